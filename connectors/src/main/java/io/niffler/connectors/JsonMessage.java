package io.niffler.connectors;

import java.util.Arrays;

/**
 * A record of a topic of JSON values on its way through the operators of a job.
 *
 * @param key the record's key, a UID
 * @param json the record's value, in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by content below, and never changed once built.
public record JsonMessage(String key, byte[] json) {

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonMessage that && key.equals(that.key) && Arrays.equals(json, that.json);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + Arrays.hashCode(json);
    }

    /** Without the JSON, which may hold patient data. */
    @Override
    public String toString() {
        return "JsonMessage[" + key + ", " + json.length + " bytes]";
    }
}
