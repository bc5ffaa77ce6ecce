package io.niffler.standalone.pacs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a ledger says in the end: of each row, query and study the last state and counts, without times and attempts. */
public final class LedgerEnd {
    private static final int LINE = 1;
    private static final int QUERY = 2;
    private static final int STUDY = 3;
    private static final int STATE = 4;
    private static final int EXPECTED = 6;
    private static final int RECEIVED = 7;

    private LedgerEnd() {}

    /** Keys are {@code line|query|study}, values {@code state|expected|received}. */
    public static Map<String, String> of(Path ledger) throws IOException {
        Map<String, String> last = new TreeMap<>();
        for (List<String> line : lines(ledger)) {
            if (!line.get(LINE).isEmpty()) {
                last.put(
                        line.get(LINE) + '|' + line.get(QUERY) + '|' + line.get(STUDY),
                        line.get(STATE) + '|' + line.get(EXPECTED) + '|' + line.get(RECEIVED));
            }
        }
        return last;
    }

    /** How many studies are complete by now; a line that is being written does not count. */
    public static int studiesComplete(Path ledger) throws IOException {
        if (!Files.exists(ledger)) {
            return 0;
        }
        String text = Files.readString(ledger, StandardCharsets.UTF_8);
        return (int) text.lines()
                .map(LedgerEnd::fields)
                .filter(line -> line.size() > STATE
                        && !line.get(STUDY).isEmpty()
                        && line.get(STATE).equals("complete"))
                .count();
    }

    /** How many times a process took it over. */
    public static long opened(Path ledger) throws IOException {
        return lines(ledger).stream()
                .filter(line -> line.get(STATE).equals("opened"))
                .count();
    }

    private static List<List<String>> lines(Path ledger) throws IOException {
        return Files.readAllLines(ledger).stream()
                .skip(1)
                .map(LedgerEnd::fields)
                .toList();
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
