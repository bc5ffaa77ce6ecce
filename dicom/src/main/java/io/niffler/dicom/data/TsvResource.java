package io.niffler.dicom.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tab-separated tables beside this package's classes; lines starting with {@code #} are comments. */
final class TsvResource {

    private TsvResource() {}

    /** All rows; each has exactly {@code columns} fields, those missing at the end are empty. */
    static List<String[]> read(String name, int columns) {
        String text;
        try (InputStream in = TsvResource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing from the dicom jar");
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + name + " cannot be read", e);
        }
        List<String[]> rows = new ArrayList<>(text.length() / 60);
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (end > start && text.charAt(start) != '#') {
                rows.add(fields(text, start, end, columns));
            }
            start = end + 1;
        }
        return rows;
    }

    private static String[] fields(String text, int start, int end, int columns) {
        String[] fields = new String[columns];
        int from = start;
        for (int i = 0; i < columns; i++) {
            int tab = from > end ? -1 : text.indexOf('\t', from);
            int to = tab < 0 || tab > end || i == columns - 1 ? end : tab;
            fields[i] = from >= to ? "" : text.substring(from, to);
            from = to + 1;
        }
        return fields;
    }
}
