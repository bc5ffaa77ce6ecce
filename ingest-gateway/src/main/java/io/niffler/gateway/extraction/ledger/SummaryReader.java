package io.niffler.gateway.extraction.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a ledger once for the states, and once more for the words about a few rows. */
final class SummaryReader {
    private static final int MAX_LIMIT = 10_000;
    private static final int MAX_TROUBLES = 16;

    private final Path path;
    private final int after;
    private final int limit;
    private final SortedMap<Integer, Notes> chosen = new TreeMap<>();

    private static final class Notes {
        LedgerLine end;
        final Map<String, LedgerLine> troubles = new LinkedHashMap<>();
    }

    SummaryReader(Path path, int after, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("The limit is 1 to " + MAX_LIMIT + " rows.");
        }
        this.path = path;
        this.after = after;
        this.limit = limit;
    }

    LedgerSummary read() throws LedgerException {
        if (!Files.isRegularFile(path)) {
            throw new LedgerException(path + " is not there. Name the ledger of a run that was begun.");
        }
        try {
            LedgerReplay replay = new LedgerReplay(path.toString(), LedgerReplay.defaultMaxDetails());
            try (InputStream in = Files.newInputStream(path)) {
                replay.read(in);
            }
            if (!replay.begun()) {
                throw new LedgerException(path + " tells nothing: no run was begun with it.");
            }
            choose(replay);
            collect(replay.wholeBytes());
            return summary(replay);
        } catch (LedgerException e) {
            throw e;
        } catch (IOException e) {
            throw new LedgerException(path + " cannot be read.", e);
        }
    }

    private void choose(LedgerReplay replay) {
        for (int line = Math.max(after + 1, 2); line <= replay.header().lastLine() && chosen.size() < limit; line++) {
            EntryState state = replay.states().row(line);
            if (state != null && state.needsAttention()) {
                chosen.put(line, new Notes());
            }
        }
    }

    private void collect(long bytes) throws IOException {
        if (chosen.isEmpty()) {
            return;
        }
        try (InputStream in = Files.newInputStream(path)) {
            LineReader lines = new LineReader(in);
            lines.next();
            while (lines.wholeBytes() < bytes) {
                String text = lines.next();
                if (text == null) {
                    break;
                }
                LedgerLine line = LineFormat.parse(text);
                Notes notes = chosen.get(line.row());
                if (notes != null) {
                    note(notes, line);
                }
            }
        } catch (BadLineException e) {
            throw new LedgerException(
                    path + " was changed by something else than a run while it was read. Read it again.");
        }
    }

    private static void note(Notes notes, LedgerLine line) {
        if (line.aboutRow()) {
            notes.end = line;
            return;
        }
        String key = line.aboutStudy() ? line.study() : "query " + line.query();
        if (line.state() == EntryState.COMPLETE || (line.aboutQuery() && line.state() == EntryState.FOUND)) {
            notes.troubles.remove(key);
        } else if (notes.troubles.size() < MAX_TROUBLES || notes.troubles.containsKey(key)) {
            notes.troubles.put(key, line);
        }
    }

    private LedgerSummary summary(LedgerReplay replay) throws LedgerException {
        List<Attention> attention = new ArrayList<>();
        for (Map.Entry<Integer, Notes> entry : chosen.entrySet()) {
            attention.add(attention(replay, entry.getKey(), entry.getValue()));
        }
        LedgerHeader header = replay.header();
        return new LedgerSummary(
                header.run(),
                header.asked(),
                replay.sessions(),
                header.rows(),
                replay.first(),
                replay.last(),
                replay.states().tally().counts(header.rows()),
                attention);
    }

    private Attention attention(LedgerReplay replay, int row, Notes notes) throws LedgerException {
        if (notes.end == null) {
            throw new LedgerException(path + " was replaced while it was read. Read it again.");
        }
        List<Trouble> troubles = new ArrayList<>();
        for (LedgerLine line : notes.troubles.values()) {
            troubles.add(new Trouble(line.query(), line.study(), line.state(), line.attempt(), line.outcome()));
        }
        int all = replay.states().details(row).troubles();
        return new Attention(
                row,
                notes.end.state(),
                notes.end.attempt(),
                notes.end.outcome(),
                troubles,
                Math.max(0, all - troubles.size()));
    }
}
