package io.niffler.standalone.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;

/** Documents as aligned columns. What devices wrote is shown without control characters: they could steer a terminal. */
final class DocumentTable {
    private static final int WIDEST = 64;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "series",
            List.of("_id", "modality", "instanceCount", "bytes", "firstReceipt", "lastReceipt"),
            "studies",
            List.of("_id", "modalities", "seriesCount", "instanceCount", "bytes", "firstReceipt", "lastReceipt"),
            "images",
            List.of("_id", "rows", "columns", "bytes", "seriesInstanceUid"),
            "scanners",
            List.of("_id", "manufacturers", "models", "stationNames", "modalities", "firstSeen", "lastSeen"));
    /** For feature sets: those that at least one document has. */
    private static final List<String> ATTRIBUTES = List.of(
            "_id",
            "Modality",
            "StudyDate",
            "Manufacturer",
            "ManufacturerModelName",
            "StationName",
            "DeviceSerialNumber",
            "BodyPartExamined",
            "SeriesDescription");

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> numeric = new ArrayList<>();

    private DocumentTable(List<String> columns) {
        this.columns = columns;
    }

    static DocumentTable of(String collection, List<Document> documents) {
        return of(COLUMNS.getOrDefault(collection, ATTRIBUTES), documents);
    }

    /** The table of those of the columns that at least one document has. */
    static DocumentTable of(List<String> wanted, List<Document> documents) {
        List<String> columns = wanted.stream()
                .filter(column -> documents.stream().anyMatch(document -> document.containsKey(column)))
                .toList();
        DocumentTable table = new DocumentTable(columns);
        for (String column : columns) {
            table.numeric.add(
                    documents.stream().allMatch(d -> d.get(column) == null || d.get(column) instanceof Number));
        }
        for (Document document : documents) {
            table.rows.add(
                    columns.stream().map(column -> text(document.get(column))).toList());
        }
        return table;
    }

    void print(PrintWriter out) {
        if (rows.isEmpty()) {
            return;
        }
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            int widest = rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0);
            widths.add(Math.max(widest, columns.get(i).length()));
        }
        line(out, columns, widths);
        line(out, widths.stream().map("-"::repeat).toList(), widths);
        rows.forEach(row -> line(out, row, widths));
    }

    private void line(PrintWriter out, List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(widths.get(i) - cells.get(i).length());
            line.append(numeric.get(i) ? padding + cells.get(i) : cells.get(i) + padding)
                    .append("  ");
        }
        out.println(line.toString().stripTrailing());
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Date date) {
            return TIME.format(date.toInstant());
        }
        if (value instanceof Collection<?> several) {
            return shortened(several.stream().map(DocumentTable::text).collect(Collectors.joining(", ")));
        }
        if (value instanceof Long || value instanceof Integer) {
            return String.format("%,d", ((Number) value).longValue());
        }
        return shortened(value.toString().replaceAll("\\p{Cntrl}", "?"));
    }

    private static String shortened(String text) {
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
    }
}
