package io.niffler.jobs.png.folder;

import io.niffler.dicom.data.DataSet;
import io.niffler.jobs.CsvText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes rows of metadata.csv: the chosen columns, then three that every row has. For one thread. */
final class MetadataRow {
    private static final List<String> LAST = List.of("file", "has_pix_array", "category");
    private static final String CATEGORY_IMAGE = "uncategorized";
    private static final String CATEGORY_NONE = "no image";

    private final Map<String, Integer> places = new HashMap<>();
    private final boolean publicOnly;
    private final String[] cells;
    private int attributes;

    MetadataRow(List<String> columns, boolean publicOnly) {
        this.publicOnly = publicOnly;
        this.cells = new String[columns.size()];
        for (String column : columns) {
            places.put(column, places.size());
        }
    }

    /** The first line of the table, with its end. */
    static String header(List<String> columns) {
        StringBuilder line = new StringBuilder();
        for (String column : columns) {
            CsvText.append(line, column);
            line.append(',');
        }
        return line.append(String.join(",", LAST)).append('\n').toString();
    }

    /** Takes the values of a header. */
    void read(DataSet header) {
        attributes = HeaderFields.visit(header, publicOnly, (name, root, element, holder) -> {
            Integer place = places.get(name);
            // Attributes of repeating groups share a keyword: the first with a value is the one.
            if (place != null && cells[place] == null && CellText.hasText(element)) {
                cells[place] = CellText.of(element, holder);
            }
        });
    }

    /** How many attributes the header has. */
    int attributes() {
        return attributes;
    }

    /** The row without its end; the next one begins empty. */
    String finish(String file, boolean image) {
        StringBuilder row = new StringBuilder();
        for (String cell : cells) {
            if (cell != null) {
                CsvText.append(row, cell);
            }
            row.append(',');
        }
        CsvText.append(row, file);
        row.append(image ? ",True," : ",False,").append(image ? CATEGORY_IMAGE : CATEGORY_NONE);
        Arrays.fill(cells, null);
        attributes = 0;
        return row.toString();
    }
}
