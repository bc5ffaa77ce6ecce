package io.niffler.gateway.extraction.ledger;

import java.util.List;

/** Makes text from outside fit for a cell: one line, bounded, no formula for a spreadsheet, without the row's own values. */
final class CommentText {
    /** Characters of a comment that are kept; an Error Comment (0000,0902) has at most 64. */
    static final int LIMIT = 200;

    private static final int SHORTEST_MASKED = 3;
    private static final String MASK = "***";

    private CommentText() {}

    /**
     * Cleans a text.
     *
     * @param values of the row; where they occur in the text, in any case, they are masked if they have 3 characters or more
     */
    static String clean(String text, List<String> values) {
        return clean(text, values, LIMIT);
    }

    static String clean(String text, List<String> values, int limit) {
        // Several times the limit, so that a value across the limit is still whole when it is looked for
        String line = oneLine(text, 4 * limit);
        for (String value : values) {
            line = mask(line, value.strip());
        }
        return harmless(shorten(line, limit));
    }

    private static String oneLine(String text, int limit) {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < text.length() && line.length() < limit; ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            line.appendCodePoint(printable(character) ? character : ' ');
        }
        return line.toString().strip();
    }

    private static boolean printable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String mask(String text, String value) {
        if (value.length() < SHORTEST_MASKED) {
            return text;
        }
        StringBuilder masked = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.regionMatches(true, at, value, 0, value.length())) {
                masked.append(MASK);
                at += value.length();
            } else {
                masked.append(text.charAt(at++));
            }
        }
        return masked.toString();
    }

    private static String shorten(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return text.substring(0, end) + "\u2026";
    }

    /** Spreadsheets take =, +, -, @ and their wide forms for formulas: whatever is no letter or digit gets an apostrophe. */
    private static String harmless(String text) {
        return text.isEmpty() || Character.isLetterOrDigit(text.codePointAt(0)) ? text : "'" + text;
    }
}
