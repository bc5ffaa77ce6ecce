package io.niffler.connectors;

import io.niffler.events.BadRecordException;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.MetadataRecord;
import io.niffler.events.TopicLayout;
import io.niffler.events.Topics;
import java.util.Arrays;

/**
 * A record of {@link Topics#METADATA} on its way through the operators of a job.
 *
 * @param seriesInstanceUid the key
 * @param json the value, see {@link MetadataRecord#toJson}
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by content below, and never changed once built.
public record MetadataMessage(String seriesInstanceUid, byte[] json) {

    /**
     * The message of this record.
     *
     * @throws BadRecordException if its JSON exceeds {@link TopicLayout#METADATA_LIMIT}
     */
    public static MetadataMessage of(MetadataRecord record) throws BadRecordException {
        byte[] json = record.toJson();
        if (json.length > TopicLayout.METADATA_LIMIT) {
            throw new BadRecordException(
                    DeadLetterReason.LIMIT_EXCEEDED, "more than " + TopicLayout.METADATA_LIMIT + " bytes of metadata");
        }
        return new MetadataMessage(record.receipt().seriesInstanceUid(), json);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetadataMessage that
                && seriesInstanceUid.equals(that.seriesInstanceUid)
                && Arrays.equals(json, that.json);
    }

    @Override
    public int hashCode() {
        return 31 * seriesInstanceUid.hashCode() + Arrays.hashCode(json);
    }

    /** Without the JSON, which holds patient data. */
    @Override
    public String toString() {
        return "MetadataMessage[" + seriesInstanceUid + ", " + json.length + " bytes]";
    }
}
