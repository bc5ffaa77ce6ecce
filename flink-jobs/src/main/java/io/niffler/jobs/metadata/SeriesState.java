package io.niffler.jobs.metadata;

/**
 * What is kept of a series beside its instances: everything that goes into the series' document and is not a sum over
 * the listed instances. A Flink POJO.
 */
public class SeriesState {
    /** The attempt of the operator that last compared this state with the stored document. */
    public long attempt;

    /** The study of the series, null before its first instance. */
    public String studyInstanceUid;

    /** Number of instances in state. */
    public long known;

    /** Size of the instances in state, bytes. */
    public long knownBytes;

    /** Number of instances of a stored document that could not list them all; zero otherwise. */
    public long storedCount;

    /** Size belonging to {@link #storedCount}, bytes. */
    public long storedBytes;

    /** Receipt of the first instance, milliseconds since 1970. */
    public long firstReceipt = Long.MAX_VALUE;

    /** Receipt of the last new instance, milliseconds since 1970. */
    public long lastReceipt = Long.MIN_VALUE;

    /** Acquisition of the ORIGINAL images. */
    public AcquisitionSpan acquired = new AcquisitionSpan();

    /** Rank of the representative instance, null before the first one. */
    public String rank;

    /** Modality of the representative instance, null when it has none. */
    public String modality;

    public String[] modalities = {};
    public String[] sopClassUids = {};
    public String[] transferSyntaxUids = {};

    /** Receipt of the oldest instance that no written document shows, milliseconds since 1970. */
    public long oldestUnwritten = Long.MAX_VALUE;

    /** When the document's writes, and the end of the state, are due. */
    public KeyTimes times = new KeyTimes();

    public SeriesState() {}

    /** Number of distinct instances: never less than a stored document said. */
    long instanceCount() {
        return Math.max(known, storedCount);
    }

    /** Size of the distinct instances in bytes. */
    long bytes() {
        return Math.max(knownBytes, storedBytes);
    }
}
