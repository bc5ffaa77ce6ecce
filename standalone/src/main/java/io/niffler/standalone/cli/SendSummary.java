package io.niffler.standalone.cli;

import io.niffler.standalone.send.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Counts the outcomes of a send and prints them. */
final class SendSummary {
    /** Failures listed one by one; the rest is only counted. */
    private static final int LISTED = 50;

    private static final double MB = 1e6;

    private final Map<String, Integer> byStatus = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private int answered;
    private int stored;
    private int failed;
    private int skipped;
    private long storedBytes;
    private long startNanos = System.nanoTime();
    private long lastNanos = startNanos;

    synchronized void start() {
        startNanos = System.nanoTime();
        lastNanos = startNanos;
    }

    /** Returns how many outcomes are known now. */
    synchronized int add(Outcome outcome) {
        lastNanos = System.nanoTime();
        byStatus.merge(outcome.summary(), 1, Integer::sum);
        if (outcome.stored()) {
            stored++;
            storedBytes += outcome.outgoing().instance().length();
        } else {
            String detail = outcome.detail().isEmpty() ? "" : ", " + outcome.detail();
            fail(outcome.outgoing().label() + ": " + outcome.summary() + detail);
        }
        answered++;
        return answered;
    }

    synchronized void addUnreadable(Path file, IOException problem) {
        byStatus.merge("not readable", 1, Integer::sum);
        fail(file + ": not sent, " + EchoCommand.reason(problem));
    }

    synchronized void addSkipped() {
        skipped++;
    }

    synchronized int skipped() {
        return skipped;
    }

    synchronized int answered() {
        return answered;
    }

    synchronized boolean allStored() {
        return failed == 0;
    }

    synchronized void print(PrintWriter out) {
        byStatus.forEach((status, count) -> out.printf("  %,7d  %s%n", count, status));
        double seconds = Math.max(1e-3, (lastNanos - startNanos) / (double) TimeUnit.SECONDS.toNanos(1));
        out.printf(
                "%,d of %,d stored, %.1f MB in %.1f s (%.0f/s, %.1f MB/s)%n",
                stored, answered, storedBytes / MB, seconds, answered / seconds, storedBytes / MB / seconds);
        failures.forEach(failure -> out.println("  failed: " + failure));
        if (failed > failures.size()) {
            out.printf("  and %,d more%n", failed - failures.size());
        }
    }

    private void fail(String line) {
        failed++;
        if (failures.size() < LISTED) {
            failures.add(line);
        }
    }
}
