package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.standalone.ChildJvm;
import io.niffler.standalone.RunningUp;
import io.niffler.standalone.demo.DemoFiles;
import io.niffler.standalone.demo.DemoStudy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpIT {
    private static final Duration ARRIVAL = Duration.ofMinutes(2);

    @TempDir
    Path temp;

    @Test
    void receivesShowsStopsAndKeeps() throws Exception {
        List<DemoStudy> studies = DemoStudy.plan(3, LocalDate.of(2026, 1, 15));
        Path files = temp.resolve("files");
        DemoFiles.write(studies, files, count -> {});
        int sent = DemoFiles.count(studies);
        try (RunningUp up = new RunningUp(temp)) {
            up.start();
            assertThat(Files.getPosixFilePermissions(up.data))
                    .as("others cannot read patient data")
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            String node = "localhost:" + up.dicomPort;
            assertThat(CommandRun.of("echo", node).exitCode()).isZero();
            CommandRun wrongTitle = CommandRun.of("echo", node, "--called", "SOMEBODY");
            assertThat(wrongTitle.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(wrongTitle.err()).contains("called AE title not recognized");

            CommandRun send = CommandRun.of("send", node, files + "/study-*/**", "--associations", "3");
            assertThat(send.exitCode()).as(send.out() + send.err()).isZero();
            assertThat(send.out()).contains(sent + " of " + sent + " stored");

            await().atMost(ARRIVAL).untilAsserted(() -> assertArrived(up, sent));
            assertThat(show(up, "studies").out()).contains("instanceCount", "CT", "MR", "CR");
            assertThat(show(up, "featureset2").out()).contains("StationName", "8 of 8 documents");
            CommandRun none = show(up, "nothing");
            assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(none.err()).contains("series, studies");

            assertThatASecondOneIsRefused(up);

            assertThat(up.child().stop(60)).isZero();
            assertThat(up.child().output()).contains("stopped").doesNotContain("not cleanly");
            up.start();
            assertThat(up.child().output()).contains("resumed from");
            assertArrived(up, sent);
        }
    }

    private void assertThatASecondOneIsRefused(RunningUp up) throws Exception {
        try (ChildJvm second = ChildJvm.start(
                temp.resolve("second.out"), List.of("-Xmx256m"), Niffler.class.getName(), up.arguments(), Map.of())) {
            assertThat(second.waitFor(60)).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(second.output()).contains("in use by another niffler", "--data DIR");
        }
    }

    private static void assertArrived(RunningUp up, int sent) {
        CommandRun run = show(up, "studies", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        int arrived = run.out()
                .lines()
                .mapToInt(line -> ((Number) org.bson.Document.parse(line).get("instanceCount")).intValue())
                .sum();
        assertThat(arrived).isEqualTo(sent);
    }

    /** Without the port: the data folder says where the process listens. */
    private static CommandRun show(RunningUp up, String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of("show", "--data", up.data.toString()));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(new String[0]));
    }
}
