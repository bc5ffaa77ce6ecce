package io.niffler.standalone.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Aligned columns, numbers to the right. What devices wrote is shown without control characters: they could steer a terminal. */
final class TextTable {
    private static final int WIDEST = 64;

    /** Control characters, also those of 8 bits, and what turns the direction of the text around it. */
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\u2028-\\u202E\\u2066-\\u2069]");

    /**
     * A column.
     *
     * @param numeric whether its cells are aligned to the right
     */
    record Column(String name, boolean numeric) {}

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Adds a row with a cell for each column. */
    void add(List<String> cells) {
        rows.add(cells.stream().map(TextTable::shown).toList());
    }

    /** Prints the table; nothing when there are no rows. */
    void print(PrintWriter out) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> names = columns.stream().map(Column::name).toList();
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            int widest = rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0);
            widths.add(Math.max(widest, names.get(i).length()));
        }
        line(out, names, widths);
        line(out, widths.stream().map("-"::repeat).toList(), widths);
        rows.forEach(row -> line(out, row, widths));
    }

    private void line(PrintWriter out, List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(widths.get(i) - cells.get(i).length());
            line.append(columns.get(i).numeric() ? padding + cells.get(i) : cells.get(i) + padding)
                    .append("  ");
        }
        out.println(line.toString().stripTrailing());
    }

    private static String shown(String text) {
        String shown = STEERING.matcher(text).replaceAll("?");
        return shown.length() <= WIDEST ? shown : shown.substring(0, WIDEST - 3) + "...";
    }
}
