package io.niffler.jobs.utilization.tables;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** The original's {@code subset_scanners.csv}: the serial numbers of those scanners that are to be reported. */
public final class ScannerList {
    private static final String HEADER = "DeviceSerialNumber";

    private ScannerList() {}

    /**
     * Reads a file: of each row the first column counts, which may stand in quotes (RFC 4180).
     *
     * @throws IOException also when a line is too long for such a file
     */
    public static Set<String> read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in);
        }
    }

    static Set<String> read(InputStream in) throws IOException {
        Set<String> scanners = new LinkedHashSet<>();
        BoundedLines lines = new BoundedLines(in);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (lines.isTooLong()) {
                throw new IOException("line " + lines.number() + " is longer than " + BoundedLines.MAX_LENGTH
                        + " characters: this is no list of scanners");
            }
            String scanner = firstCell(line.strip());
            if (!scanner.isEmpty() && !(lines.number() == 1 && scanner.equals(HEADER))) {
                scanners.add(scanner);
            }
        }
        return scanners;
    }

    private static String firstCell(String row) {
        StringBuilder cell = new StringBuilder();
        int i = row.startsWith("\"") ? 1 : row.length();
        while (i < row.length()) {
            boolean quote = row.charAt(i) == '"';
            if (quote && !row.startsWith("\"", i + 1)) {
                return cell.toString().strip();
            }
            cell.append(row.charAt(i));
            i += quote ? 2 : 1;
        }
        return row.split(",", 2)[0].strip();
    }
}
