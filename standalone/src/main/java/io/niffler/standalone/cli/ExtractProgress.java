package io.niffler.standalone.cli;

import io.niffler.gateway.extraction.flow.ArrivalTotals;
import io.niffler.gateway.extraction.flow.Gate;
import io.niffler.gateway.extraction.flow.Waiting;
import io.niffler.gateway.extraction.ledger.EntryState;
import io.niffler.gateway.extraction.ledger.Ledger;
import io.niffler.gateway.extraction.ledger.LedgerCounts;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows how far an extraction is: one line that is redrawn on a terminal, else a line now and then, fewer as time goes by. Not thread-safe.
 */
final class ExtractProgress {
    private static final int WIDTH = 10;
    private static final int WITH_FRACTION = 100;

    /** Cuts a line that is too long instead of going on in the next one, which could not be redrawn. */
    private static final String BEGIN = "\r\033[?7l";

    private static final String END = "\033[K\033[?7h";
    private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();
    private static final long FIRST_PAUSE_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long LAST_PAUSE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final PrintWriter out;
    private final boolean terminal;
    private final long rows;
    private final Ledger ledger;
    private final Optional<Supplier<ArrivalTotals>> arrivals;
    private final Gate gate;
    private final Pace pace = new Pace();
    private final long start = System.nanoTime();
    private final long receivedBefore;
    private long last = start;
    private long lastRows;
    private long lastBytes;
    private long shown = start - FIRST_PAUSE_NANOS;
    private Waiting.Cause shownCause = Waiting.Cause.NOTHING;

    /**
     * Begins.
     *
     * @param rows of the CSV
     * @param arrivals empty when nothing is retrieved
     */
    ExtractProgress(
            PrintWriter out,
            boolean terminal,
            long rows,
            Ledger ledger,
            Optional<Supplier<ArrivalTotals>> arrivals,
            Gate gate) {
        this.out = out;
        this.terminal = terminal;
        this.rows = rows;
        this.ledger = ledger;
        this.arrivals = arrivals;
        this.gate = gate;
        LedgerCounts counts = ledger.counts();
        receivedBefore = counts.received();
        lastRows = ended(counts);
    }

    /** Rows that are done with, well or not. */
    static long ended(LedgerCounts counts) {
        return counts.rows().entrySet().stream()
                .filter(entry -> entry.getKey().finished())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Looks how far it is, and shows it unless that was done just before. */
    void update() {
        long now = System.nanoTime();
        Waiting waiting = gate.waiting();
        LedgerCounts counts = ledger.counts();
        ArrivalTotals totals = totals();
        if (waiting.cause() == Waiting.Cause.NOTHING) {
            pace.worked(now - last, ended(counts) - lastRows, totals.bytes() - lastBytes);
        }
        last = now;
        lastRows = ended(counts);
        lastBytes = totals.bytes();
        boolean news = waiting.cause() != shownCause;
        if (news || now - shown >= pause(now)) {
            shown = now;
            shownCause = waiting.cause();
            show(counts, totals, waiting);
        }
    }

    private ArrivalTotals totals() {
        return arrivals.map(Supplier::get).orElse(new ArrivalTotals(0, 0, 0));
    }

    private long pause(long now) {
        if (terminal) {
            return REDRAW_NANOS;
        }
        return now - start < LAST_PAUSE_NANOS ? FIRST_PAUSE_NANOS : LAST_PAUSE_NANOS;
    }

    /** Shows the last state and ends the line. */
    void finish() {
        LedgerCounts counts = ledger.counts();
        show(counts, totals(), Waiting.of(Waiting.Cause.NOTHING));
        if (terminal) {
            out.println();
        }
        out.flush();
    }

    private void show(LedgerCounts counts, ArrivalTotals totals, Waiting waiting) {
        long ended = ended(counts);
        String line = String.format("%,d of %,d rows, %s", ended, rows, details(counts, totals));
        String state = waiting.cause() == Waiting.Cause.NOTHING ? speed(ended) : ", " + text(waiting);
        if (terminal) {
            out.print(BEGIN + Progress.bar(WIDTH, ended, rows) + " " + line + state + END);
        } else {
            out.println(line + state);
        }
        out.flush();
    }

    private String details(LedgerCounts counts, ArrivalTotals totals) {
        if (arrivals.isEmpty()) {
            return String.format("%,d studies", ledger.found());
        }
        // The ledger is told of a study at its end
        long instances = Math.max(counts.received(), receivedBefore + totals.instances());
        return String.format("%,d studies, %,d instances", counts.studies(EntryState.COMPLETE), instances);
    }

    private String speed(long ended) {
        StringBuilder text = new StringBuilder();
        if (arrivals.isPresent()) {
            pace.megabytesPerSecond()
                    .ifPresent(rate -> text.append(
                            String.format(Locale.ROOT, rate < WITH_FRACTION ? ", %.1f MB/s" : ", %.0f MB/s", rate)));
        }
        if (ended < rows) {
            pace.left(rows - ended)
                    .ifPresent(
                            left -> text.append(", ").append(Times.text(left)).append(" left"));
        }
        return text.toString();
    }

    static String text(Waiting waiting) {
        return switch (waiting.cause()) {
            case NOTHING -> "";
            case STOPPED -> "stopping";
            case PAUSED -> "paused";
            case NIGHT ->
                "waiting for "
                        + TIME.format(LocalDateTime.now(ZoneId.systemDefault())
                                .plus(waiting.left())
                                .plusSeconds(30));
            case PACS -> waiting.why() + ", next try in " + Times.text(waiting.left());
        };
    }
}
