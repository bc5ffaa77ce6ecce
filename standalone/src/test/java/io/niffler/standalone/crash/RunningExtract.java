package io.niffler.standalone.crash;

import static org.awaitility.Awaitility.await;

import io.niffler.standalone.ChildJvm;
import io.niffler.standalone.cli.Niffler;
import io.niffler.standalone.pacs.LedgerEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code niffler extract} in a JVM of its own, always the same command, to be killed and started again. */
final class RunningExtract implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Path output;
    private final Path ledger;
    private final List<String> arguments;
    private ChildJvm child;

    RunningExtract(Path output, Path ledger, List<String> arguments) {
        this.output = output;
        this.ledger = ledger;
        this.arguments = arguments;
    }

    void start() throws IOException {
        List<String> options = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");
        child = ChildJvm.start(output, options, Niffler.class.getName(), arguments, Map.of());
    }

    /** Returns when so many more studies are complete than at the time of the call, while it runs. */
    void awaitMore(int studies) throws IOException {
        int before = LedgerEnd.studiesComplete(ledger);
        await("studies that are complete")
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    if (!child.isAlive()) {
                        throw new IllegalStateException("it has ended: " + child.output());
                    }
                    return LedgerEnd.studiesComplete(ledger) >= before + studies;
                });
    }

    void kill() {
        if (!child.isAlive()) {
            throw new IllegalStateException("it has ended by itself");
        }
        child.kill();
    }

    void signal(String name) throws IOException, InterruptedException {
        child.signal(name);
    }

    /** The exit code of a run that ends by itself. */
    int end() throws InterruptedException {
        return child.waitFor(LONG.toSeconds());
    }

    String output() throws IOException {
        return child.output();
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
    }
}
