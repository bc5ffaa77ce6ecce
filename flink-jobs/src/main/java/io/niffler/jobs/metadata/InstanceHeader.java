package io.niffler.jobs.metadata;

import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.events.DeadLetter;

/** What the job goes on with of one received instance: nothing bulky. A Flink POJO. */
public class InstanceHeader {
    public String studyInstanceUid;
    public String seriesInstanceUid;
    public String sopInstanceUid;
    public String sopClassUid;
    public String transferSyntaxUid;

    /** Modality (0008,0060), null when it has none that can be believed. */
    public String modality;

    /** Place among the instances of the series, see {@link InstanceRank}. */
    public String rank;

    /** SHA-256 of the Part 10 file, 32 bytes. */
    public byte[] sha256;

    /** Size of the Part 10 file in bytes. */
    public long bytes;

    /** When the last byte was at the gateway's socket, milliseconds since 1970. */
    public long receipt;

    /** When an ORIGINAL image was acquired; empty for all else. */
    public AcquisitionSpan acquired = new AcquisitionSpan();

    /** The value for the metadata topic. */
    public byte[] metadata;

    /** The feature set documents that describe the series by this instance. */
    public MongoWrite[] features = {};

    /** Time it took to read, microseconds. */
    public long parseMicros;

    /** What to report should the instance turn out to contradict one that is known. */
    public DeadLetter conflict;

    public InstanceHeader() {}
}
