package io.niffler.gateway.extraction.request;

/**
 * Why a row cannot be queried. Holds no value of the row.
 *
 * @param line the line of the file on which the row begins, from 1
 * @param column the column, from 1; 0 when the row as a whole is meant
 * @param attribute the keyword that the column is asked for as; empty when the row as a whole is meant
 * @param text what is wrong and what to do
 */
public record Problem(long line, int column, String attribute, String text) {
    static Problem ofRow(long line, String text) {
        return new Problem(line, 0, "", text);
    }

    static Problem ofCell(long line, QueryAttribute attribute, String text) {
        return new Problem(line, attribute.column() + 1, attribute.name(), text);
    }

    /** {@code line 7, column 2 (AccessionNumber): is empty}. */
    @Override
    public String toString() {
        return column == 0
                ? "line " + line + ": " + text
                : "line " + line + ", column " + column + " (" + attribute + "): " + text;
    }
}
