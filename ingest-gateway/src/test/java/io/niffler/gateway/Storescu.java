package io.niffler.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** DCMTK's storescu as a peer. */
final class Storescu {
    private static final List<Path> PLACES = List.of(Path.of("/usr/bin/storescu"), Path.of("/usr/local/bin/storescu"));

    private Storescu() {}

    /** Skips the calling test where DCMTK is not installed. */
    static void assumeInstalled() {
        Assumptions.assumeTrue(
                PLACES.stream().anyMatch(Files::isExecutable), "DCMTK's storescu is not installed (package dcmtk)");
    }

    /** Starts sending; the output goes to a file. */
    static Process start(InetSocketAddress to, Path output, List<String> options, List<Path> files) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString());
        command.addAll(options);
        command.addAll(List.of("-aet", "DCMTK", "-aec", "NIFFLER", "127.0.0.1", Integer.toString(to.getPort())));
        files.forEach(file -> command.add(file.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(output.toFile());
        // DCMTK 3.6.7 leaves Nagle's algorithm on otherwise, and each small instance waits for it.
        builder.environment().put("TCP_NODELAY", "1");
        return builder.start();
    }

    /** Sends and returns the exit code. */
    static int send(InetSocketAddress to, Path output, List<String> options, List<Path> files)
            throws IOException, InterruptedException {
        Process process = start(to, output, options, files);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("storescu did not end within 120 s");
        }
        return process.exitValue();
    }
}
