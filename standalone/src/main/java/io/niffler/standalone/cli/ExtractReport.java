package io.niffler.standalone.cli;

import io.niffler.dicom.net.Status;
import io.niffler.gateway.extraction.ledger.Attention;
import io.niffler.gateway.extraction.ledger.EntryState;
import io.niffler.gateway.extraction.ledger.LedgerCounts;
import io.niffler.gateway.extraction.ledger.LedgerSummary;
import io.niffler.gateway.extraction.ledger.Outcome;
import io.niffler.gateway.extraction.ledger.Trouble;
import io.niffler.gateway.extraction.request.QueryFileCheck;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What {@code extract} prints of its rows. */
final class ExtractReport {
    private static final Set<EntryState> COMPLETE = Set.of(EntryState.COMPLETE);

    private final PrintWriter out;

    ExtractReport(PrintWriter out) {
        this.out = out;
    }

    /** What is to be done, or what keeps it from being done. */
    void check(Path csv, QueryFileCheck check) {
        check.problems().forEach(problem -> out.println(csv + ", " + problem));
        if (check.problemCount() > check.problems().size()) {
            out.printf(
                    "... and %,d more problems%n",
                    check.problemCount() - check.problems().size());
        }
        if (check.isGood()) {
            out.printf("%s: %,d rows, %,d queries%n", csv, check.rows(), check.queries());
            if (check.repeated() > 0) {
                out.printf(
                        "%,d rows ask for what a row before has asked, first in line %d%n",
                        check.repeated(), check.repeatedLines().get(0));
            }
        } else {
            out.println("Nothing was asked: correct these lines first.");
        }
        out.flush();
    }

    /**
     * The end of a run, and its exit code.
     *
     * @param gaveUp why it ended before its rows, if so
     */
    int end(LedgerCounts counts, Path ledger, Optional<String> gaveUp) {
        rows(counts);
        out.println("The ledger is " + ledger
                + (counts.needAttention() > 0 ? "; --status lists what needs attention" : ""));
        gaveUp.ifPresent(
                why -> out.println(why + ". What is pending was not asked; the same command goes on from here."));
        out.flush();
        if (gaveUp.isPresent()) {
            return ExitCode.ENVIRONMENT;
        }
        return allComplete(counts) ? ExitCode.OK : ExitCode.PARTLY_FAILED;
    }

    /** What a ledger says, and the exit code for it. */
    int status(LedgerSummary summary) {
        out.printf(
                "%s, begun %s, last change %s, opened %,d times%n",
                summary.run(), summary.first(), summary.last(), summary.sessions());
        summary.asked().forEach((key, value) -> out.println("  " + key + ": " + value));
        rows(summary.counts());
        summary.attention().forEach(this::attention);
        long more = summary.counts().needAttention() - summary.attention().size();
        if (more > 0) {
            out.printf("... and %,d more rows that need attention, in the ledger%n", more);
        }
        out.flush();
        return allComplete(summary.counts()) ? ExitCode.OK : ExitCode.PARTLY_FAILED;
    }

    private static boolean allComplete(LedgerCounts counts) {
        return COMPLETE.containsAll(counts.rows().keySet())
                && COMPLETE.containsAll(counts.studies().keySet());
    }

    private void rows(LedgerCounts counts) {
        for (EntryState state : EntryState.values()) {
            if (counts.rows(state) > 0) {
                out.printf("%,12d  rows %s%n", counts.rows(state), state.text());
            }
        }
        out.printf("%,12d  studies complete%n", counts.studies(EntryState.COMPLETE));
        out.printf("%,12d  instances of %,d that were announced%n", counts.received(), counts.expected());
    }

    private void attention(Attention row) {
        out.printf("line %d: %s%s%n", row.line(), row.state().text(), text(row.outcome()));
        for (Trouble trouble : row.troubles()) {
            String what = trouble.study().isEmpty() ? "query " + trouble.query() : "study " + trouble.study();
            out.printf("  %s: %s%s%n", what, trouble.state().text(), text(trouble.outcome()));
        }
        if (row.moreTroubles() > 0) {
            out.printf("  ... and %,d more%n", row.moreTroubles());
        }
    }

    private static String text(Outcome outcome) {
        StringBuilder text = new StringBuilder();
        if (outcome.expected() != Outcome.UNKNOWN && outcome.received() != Outcome.UNKNOWN) {
            text.append(", ").append(outcome.received()).append(" of ").append(outcome.expected());
        }
        if (outcome.status() != Outcome.UNKNOWN) {
            text.append(", ").append(Status.toString(outcome.status()));
        }
        if (!outcome.comment().isEmpty()) {
            text.append(", ").append(outcome.comment());
        }
        return text.toString();
    }
}
