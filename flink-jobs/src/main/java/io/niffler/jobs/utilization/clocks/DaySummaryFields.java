package io.niffler.jobs.utilization.clocks;

import io.niffler.jobs.metadata.StoredFields;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.bson.BsonBinary;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** A {@link DaySummary} as a part of the scanner's document. */
final class DaySummaryFields {
    private DaySummaryFields() {}

    static BsonDocument fields(String day, DaySummary summary) {
        BsonDocument fields = new BsonDocument("day", new BsonString(day));
        fields.put("studies", new BsonInt32(summary.studies));
        fields.put("sum", StoredFields.number(summary.sum));
        // At most a thousand squares of 16 digits each way fit the 34 digits of this type.
        fields.put("sumOfSquares", new BsonDecimal128(new Decimal128(new BigDecimal(summary.sumOfSquares))));
        fields.put("minimum", StoredFields.number(summary.minimum));
        fields.put("maximum", StoredFields.number(summary.maximum));
        fields.put("sketch", new BsonBinary(summary.sketch));
        fields.put("missing", new BsonInt32(summary.missing));
        fields.put("partial", new BsonInt32(summary.partial));
        fields.put("malformed", new BsonInt32(summary.malformed));
        fields.put("absurd", new BsonInt32(summary.absurd));
        fields.put("lastReceipt", StoredFields.time(summary.lastReceipt));
        return fields;
    }

    /** The summary; empty if the fields are damaged, when the day's own document still has all. */
    static Optional<DaySummary> read(BsonDocument fields) {
        DaySummary summary = new DaySummary();
        summary.studies = count(fields, "studies");
        summary.sum = StoredFields.number(fields, "sum");
        summary.minimum = StoredFields.number(fields, "minimum");
        summary.maximum = StoredFields.number(fields, "maximum");
        summary.missing = count(fields, "missing");
        summary.partial = count(fields, "partial");
        summary.malformed = count(fields, "malformed");
        summary.absurd = count(fields, "absurd");
        summary.lastReceipt = StoredFields.time(fields, "lastReceipt", 0);
        Optional<BigInteger> sumOfSquares = integer(fields.get("sumOfSquares"));
        if (sumOfSquares.isEmpty()
                || !(fields.get("sketch") instanceof BsonBinary sketch)
                || !isSketch(sketch.getData(), summary.studies)) {
            return Optional.empty();
        }
        summary.sumOfSquares = sumOfSquares.get();
        summary.sketch = sketch.getData();
        return Optional.of(summary);
    }

    private static int count(BsonDocument fields, String key) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, StoredFields.number(fields, key)));
    }

    private static Optional<BigInteger> integer(BsonValue value) {
        if (!(value instanceof BsonDecimal128 decimal)
                || decimal.getValue().isNaN()
                || decimal.getValue().isInfinite()) {
            return Optional.empty();
        }
        return Optional.of(decimal.getValue().bigDecimalValue().toBigInteger());
    }

    private static boolean isSketch(byte[] encoded, int studies) {
        try {
            ShiftSketch sketch = new ShiftSketch();
            sketch.merge(encoded);
            return sketch.count() == studies;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
