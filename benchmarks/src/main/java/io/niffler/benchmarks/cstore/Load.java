package io.niffler.benchmarks.cstore;

import io.niffler.benchmarks.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The same sender for every receiver: DCMTK {@code storescu} processes, one association each, started together.
 * {@code storescu} ends with status 0 only if every instance was answered Success.
 */
final class Load {
    private static final long LIMIT_SECONDS = 600;

    private Load() {}

    /** Seconds from the first start to the last end; the folders hold what each association sends. */
    static double send(Receiver receiver, List<Path> folders, Path log) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<Process> senders = new ArrayList<>();
        for (Path folder : folders) {
            senders.add(Processes.start(
                    log,
                    List.of(
                            "storescu",
                            "--max-pdu",
                            "131072",
                            "--max-send-pdu",
                            "131072",
                            "-aec",
                            receiver.aeTitle(),
                            "+sd",
                            "127.0.0.1",
                            Integer.toString(receiver.port()),
                            folder.toString())));
        }
        for (Process sender : senders) {
            if (!sender.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                senders.forEach(Processes::stop);
                throw new IOException(receiver.name() + " took longer than " + LIMIT_SECONDS + " s, see " + log);
            }
            if (sender.exitValue() != 0) {
                throw new IOException(
                        receiver.name() + ": a sender ended with status " + sender.exitValue() + ", see " + log);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
