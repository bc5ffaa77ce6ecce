package io.niffler.benchmarks.hospital;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Compares the documents of scanners with the truth. */
final class ClockComparison {
    private static final String SCANNERS = "scanners";
    private static final int FEWEST_STUDIES = 5;

    /** Of quantiles, relative: what docs/scanner-clocks.md promises. */
    private static final double ACCURACY = 0.001;

    /** Of rounding to milliseconds, in seconds. */
    private static final double ROUNDING = 0.0011;

    private final DocumentStore documents;
    private final Differences differences;
    private int scanners;
    private final Map<String, Integer> suspects = new TreeMap<>();

    ClockComparison(DocumentStore documents, Differences differences) {
        this.documents = documents;
        this.differences = differences;
    }

    void compare(ScannerTruth truth) {
        Scanner scanner = truth.scanner();
        if (!truth.clock().isSeen()) {
            return;
        }
        scanners++;
        String name = SCANNERS + ' ' + scanner.key();
        BsonDocument document = documents.find(SCANNERS, scanner.key());
        if (document == null) {
            differences.expect(name, "a document", "none");
            return;
        }
        compareNames(name, scanner, truth.clock(), document);
        BsonDocument rejected = document.getDocument("rejected");
        for (RecordKind kind :
                List.of(RecordKind.MISSING, RecordKind.PARTIAL, RecordKind.MALFORMED, RecordKind.ABSURD)) {
            String field = kind.name().toLowerCase(Locale.ROOT);
            differences.expect(
                    name + " rejected." + field,
                    (long) truth.clock().rejected(kind),
                    rejected.getInt64(field).getValue());
        }
        compareClock(name + " clock", scanner, truth.clock().shifts(), document);
    }

    private void compareNames(String name, Scanner scanner, ClockTruth truth, BsonDocument document) {
        expectTexts(
                name,
                "deviceSerialNumbers",
                scanner.serial() == null ? List.of() : List.of(scanner.serial()),
                document);
        expectTexts(name, "manufacturers", List.of(scanner.manufacturer()), document);
        expectTexts(name, "models", List.of(scanner.model()), document);
        expectTexts(name, "stationNames", List.of(scanner.station()), document);
        expectTexts(name, "institutionNames", List.of("Simulated Hospital"), document);
        expectTexts(name, "modalities", truth.modalities(), document);
        differences.expect(
                name + " firstSeen",
                truth.firstSeen(),
                document.getDateTime("firstSeen").getValue());
        differences.expect(
                name + " lastSeen",
                truth.lastSeen(),
                document.getDateTime("lastSeen").getValue());
    }

    private void expectTexts(String name, String field, Collection<String> expected, BsonDocument document) {
        List<String> found = document.getArray(field).stream()
                .map(BsonValue::asString)
                .map(text -> text.getValue())
                .toList();
        differences.expect(name + ' ' + field, List.copyOf(expected), found);
    }

    private void compareClock(String name, Scanner scanner, long[] shifts, BsonDocument document) {
        if (shifts.length == 0) {
            differences.expect(name, null, document.get("clock"));
            return;
        }
        BsonDocument clock = document.getDocument("clock", new BsonDocument());
        differences.expect(
                name + " studies",
                (long) shifts.length,
                number(clock, "studies").longValue());
        double mean = Arrays.stream(shifts).average().orElseThrow() / 1_000;
        double variance = Arrays.stream(shifts)
                .mapToDouble(shift -> (shift / 1e3 - mean) * (shift / 1e3 - mean))
                .average()
                .orElseThrow();
        expectExact(name, clock, "mean", mean);
        expectExact(name, clock, "standardDeviation", Math.sqrt(variance));
        expectExact(name, clock, "minimum", shifts[0] / 1e3);
        expectExact(name, clock, "maximum", shifts[shifts.length - 1] / 1e3);
        expectQuantile(name, clock, "fastest", shifts, 0.05);
        expectQuantile(name, clock, "lowerQuartile", shifts, 0.25);
        expectQuantile(name, clock, "median", shifts, 0.5);
        expectQuantile(name, clock, "upperQuartile", shifts, 0.75);
        String suspected =
                shifts.length < FEWEST_STUDIES ? null : scanner.clock().suspected();
        String found =
                clock.containsKey("suspected") ? clock.getString("suspected").getValue() : null;
        differences.expect(name + " suspected", suspected, found);
        suspects.merge(found == null ? "nothing" : found, 1, Integer::sum);
    }

    private void expectExact(String name, BsonDocument clock, String field, double expected) {
        differences.expectNear(
                name + ' ' + field, expected, ROUNDING, number(clock, field).doubleValue());
    }

    private void expectQuantile(String name, BsonDocument clock, String field, long[] sorted, double share) {
        double expected = sorted[(int) Math.floor(share * (sorted.length - 1))] / 1e3;
        differences.expectNear(
                name + ' ' + field,
                expected,
                ACCURACY * Math.abs(expected) + ROUNDING,
                number(clock, field).doubleValue());
    }

    private static Number number(BsonDocument document, String field) {
        BsonValue value = document.get(field);
        return value == null ? Double.NaN : (Number) value.asNumber().doubleValue();
    }

    /** Compares what can be said when all scanners were compared. */
    void compareNumbers() {
        differences.expect("number of documents in " + SCANNERS, scanners, documents.count(SCANNERS));
    }

    /** How many clocks of each kind were suspected. */
    Map<String, Integer> suspects() {
        return suspects;
    }
}
