package io.niffler.gateway.extraction.run;

import io.niffler.gateway.extraction.ledger.EntryState;
import io.niffler.gateway.extraction.ledger.LedgerCounts;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is told of the end of a run: counts, and where the ledger is.
 *
 * @param subject of one line of ASCII
 */
record EndText(String subject, String body) {
    static EndText of(LedgerCounts counts, Path ledger) {
        long all = sum(counts.rows());
        long left = counts.rows().entrySet().stream()
                .filter(entry -> !entry.getKey().finished())
                .mapToLong(Map.Entry::getValue)
                .sum();
        String end = left == 0 ? "ended" : "stopped";
        String subject = String.format(
                "Niffler extraction %s: %d of %d rows complete", end, counts.rows(EntryState.COMPLETE), all);
        StringBuilder body = new StringBuilder();
        body.append("The extraction has ").append(end).append(".\n\n");
        append(body, "Rows", counts.rows());
        append(body, "Studies", counts.studies());
        body.append("Instances received: ").append(counts.received());
        body.append("\nInstances announced: ").append(counts.expected());
        body.append("\nRows that need attention: ").append(counts.needAttention());
        body.append("\n\nWhat became of each row is in the ledger:\n").append(printable(ledger.toAbsolutePath()));
        return new EndText(subject, body.append('\n').toString());
    }

    private static void append(StringBuilder body, String what, Map<EntryState, Long> counts) {
        body.append(what).append(": ").append(sum(counts)).append('\n');
        counts.forEach((state, count) -> {
            if (count != 0) {
                body.append("  ")
                        .append(state.text())
                        .append(": ")
                        .append(count)
                        .append('\n');
            }
        });
    }

    private static long sum(Map<EntryState, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String printable(Path path) {
        return path.toString().replaceAll("\\p{Cntrl}", "?");
    }
}
