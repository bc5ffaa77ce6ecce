package io.niffler.gateway.extraction.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A second, plain way from the text of a ledger to its state, to compare with. Reads no comments with commas. */
final class Recount {
    final Map<Integer, String> rows = new TreeMap<>();
    final Map<Integer, Map<String, String>> studies = new HashMap<>();
    final Map<String, Integer> attempts = new HashMap<>();
    final Map<String, Integer> completed = new HashMap<>();
    private final Map<String, Integer> expected = new HashMap<>();
    private final Map<String, Integer> received = new HashMap<>();

    Recount(String text) {
        String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\n", -1);
        for (int i = 1; i < lines.length - 1; i++) {
            String[] fields = lines[i].split(",", -1);
            take(fields, fields[4]);
        }
        stopMoving();
    }

    private void take(String[] fields, String state) {
        if (state.equals("opened")) {
            stopMoving();
        } else if (!fields[3].isEmpty()) {
            study(Integer.parseInt(fields[1]), fields[3], state, fields);
        } else if (!fields[1].isEmpty() && fields[2].isEmpty()) {
            int row = Integer.parseInt(fields[1]);
            rows.put(row, state);
            if (state.equals("pending")) {
                known(row).replaceAll((uid, was) -> was.equals("complete") ? was : "pending");
            }
        }
    }

    private void study(int row, String uid, String state, String[] fields) {
        String key = row + " " + uid;
        known(row).put(uid, state.equals("found") ? "pending" : state);
        if (state.equals("moving")) {
            attempts.merge(key, 1, Integer::sum);
        }
        if (state.equals("complete")) {
            completed.merge(key, 1, Integer::sum);
        }
        if (!fields[6].isEmpty()) {
            expected.put(key, Integer.valueOf(fields[6]));
        }
        if (!fields[7].isEmpty()) {
            received.put(key, Integer.valueOf(fields[7]));
        }
    }

    Map<String, String> known(int row) {
        return studies.computeIfAbsent(row, unused -> new TreeMap<>());
    }

    private void stopMoving() {
        for (Map<String, String> known : studies.values()) {
            known.replaceAll((uid, was) -> was.equals("moving") ? "pending" : was);
        }
    }

    LedgerCounts counts(int ofRows) throws BadLineException {
        Map<EntryState, Long> byRow = new HashMap<>();
        for (String state : rows.values()) {
            byRow.merge(EntryState.of(state), 1L, Long::sum);
        }
        if (rows.size() < ofRows) {
            byRow.merge(EntryState.PENDING, (long) ofRows - rows.size(), Long::sum);
        }
        Map<EntryState, Long> byStudy = new HashMap<>();
        for (Map<String, String> known : studies.values()) {
            for (String state : known.values()) {
                byStudy.merge(EntryState.of(state), 1L, Long::sum);
            }
        }
        return new LedgerCounts(byRow, byStudy, sum(expected), sum(received));
    }

    private static long sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }
}
