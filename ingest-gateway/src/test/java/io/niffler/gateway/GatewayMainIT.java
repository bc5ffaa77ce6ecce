package io.niffler.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class GatewayMainIT {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void endsWithUsageOnWhatItDoesNotUnderstand() throws Exception {
        assertThat(run("--colour")).isEqualTo(GatewayMain.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--colour").contains("-Dkey=value");
        assertThat(run("-Dgateway.prot=1")).isEqualTo(GatewayMain.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("did you mean gateway.port?");
        assertThat(run("--config", folder.resolve("none.yaml").toString())).isEqualTo(GatewayMain.USAGE);
        assertThat(run("--help")).isEqualTo(GatewayMain.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("usage:");
    }

    @Test
    void endsWithEnvironmentWhenAPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run(
                            "-Dgateway.port=" + taken.getLocalPort(),
                            "-Dgateway.bind=127.0.0.1",
                            "-Dgateway.admin-port=0",
                            "-Dkafka.bootstrap-servers=127.0.0.1:1",
                            "-Ddata=" + folder))
                    .isEqualTo(GatewayMain.ENVIRONMENT);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot start");
    }

    @Test
    void closesInOrderOnSigterm() throws Exception {
        Path output = folder.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GatewayMain.class.getName(),
                        "-Dgateway.port=0",
                        "-Dgateway.bind=127.0.0.1",
                        "-Dgateway.admin-port=0",
                        "-Dgateway.publish-timeout=1s",
                        "-Dkafka.bootstrap-servers=127.0.0.1:1",
                        "-Ddata=" + folder)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> text(output).contains("READY"));
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }

    private int run(String... arguments) throws InterruptedException {
        return GatewayMain.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new CountDownLatch(0));
    }
}
