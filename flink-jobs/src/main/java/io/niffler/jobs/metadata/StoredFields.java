package io.niffler.jobs.metadata;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Fields of our documents, written one way and read back without trust: what has another type counts as absent. */
public final class StoredFields {
    private StoredFields() {}

    public static BsonValue text(String value) {
        return value == null ? BsonNull.VALUE : new BsonString(value);
    }

    public static BsonArray texts(String[] values) {
        BsonArray array = new BsonArray(values.length);
        for (String value : values) {
            array.add(new BsonString(value));
        }
        return array;
    }

    public static BsonInt64 number(long value) {
        return new BsonInt64(value);
    }

    public static BsonDateTime time(long millis) {
        return new BsonDateTime(millis);
    }

    /** The text, or null. */
    public static String text(BsonDocument document, String key) {
        return document.get(key) instanceof BsonString text ? text.getValue() : null;
    }

    public static String[] texts(BsonDocument document, String key) {
        List<String> texts = new ArrayList<>();
        if (document.get(key) instanceof BsonArray array) {
            for (BsonValue value : array) {
                if (value instanceof BsonString text) {
                    texts.add(text.getValue());
                }
            }
        }
        return texts.toArray(new String[0]);
    }

    /** The number, which tools may have stored as another numeric type, or zero. */
    public static long number(BsonDocument document, String key) {
        BsonValue value = document.get(key);
        return value != null && value.isNumber() ? value.asNumber().longValue() : 0;
    }

    /** The time in milliseconds since 1970, or what is given. */
    public static long time(BsonDocument document, String key, long otherwise) {
        return document.get(key) instanceof BsonDateTime time ? time.getValue() : otherwise;
    }

    public static List<BsonDocument> documents(BsonDocument document, String key) {
        List<BsonDocument> documents = new ArrayList<>();
        if (document.get(key) instanceof BsonArray array) {
            for (BsonValue value : array) {
                if (value instanceof BsonDocument entry) {
                    documents.add(entry);
                }
            }
        }
        return documents;
    }
}
