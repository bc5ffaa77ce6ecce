package io.niffler.jobs.utilization.tables;

import io.niffler.jobs.utilization.exams.Stretch;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The original's intermediate table of one day. Rows that cannot be read are left out and reported.
 *
 * @param date of the day
 * @param rows in the order of the file
 * @param badRows the first {@link #MAX_REPORTED} rows that cannot be read
 * @param badRowCount how many there are
 */
public record IntermediateTable(LocalDate date, List<Stretch> rows, List<BadRow> badRows, long badRowCount) {
    public static final int MAX_REPORTED = 20;
    private static final String HEADER = "DeviceSerialNumber";

    /**
     * A row that cannot be read.
     *
     * @param line its number in the file, from 1
     * @param reason what is wrong, without any of its values
     */
    public record BadRow(long line, String reason) {
        @Override
        public String toString() {
            return "line " + line + ": " + reason;
        }
    }

    /** Reads a file. */
    public static IntermediateTable read(Path file, LocalDate date, RowReading reading) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, date, reading);
        }
    }

    static IntermediateTable read(InputStream in, LocalDate date, RowReading reading) throws IOException {
        BoundedLines lines = new BoundedLines(in);
        List<Stretch> rows = new ArrayList<>();
        List<BadRow> badRows = new ArrayList<>();
        long badRowCount = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank() || (lines.number() == 1 && line.startsWith(HEADER))) {
                continue;
            }
            try {
                if (lines.isTooLong()) {
                    throw new BadRowException("is longer than " + BoundedLines.MAX_LENGTH + " characters");
                }
                rows.add(IntermediateRow.parse(line, date, reading));
            } catch (BadRowException e) {
                badRowCount++;
                if (badRows.size() < MAX_REPORTED) {
                    badRows.add(new BadRow(lines.number(), e.getMessage()));
                }
            }
        }
        return new IntermediateTable(date, rows, badRows, badRowCount);
    }
}
