package io.niffler.benchmarks.cstore;

import io.niffler.benchmarks.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** DCMTK's {@code storescp}: a process per association, files written as received. */
final class DcmtkReceiver implements Receiver {
    private final Path files;
    private final int port = Processes.freePort();
    private final Process process;

    DcmtkReceiver(Path folder) throws IOException {
        files = Files.createDirectories(folder.resolve("dcmtk"));
        Path log = folder.resolve("dcmtk.log");
        process = Processes.start(
                log,
                List.of(
                        "storescp",
                        "--fork",
                        "--accept-all",
                        "--bit-preserving",
                        "--max-pdu",
                        "131072",
                        "-od",
                        files.toString(),
                        Integer.toString(port)));
        Processes.awaitPort(process, port, Duration.ofSeconds(10), log);
    }

    @Override
    public String name() {
        return "DCMTK storescp";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String aeTitle() {
        return "STORESCP";
    }

    @Override
    public List<Process> processes() {
        return List.of(process);
    }

    @Override
    public void forget() throws IOException {
        Processes.deleteContents(files);
    }

    @Override
    public void close() {
        Processes.stop(process);
    }
}
