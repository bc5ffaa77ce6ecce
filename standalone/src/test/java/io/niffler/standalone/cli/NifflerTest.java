package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.standalone.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NifflerTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"up", "demo", "echo", "send", "png", "show", "utilization", "scanners"})
    void everyCommandExplainsItselfWithExamples(String command) {
        CommandRun run = CommandRun.of(command, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: niffler " + command, "Examples:");
    }

    @Test
    void withoutACommandItShowsThemAll() {
        CommandRun run = CommandRun.of();
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("up", "demo", "echo", "send", "show");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:", ":104", "localhost:0", "localhost:70000", "localhost:dicom"})
    void namesAnAddressThatIsNone(String address) {
        CommandRun run = CommandRun.of("echo", address);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(address, "HOST:PORT");
    }

    @Test
    void saysWhenNobodyAnswersAnEcho() throws IOException {
        CommandRun run = CommandRun.of("echo", "127.0.0.1:" + Ports.free());
        assertThat(run.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("No DICOM node answers").doesNotContain("\tat ");
    }

    @Test
    void showsStackTracesOnlyWhenAsked() throws IOException {
        CommandRun run = CommandRun.of("echo", "127.0.0.1:" + Ports.free(), "--verbose");
        assertThat(run.err()).contains("\tat ");
    }

    @Test
    void refusesAnAeTitleThatIsNone() {
        CommandRun run = CommandRun.of("echo", "127.0.0.1:104", "--aet", "MUCH_TOO_LONG_A_TITLE");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("MUCH_TOO_LONG_A_");
    }

    @Test
    void namesAPathThatIsNotThere() {
        CommandRun run =
                CommandRun.of("send", "127.0.0.1:104", temp.resolve("nothing").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(temp.resolve("nothing").toString());
    }

    @Test
    void countsFilesThatAreNotDicom() throws IOException {
        Files.writeString(temp.resolve("notes.txt"), "not DICOM");
        CommandRun run = CommandRun.of("send", "127.0.0.1:104", temp.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("0 DICOM files, 1 others passed over");
    }

    @Test
    void saysHowToFindAStoreWhenNoneRuns() throws IOException {
        CommandRun run =
                CommandRun.of("show", "series", "--data", temp.toString(), "-Dmongo.embedded-port=" + Ports.free());
        assertThat(run.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("niffler up", "--mongo-uri");
    }

    @Test
    void suggestsTheSettingThatWasMeant() {
        CommandRun run = CommandRun.of("up", "--data", temp.toString(), "-Dgateway.prot=104");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("gateway.prot", "gateway.port");
    }

    @Test
    void startsNothingForAGatewayThatCannotBe() {
        Path data = temp.resolve("data");
        CommandRun run = CommandRun.of("up", "--data", data.toString(), "-Dgateway.in-flight-limit=1 MiB");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("gateway.in-flight-limit", "82 MiB");
        assertThat(data.resolve("kafka")).doesNotExist();
    }

    @Test
    void namesTheSettingOfATakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.of(
                    "up",
                    "--data",
                    temp.toString(),
                    "-Dgateway.bind=127.0.0.1",
                    "-Dgateway.port=" + taken.getLocalPort());
            assertThat(run.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(run.err()).contains("Port " + taken.getLocalPort() + " (gateway.port)", "-Dgateway.port=PORT");
        }
    }

    @Test
    void refusesAConfigurationFileThatIsNotThere() {
        CommandRun run =
                CommandRun.of("up", "--config", temp.resolve("none.yaml").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("none.yaml");
    }
}
