package io.niffler.gateway.extraction.request;

import java.util.List;

/**
 * One row of a CSV file.
 *
 * @param line the line of the file on which it begins, from 1
 * @param cells its cells without quotes; none when there is a fault
 * @param fault why it is no row, or null
 */
record CsvRow(long line, List<String> cells, CsvFault fault) {
    CsvRow {
        cells = List.copyOf(cells);
    }

    /** Whether it is an empty line, or one of commas alone as spreadsheets leave them. */
    boolean isBlank() {
        return fault == null && cells.stream().allMatch(String::isBlank);
    }

    /** Columns up to the last that holds anything. */
    int width() {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).isBlank()) {
            width--;
        }
        return width;
    }

    /** Where it is; what it holds may be about a patient. */
    @Override
    public String toString() {
        return "row of line " + line;
    }
}
