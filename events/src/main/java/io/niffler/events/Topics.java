package io.niffler.events;

/** Names of the Kafka topics. */
public final class Topics {

    /** Instances as received; key StudyInstanceUID, value a DICOM Part 10 file or empty with a reference. */
    public static final String INSTANCES = "niffler.instances";

    /** DICOM JSON of each instance in an envelope, see {@link MetadataRecord}; key SeriesInstanceUID. */
    public static final String METADATA = "niffler.metadata";

    /** Study state and completion revisions; key StudyInstanceUID. */
    public static final String STUDIES = "niffler.studies";

    /** What scanners did on a day, see {@link UtilizationRecord}; key scanner and day. */
    public static final String UTILIZATION = "niffler.utilization";

    /** Mapping from instances to PNG files; key SOPInstanceUID. */
    public static final String IMAGES = "niffler.images";

    /** Results of models; key StudyInstanceUID. */
    public static final String RESULTS = "niffler.results";

    /** Records that could not be processed, see {@link DeadLetter}; key as the source record. */
    public static final String DEAD_LETTERS = "niffler.dead-letters";

    private Topics() {}
}
