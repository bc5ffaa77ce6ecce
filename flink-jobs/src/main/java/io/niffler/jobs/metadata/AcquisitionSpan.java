package io.niffler.jobs.metadata;

import io.niffler.dicom.data.DateTimes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * The earliest and the latest acquisition of some instances: by the scanner's clock, and as moments. A Flink POJO. Zero
 * stands for none, which no acquisition is, for what lies before 1990 is not believed; so it also reads well from state
 * that was written before there were such fields.
 */
public class AcquisitionSpan {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSS", Locale.ROOT);

    /** Local time of the earliest in milliseconds, as {@link io.niffler.jobs.acquisition.InstanceFacts} has it. */
    public long firstAt;

    /** Moment of the earliest, milliseconds since 1970. */
    public long firstInstant;

    /** Local time of the latest in milliseconds. */
    public long lastAt;

    /** Moment of the latest, milliseconds since 1970. */
    public long lastInstant;

    public AcquisitionSpan() {}

    /** The span of one acquisition. */
    static AcquisitionSpan of(long at, long instant) {
        AcquisitionSpan span = new AcquisitionSpan();
        span.firstAt = at;
        span.firstInstant = instant;
        span.lastAt = at;
        span.lastInstant = instant;
        return span;
    }

    /** Widens this span to hold the other; the order of several makes no difference. */
    void include(AcquisitionSpan other) {
        if (other.firstInstant != 0 && (firstInstant == 0 || compare(other.firstInstant, other.firstAt, true) < 0)) {
            firstAt = other.firstAt;
            firstInstant = other.firstInstant;
        }
        if (other.lastInstant != 0 && (lastInstant == 0 || compare(other.lastInstant, other.lastAt, false) > 0)) {
            lastAt = other.lastAt;
            lastInstant = other.lastInstant;
        }
    }

    private int compare(long instant, long at, boolean first) {
        int byInstant = Long.compare(instant, first ? firstInstant : lastInstant);
        return byInstant != 0 ? byInstant : Long.compare(at, first ? firstAt : lastAt);
    }

    /** Adds what there is to a document. */
    void put(BsonDocument fields) {
        if (firstInstant != 0) {
            fields.put("firstAcquisition", StoredFields.time(firstInstant));
            fields.put("firstAcquisitionLocal", text(firstAt));
        }
        if (lastInstant != 0) {
            fields.put("lastAcquisition", StoredFields.time(lastInstant));
            fields.put("lastAcquisitionLocal", text(lastAt));
        }
    }

    /** The span that a document holds. */
    static AcquisitionSpan read(BsonDocument fields) {
        AcquisitionSpan span = new AcquisitionSpan();
        long firstAt = local(fields, "firstAcquisitionLocal");
        long lastAt = local(fields, "lastAcquisitionLocal");
        if (firstAt != 0) {
            span.firstAt = firstAt;
            span.firstInstant = StoredFields.time(fields, "firstAcquisition", 0);
        }
        if (lastAt != 0) {
            span.lastAt = lastAt;
            span.lastInstant = StoredFields.time(fields, "lastAcquisition", 0);
        }
        return span;
    }

    /** A DT value (PS3.5 6.2) without offset. */
    private static BsonString text(long at) {
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC);
        return new BsonString(local.format(at % 1_000 == 0 ? SECONDS : MILLISECONDS));
    }

    private static long local(BsonDocument fields, String key) {
        return DateTimes.dateTime(StoredFields.text(fields, key))
                .map(value -> value.earliest().toInstant(ZoneOffset.UTC).toEpochMilli())
                .orElse(0L);
    }
}
