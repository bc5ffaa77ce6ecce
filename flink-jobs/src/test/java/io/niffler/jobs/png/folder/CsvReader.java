package io.niffler.jobs.png.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads comma-separated values as RFC 4180 defines them, for tests. */
final class CsvReader {
    private CsvReader() {}

    /** The rows with their cells; every row must have as many as the first. */
    static List<List<String>> rows(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String text = Files.readString(file);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        if (quoted || cell.length() > 0 || !row.isEmpty()) {
            throw new AssertionError(file + " does not end with a whole row");
        }
        rows.forEach(each -> {
            if (each.size() != rows.get(0).size()) {
                throw new AssertionError(file + " has rows of " + each.size() + " cells");
            }
        });
        return rows;
    }

    /** The rows by their cells in a column, each row by the names of the first row. */
    static Map<String, Map<String, String>> byColumn(Path file, String column) throws IOException {
        List<List<String>> rows = rows(file);
        Map<String, Map<String, String>> byColumn = new HashMap<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < row.size(); i++) {
                cells.put(rows.get(0).get(i), row.get(i));
            }
            if (byColumn.put(cells.get(column), cells) != null) {
                throw new AssertionError(file + " has two rows of the same " + column);
            }
        }
        return byColumn;
    }
}
