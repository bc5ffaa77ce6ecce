package io.niffler.jobs.utilization.clocks;

import io.niffler.jobs.metadata.SmallestValues;
import io.niffler.jobs.metadata.StoredFields;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** The document of a scanner: a function of its state and its days' summaries, which can be found again in it. */
final class ScannerDocument {
    static final String COLLECTION = "scanners";

    /** The field that only ever grows. */
    static final String GUARD = "updated";

    private final Duration threshold;

    /** @param threshold the median shift up to which a clock is right enough */
    ScannerDocument(Duration threshold) {
        this.threshold = threshold;
    }

    /** The fields without {@code _id} and guard. */
    BsonDocument fields(ScannerState state, SortedMap<String, DaySummary> days) {
        BsonDocument fields = new BsonDocument();
        fields.put("deviceSerialNumbers", StoredFields.texts(state.deviceSerialNumbers));
        fields.put("manufacturers", StoredFields.texts(state.manufacturers));
        fields.put("models", StoredFields.texts(state.models));
        fields.put("stationNames", StoredFields.texts(state.stationNames));
        fields.put("institutionNames", StoredFields.texts(state.institutionNames));
        fields.put("modalities", StoredFields.texts(state.modalities));
        if (state.firstSeen <= state.lastSeen) {
            fields.put("firstSeen", StoredFields.time(state.firstSeen));
            fields.put("lastSeen", StoredFields.time(state.lastSeen));
        }
        fields.put("rejected", rejected(days.values()));
        ClockStatistics.of(days.values()).ifPresent(statistics -> fields.put("clock", clock(statistics)));
        BsonArray list = new BsonArray(days.size());
        days.forEach((day, summary) -> list.add(DaySummaryFields.fields(day, summary)));
        fields.put("days", list);
        return fields;
    }

    private static BsonDocument rejected(Collection<DaySummary> days) {
        BsonDocument fields = new BsonDocument();
        fields.put(
                "missing",
                new BsonInt64(days.stream().mapToLong(day -> day.missing).sum()));
        fields.put(
                "partial",
                new BsonInt64(days.stream().mapToLong(day -> day.partial).sum()));
        fields.put(
                "malformed",
                new BsonInt64(days.stream().mapToLong(day -> day.malformed).sum()));
        fields.put(
                "absurd",
                new BsonInt64(days.stream().mapToLong(day -> day.absurd).sum()));
        return fields;
    }

    private BsonDocument clock(ClockStatistics statistics) {
        BsonDocument fields = new BsonDocument("studies", new BsonInt64(statistics.studies()));
        fields.put("mean", new BsonDouble(statistics.mean()));
        fields.put("standardDeviation", new BsonDouble(statistics.standardDeviation()));
        fields.put("minimum", new BsonDouble(statistics.minimum()));
        fields.put("maximum", new BsonDouble(statistics.maximum()));
        fields.put("fastest", new BsonDouble(statistics.fastest()));
        fields.put("lowerQuartile", new BsonDouble(statistics.lowerQuartile()));
        fields.put("median", new BsonDouble(statistics.median()));
        fields.put("upperQuartile", new BsonDouble(statistics.upperQuartile()));
        fields.put("interquartileRange", new BsonDouble(statistics.interquartileRange()));
        ClockFault.of(statistics, threshold).ifPresent(fault -> fields.put("suspected", new BsonString(fault.text())));
        return fields;
    }

    /** Adds to the state what a stored document knows. */
    static void merge(BsonDocument stored, ScannerState state) {
        state.deviceSerialNumbers = merged(state.deviceSerialNumbers, stored, "deviceSerialNumbers");
        state.manufacturers = merged(state.manufacturers, stored, "manufacturers");
        state.models = merged(state.models, stored, "models");
        state.stationNames = merged(state.stationNames, stored, "stationNames");
        state.institutionNames = merged(state.institutionNames, stored, "institutionNames");
        state.modalities = merged(state.modalities, stored, "modalities");
        state.firstSeen = Math.min(state.firstSeen, StoredFields.time(stored, "firstSeen", Long.MAX_VALUE));
        state.lastSeen = Math.max(state.lastSeen, StoredFields.time(stored, "lastSeen", Long.MIN_VALUE));
        state.updated = Math.max(state.updated, StoredFields.time(stored, GUARD, 0));
    }

    private static String[] merged(String[] values, BsonDocument stored, String key) {
        return SmallestValues.with(values, StoredFields.texts(stored, key));
    }

    /** The days of a stored document. */
    static SortedMap<String, DaySummary> days(BsonDocument stored) {
        SortedMap<String, DaySummary> days = new TreeMap<>();
        for (BsonDocument entry : StoredFields.documents(stored, "days")) {
            String day = StoredFields.text(entry, "day");
            Optional<DaySummary> summary = DaySummaryFields.read(entry);
            if (day != null && summary.isPresent()) {
                days.put(day, summary.get());
            }
        }
        return days;
    }
}
