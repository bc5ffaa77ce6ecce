package io.niffler.jobs.utilization.clocks;

import io.niffler.jobs.acquisition.TimeProblem;
import io.niffler.jobs.metadata.StoredFields;
import io.niffler.jobs.utilization.days.DocumentIds;
import java.util.Locale;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The stored form of a {@link ClockDay}: all of it, so that a study which goes on after months is not counted twice. */
final class ClockDayDocument {
    static final String COLLECTION = "clocks";

    private ClockDayDocument() {}

    /** {@code _id}: the scanner, a bar, the day. */
    static String id(String scanner, String day) {
        return DocumentIds.scanner(scanner) + '|' + day;
    }

    /** The fields without {@code _id} and guard. */
    static BsonDocument fields(String scanner, String day, ClockDay state) {
        BsonDocument fields = new BsonDocument("scanner", new BsonString(scanner));
        fields.put("day", new BsonString(day));
        BsonArray studies = new BsonArray(state.studies.length);
        for (int i = 0; i < state.studies.length; i++) {
            BsonDocument study = new BsonDocument("uid", new BsonString(state.studies[i]));
            study.put("acquired", StoredFields.time(state.acquired[i]));
            study.put("received", StoredFields.time(state.received[i]));
            studies.add(study);
        }
        fields.put("studies", studies);
        fields.put("studiesComplete", BsonBoolean.valueOf(!state.studiesLeftOut));
        fields.put("lastReceipt", StoredFields.time(state.lastReceipt));
        fields.put("rejected", rejected(state.rejected));
        return fields;
    }

    private static BsonDocument rejected(RejectedInstances rejected) {
        BsonDocument fields = new BsonDocument();
        for (TimeProblem problem : TimeProblem.values()) {
            if (problem != TimeProblem.NONE && rejected.of(problem).length > 0) {
                BsonArray hashes = new BsonArray();
                for (long hash : rejected.of(problem)) {
                    hashes.add(new BsonInt64(hash));
                }
                fields.put(key(problem), hashes);
            }
        }
        return fields;
    }

    /** Adds to a day what its stored document knows. */
    static void merge(BsonDocument stored, ClockDay state) {
        ClockDay known = new ClockDay();
        for (BsonDocument study : StoredFields.documents(stored, "studies")) {
            String uid = StoredFields.text(study, "uid");
            long acquired = StoredFields.time(study, "acquired", Long.MIN_VALUE);
            long received = StoredFields.time(study, "received", Long.MIN_VALUE);
            if (uid != null && acquired != Long.MIN_VALUE && received != Long.MIN_VALUE) {
                known.addStudy(uid, acquired, received);
            }
        }
        known.studiesLeftOut |= stored.get("studiesComplete") instanceof BsonBoolean complete && !complete.getValue();
        known.lastReceipt = StoredFields.time(stored, "lastReceipt", 0);
        if (stored.get("rejected") instanceof BsonDocument rejected) {
            for (TimeProblem problem : TimeProblem.values()) {
                if (problem != TimeProblem.NONE && rejected.get(key(problem)) instanceof BsonArray hashes) {
                    known.rejected.addAll(problem, numbers(hashes));
                }
            }
        }
        state.merge(known);
    }

    private static long[] numbers(BsonArray values) {
        return values.stream()
                .filter(BsonValue::isInt64)
                .mapToLong(value -> value.asInt64().getValue())
                .toArray();
    }

    /** The name of a kind of problem in documents. */
    static String key(TimeProblem problem) {
        return problem.name().toLowerCase(Locale.ROOT);
    }
}
