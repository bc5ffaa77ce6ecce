package io.niffler.benchmarks.hospital;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The fields of a day's document as texts. */
final class DocumentFields {
    /** Those that say what the day is, those that depend on when it was written, and those that are compared otherwise. */
    private static final Set<String> OTHERS =
            Set.of("_id", "scanner", "date", "day", "exams", "revision", "updatedAt", "parts", "dropped");

    private DocumentFields() {}

    static Map<String, String> of(BsonDocument day) {
        Map<String, String> fields = new TreeMap<>();
        put(fields, "", day);
        return fields;
    }

    private static void put(Map<String, String> fields, String prefix, BsonDocument document) {
        for (Map.Entry<String, BsonValue> entry : document.entrySet()) {
            if (!prefix.isEmpty() || !OTHERS.contains(entry.getKey())) {
                String name = prefix + entry.getKey();
                if (entry.getValue() instanceof BsonDocument inner) {
                    put(fields, name + '.', inner);
                } else {
                    fields.put(name, text(entry.getValue()));
                }
            }
        }
    }

    private static String text(BsonValue value) {
        return switch (value.getBsonType()) {
            case INT32 -> Integer.toString(value.asInt32().getValue());
            case INT64 -> Long.toString(value.asInt64().getValue());
            case DOUBLE -> OccupiedTime.figure(value.asDouble().getValue());
            case DATE_TIME -> LocalText.dateTime(value.asDateTime().getValue());
            case STRING -> value.asString().getValue();
            case BOOLEAN -> Boolean.toString(value.asBoolean().getValue());
            default -> value.toString();
        };
    }
}
