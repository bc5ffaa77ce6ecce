package io.niffler.events;

import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * The receipt of one instance: the headers of a record of {@link Topics#INSTANCES}. Always valid.
 *
 * @param id unique for each receipt, also of the same instance
 * @param source URI reference of the gateway, such as {@code /gateway/NIFFLER}
 * @param time when its last byte was at the socket
 * @param studyInstanceUid (0020,000D) of the data set
 * @param seriesInstanceUid (0020,000E) of the data set
 * @param sopInstanceUid (0008,0018) of the data set
 * @param sopClassUid (0008,0016) of the data set
 * @param transferSyntaxUid how the data set is encoded
 * @param callingAe AE title of the sender, printable ASCII, at most 16 characters, possibly empty
 * @param calledAe AE title it was sent to, likewise
 * @param size length of the Part 10 file in bytes
 * @param sha256 SHA-256 of the Part 10 file, 64 lower-case hex digits
 * @param origin why it reached us
 * @param dataRef where the Part 10 file is when the record's value is empty, else null
 * @param correlation what it belongs to (an extraction), or null
 */
public record InstanceReceived(
        String id,
        String source,
        Instant time,
        String studyInstanceUid,
        String seriesInstanceUid,
        String sopInstanceUid,
        String sopClassUid,
        String transferSyntaxUid,
        String callingAe,
        String calledAe,
        long size,
        String sha256,
        Origin origin,
        String dataRef,
        String correlation) {

    /** The CloudEvents type. */
    public static final String TYPE = "io.niffler.instance.received.v1";

    /** The media type of the value. */
    public static final String CONTENT_TYPE = "application/dicom";

    /**
     * Validates every component.
     *
     * @throws IllegalArgumentException naming the component that is not valid
     */
    public InstanceReceived {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(origin, "origin");
        InstanceRules.requireText("id", id);
        InstanceRules.requireUriReference("source", source);
        InstanceRules.requireUid("studyInstanceUid", studyInstanceUid);
        InstanceRules.requireUid("seriesInstanceUid", seriesInstanceUid);
        InstanceRules.requireUid("sopInstanceUid", sopInstanceUid);
        InstanceRules.requireUid("sopClassUid", sopClassUid);
        InstanceRules.requireUid("transferSyntaxUid", transferSyntaxUid);
        InstanceRules.requireAeTitle("callingAe", callingAe);
        InstanceRules.requireAeTitle("calledAe", calledAe);
        InstanceRules.requireSize(size);
        InstanceRules.requireSha256(sha256);
        if (dataRef != null) {
            InstanceRules.requireUriReference("dataRef", dataRef);
        }
        if (correlation != null) {
            InstanceRules.requireText("correlation", correlation);
        }
    }

    /** The CloudEvents subject: the UIDs of study, series and instance, separated by slashes. */
    public String subject() {
        return studyInstanceUid + "/" + seriesInstanceUid + "/" + sopInstanceUid;
    }

    /**
     * The record for {@link Topics#INSTANCES}.
     *
     * @param part10 the Part 10 file, not copied; empty if and only if there is a {@link #dataRef}
     */
    public ProducerRecord<String, byte[]> toRecord(byte[] part10) {
        if (dataRef == null ? part10.length != size : part10.length != 0) {
            throw new IllegalArgumentException("The value must be the Part 10 file, or empty beside a reference.");
        }
        return InstanceHeaders.toRecord(this, part10);
    }

    /**
     * Reads the headers of a record.
     *
     * @throws BadRecordException if they are not those of an instance received, naming the header
     */
    public static InstanceReceived from(Headers headers) throws BadRecordException {
        return InstanceHeaders.from(headers);
    }

    public static InstanceReceivedBuilder builder() {
        return new InstanceReceivedBuilder();
    }
}
