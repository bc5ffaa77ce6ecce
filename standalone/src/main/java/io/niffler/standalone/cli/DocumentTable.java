package io.niffler.standalone.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;

/** Documents as aligned columns. */
final class DocumentTable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "series",
            List.of("_id", "modality", "instanceCount", "bytes", "firstReceipt", "lastReceipt"),
            "studies",
            List.of("_id", "modalities", "seriesCount", "instanceCount", "bytes", "firstReceipt", "lastReceipt"),
            "images",
            List.of("_id", "rows", "columns", "bytes", "seriesInstanceUid"),
            "utilization",
            List.of(
                    "_id",
                    "modality",
                    "patients",
                    "examCount",
                    "studies",
                    "series",
                    "busyMillis",
                    "idleMillis",
                    "final"),
            "exams",
            List.of("_id", "durationMillis", "studyCount", "seriesCount", "modalities", "descriptions", "superseded"),
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

    private DocumentTable() {}

    static TextTable of(String collection, List<Document> documents) {
        return of(COLUMNS.getOrDefault(collection, ATTRIBUTES), documents);
    }

    /** The table of those of the columns that at least one document has. */
    static TextTable of(List<String> columns, List<Document> documents) {
        List<String> names = columns.stream()
                .filter(column -> documents.stream().anyMatch(document -> document.containsKey(column)))
                .toList();
        TextTable table = new TextTable(names.stream()
                .map(name -> new TextTable.Column(name, isNumeric(name, documents)))
                .toList());
        for (Document document : documents) {
            table.add(names.stream().map(name -> text(document.get(name))).toList());
        }
        return table;
    }

    private static boolean isNumeric(String name, List<Document> documents) {
        return documents.stream().allMatch(d -> d.get(name) == null || d.get(name) instanceof Number);
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Date date) {
            return TIME.format(date.toInstant());
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(DocumentTable::text).collect(Collectors.joining(", "));
        }
        if (value instanceof Long || value instanceof Integer) {
            return String.format("%,d", ((Number) value).longValue());
        }
        return value.toString();
    }
}
