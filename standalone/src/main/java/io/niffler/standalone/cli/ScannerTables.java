package io.niffler.standalone.cli;

import io.niffler.jobs.CsvText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;

/** Documents of scanners as tables, and as the CSV files of the original's scripts unique_scanners and scanner-time-shift. */
final class ScannerTables {
    private static final String SEVERAL = "::";
    private static final String END_OF_ROW = "\n";
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);
    private static final Comparator<Document> WORST_FIRST = Comparator.<Document>comparingDouble(
                    scanner -> Math.abs(seconds(clock(scanner), "median")))
            .reversed();

    private static final List<String> INVENTORY_CSV =
            List.of("StationName", "InstitutionName", "DeviceSerialNumber", "Manufacturer", "ManufacturerModelName");
    private static final List<String> CLOCKS_CSV = List.of(
            "Modality",
            "Average Time Shift (Hour)",
            "DeviceSerialNumber",
            "Manufacturer",
            "Manufacturer Model Name",
            "Minimum Time Shift (Hour)",
            "Maximum Time Shift (Hour)",
            "Standard Deviation",
            "Number of Studies");

    private final List<Document> scanners;

    ScannerTables(List<Document> scanners) {
        this.scanners = scanners;
    }

    TextTable inventory() {
        List<Document> rows = new ArrayList<>();
        for (Document scanner : scanners) {
            long count = part(scanner, "rejected").values().stream()
                    .mapToLong(value -> value instanceof Number number ? number.longValue() : 0)
                    .sum();
            rows.add(new Document(scanner).append("scanner", scanner.get("_id")).append("without time", count));
        }
        return DocumentTable.of(
                List.of(
                        "scanner",
                        "manufacturers",
                        "models",
                        "stationNames",
                        "institutionNames",
                        "modalities",
                        "firstSeen",
                        "lastSeen",
                        "without time"),
                rows);
    }

    TextTable clocks() {
        List<Document> rows = new ArrayList<>();
        for (Document scanner : worstFirst()) {
            Document clock = clock(scanner);
            Document row = new Document("scanner", scanner.get("_id"));
            row.append("modalities", scanner.get("modalities"));
            row.append("studies", clock.get("studies"));
            row.append("median", span(clock, "median"));
            row.append("middle half", span(clock, "interquartileRange"));
            row.append("mean", span(clock, "mean"));
            row.append("deviation", span(clock, "standardDeviation"));
            row.append("minimum", span(clock, "minimum"));
            row.append("maximum", span(clock, "maximum"));
            row.append("suspected", clock.get("suspected"));
            rows.add(row);
        }
        return DocumentTable.of(
                List.of(
                        "scanner",
                        "modalities",
                        "studies",
                        "median",
                        "middle half",
                        "mean",
                        "deviation",
                        "minimum",
                        "maximum",
                        "suspected"),
                rows);
    }

    String inventoryCsv() {
        StringBuilder csv = new StringBuilder();
        append(csv, INVENTORY_CSV);
        for (Document scanner : scanners) {
            append(
                    csv,
                    List.of(
                            names(scanner, "stationNames"),
                            names(scanner, "institutionNames"),
                            names(scanner, "deviceSerialNumbers"),
                            names(scanner, "manufacturers"),
                            names(scanner, "models")));
        }
        return csv.toString();
    }

    String clocksCsv() {
        StringBuilder csv = new StringBuilder();
        append(csv, CLOCKS_CSV);
        for (Document scanner : worstFirst()) {
            Document clock = clock(scanner);
            append(
                    csv,
                    List.of(
                            names(scanner, "modalities"),
                            hours(clock, "mean"),
                            names(scanner, "deviceSerialNumbers"),
                            names(scanner, "manufacturers"),
                            names(scanner, "models"),
                            hours(clock, "minimum"),
                            hours(clock, "maximum"),
                            hours(clock, "standardDeviation"),
                            String.valueOf(clock.get("studies"))));
        }
        return csv.toString();
    }

    private List<Document> worstFirst() {
        return scanners.stream().sorted(WORST_FIRST).toList();
    }

    private static void append(StringBuilder csv, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            csv.append(i == 0 ? "" : ",");
            CsvText.append(csv, cells.get(i));
        }
        csv.append(END_OF_ROW);
    }

    private static Document clock(Document scanner) {
        return part(scanner, "clock");
    }

    private static Document part(Document scanner, String key) {
        return scanner.get(key) instanceof Document part ? part : new Document();
    }

    private static String names(Document scanner, String key) {
        return scanner.get(key) instanceof Collection<?> names
                ? names.stream().map(String::valueOf).collect(Collectors.joining(SEVERAL))
                : "";
    }

    private static double seconds(Document clock, String key) {
        return clock.get(key) instanceof Number number ? number.doubleValue() : 0;
    }

    private static String hours(Document clock, String key) {
        BigDecimal hours = BigDecimal.valueOf(seconds(clock, key)).divide(SECONDS_PER_HOUR, MathContext.DECIMAL32);
        return hours.stripTrailingZeros().toPlainString();
    }

    /** Hours, minutes and seconds. */
    private static String span(Document clock, String key) {
        long seconds = Math.round(seconds(clock, key));
        long size = Math.abs(seconds);
        return String.format("%s%d:%02d:%02d", seconds < 0 ? "-" : "", size / 3_600, size / 60 % 60, size % 60);
    }
}
