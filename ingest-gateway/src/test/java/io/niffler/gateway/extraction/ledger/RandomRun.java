package io.niffler.gateway.extraction.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Asks for rows in any order, several at a time, with any outcome; each row always has the same studies. */
final class RandomRun {
    static final Set<EntryState> ALL = Set.of(EntryState.FAILED, EntryState.PARTIAL, EntryState.NOT_FOUND);
    private static final int AT_A_TIME = 3;

    private final Path file;
    private final int rows;
    private final Random random;

    RandomRun(Path file, int rows, long seed) {
        this.file = file;
        this.rows = rows;
        random = new Random(seed);
    }

    Ledger open(Set<EntryState> retry) throws IOException {
        return new LedgerOpener(Runs.seconds(), path -> new TestSink(path, Long.MAX_VALUE))
                .open(file, Runs.of(rows), retry);
    }

    static int queries(int line) {
        return 1 + line % 3;
    }

    /** Goes on for so many steps, and leaves what is under way as it is. */
    void steps(Set<EntryState> retry, int steps) throws IOException {
        try (Ledger ledger = open(retry)) {
            List<LedgerRow> underWay = new ArrayList<>();
            List<Integer> waiting = lines();
            for (int step = 0; step < steps; step++) {
                if (underWay.size() < AT_A_TIME && !waiting.isEmpty()) {
                    int line = waiting.remove(waiting.size() - 1);
                    if (random.nextInt(20) == 0 && ledger.counts().rows(EntryState.INVALID) == 0) {
                        tryInvalid(ledger, line);
                    }
                    ledger.begin(line, Runs.values(line), queries(line)).ifPresent(underWay::add);
                }
                if (!underWay.isEmpty()) {
                    int index = random.nextInt(underWay.size());
                    if (step(underWay.get(index))) {
                        underWay.remove(index);
                    }
                }
            }
        }
    }

    private static void tryInvalid(Ledger ledger, int line) throws IOException {
        try {
            ledger.invalid(line, Runs.values(line), "no date");
        } catch (IllegalStateException e) {
            // The row was begun before
            return;
        }
    }

    private List<Integer> lines() {
        List<Integer> lines = new ArrayList<>();
        for (int line = 2; line <= rows + 1; line++) {
            lines.add(line);
        }
        Collections.shuffle(lines, random);
        return lines;
    }

    private boolean step(LedgerRow row) throws IOException {
        int kind = random.nextInt(30);
        if (kind == 0) {
            row.close();
            return true;
        }
        for (int query = 1; query <= queries(row.line()); query++) {
            if (!row.answered(query)) {
                answer(row, query);
                return false;
            }
        }
        for (KnownStudy study : row.studies()) {
            if (study.state() == EntryState.PENDING) {
                row.moving(study.uid());
                return false;
            }
            if (study.state() == EntryState.MOVING) {
                move(row, study);
                return false;
            }
        }
        row.end();
        return true;
    }

    private void answer(LedgerRow row, int query) throws IOException {
        if (random.nextInt(5) == 0) {
            row.queryFailed(query, Outcome.NONE.because(0xA700, "busy"));
            return;
        }
        row.found(query, studies(row.line(), query));
    }

    private static Map<String, Integer> studies(int line, int query) {
        Map<String, Integer> studies = new LinkedHashMap<>();
        for (int i = 0; i < (line + query) % 4; i++) {
            studies.put("1." + line + "." + query + "." + i, i == 0 ? Outcome.UNKNOWN : 10);
        }
        return studies;
    }

    private void move(LedgerRow row, KnownStudy study) throws IOException {
        switch (random.nextInt(6)) {
            case 0 -> row.again(study.uid(), Outcome.of(Outcome.UNKNOWN, random.nextInt(5)));
            case 1 -> row.ended(study.uid(), EntryState.FAILED, Outcome.NONE.because(0xC000, "no"));
            case 2 -> row.ended(study.uid(), EntryState.PARTIAL, Outcome.of(12, random.nextInt(12)));
            case 3 -> row.ended(study.uid(), EntryState.NOT_FOUND, Outcome.of(0, 0));
            default -> row.ended(study.uid(), EntryState.COMPLETE, Outcome.of(10, 10 + random.nextInt(2)));
        }
    }

    /** Goes on, retrying, until nothing is left to do but what is invalid. */
    void finish() throws IOException {
        try (Ledger ledger = open(ALL)) {
            for (int line : lines()) {
                Optional<LedgerRow> begun = ledger.begin(line, Runs.values(line), queries(line));
                if (begun.isPresent()) {
                    finish(begun.get());
                }
            }
        }
    }

    private static void finish(LedgerRow row) throws IOException {
        for (int query = 1; query <= queries(row.line()); query++) {
            if (!row.answered(query)) {
                row.found(query, studies(row.line(), query));
            }
        }
        for (KnownStudy study : row.studies()) {
            if (study.state() != EntryState.COMPLETE) {
                row.moving(study.uid());
                row.ended(study.uid(), EntryState.COMPLETE, Outcome.of(10, 10));
            }
        }
        row.end();
    }
}
