package io.niffler.jobs;

/**
 * Cells of a table in comma-separated values (RFC 4180). A cell stands in quotes when it would not be one cell without. A cell
 * that begins like a formula stays as it is: to change it would change data, such as negative numbers.
 */
public final class CsvText {
    private CsvText() {}

    /** Adds a cell with what its text needs around it. */
    public static void append(StringBuilder row, String text) {
        if (!needsQuotes(text)) {
            row.append(text);
            return;
        }
        row.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                row.append('"');
            }
            row.append(c);
        }
        row.append('"');
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
