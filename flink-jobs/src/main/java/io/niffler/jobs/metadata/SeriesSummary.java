package io.niffler.jobs.metadata;

/** What a study needs to know of one of its series. A Flink POJO, sent to the study's key and kept in its state. */
public class SeriesSummary {
    public String studyInstanceUid;
    public String seriesInstanceUid;

    /** Modality (0008,0060) of the representative instance, null when it has none. */
    public String modality;

    /** All modalities of the series, sorted. */
    public String[] modalities = {};

    /** Number of distinct instances. */
    public long instances;

    /** Size of the distinct instances in bytes. */
    public long bytes;

    /** Receipt of the first instance, milliseconds since 1970. */
    public long firstReceipt;

    /** Receipt of the last new instance, milliseconds since 1970. */
    public long lastReceipt;

    /** Acquisition of the ORIGINAL images. */
    public AcquisitionSpan acquired = new AcquisitionSpan();

    public SeriesSummary() {}
}
