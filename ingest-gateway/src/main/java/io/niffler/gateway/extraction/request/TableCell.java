package io.niffler.gateway.extraction.request;

/**
 * Writes a cell of comma-separated values that no spreadsheet takes for a formula. A text that begins with a sign that could begin one, or with an
 * apostrophe, gets an apostrophe in front; whoever reads the table takes one away and has the text again. Control characters, which none of
 * the values in these tables may hold (PS3.5 6.2), become U+FFFD, so that each row is one line.
 */
final class TableCell {
    private static final char APOSTROPHE = '\'';

    /** With the wide forms that some spreadsheets take for the same. */
    private static final String BEGINS_FORMULA = "=+-@'\uFF1D\uFF0B\uFF0D\uFF20";

    private static final String NEEDS_QUOTES = ",;\"' ";
    private static final char REPLACEMENT = '\uFFFD';

    private TableCell() {}

    static void append(StringBuilder row, String text) {
        StringBuilder cell = new StringBuilder(text.length() + 1);
        if (!text.isEmpty() && (BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 || isControl(text.charAt(0)))) {
            cell.append(APOSTROPHE);
        }
        boolean quotes = !cell.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quotes |= NEEDS_QUOTES.indexOf(c) >= 0;
            cell.append(isControl(c) ? REPLACEMENT : c);
        }
        if (!quotes) {
            row.append(cell);
            return;
        }
        row.append('"').append(cell.toString().replace("\"", "\"\"")).append('"');
    }

    /** Also the line and paragraph separators of Unicode. */
    private static boolean isControl(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
