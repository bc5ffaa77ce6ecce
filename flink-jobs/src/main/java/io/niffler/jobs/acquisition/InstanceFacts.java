package io.niffler.jobs.acquisition;

/**
 * What the jobs about scanners need to know of one instance. A Flink POJO.
 *
 * <p>Texts are the attributes' values of at most {@link InstanceFactsReader#MAX_TEXT} characters, null when absent or
 * empty. Local times are those of the scanner's clock: milliseconds from 1970-01-01T00:00 by that clock to the moment,
 * as if it showed UTC, so that days are multiples of 86,400,000.
 */
public class InstanceFacts {
    /** Neither {@link #acquiredAt} nor {@link #acquiredInstant} is ever this when there is a time. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** {@link #instanceNumber} of an instance without one: it sorts last. */
    public static final long NO_NUMBER = Long.MAX_VALUE;

    public String studyInstanceUid;
    public String seriesInstanceUid;
    public String sopInstanceUid;

    /** Never null, see {@link ScannerKey}. */
    public String scanner;

    /** (0018,1000). */
    public String deviceSerialNumber;

    /** (0008,0070). */
    public String manufacturer;

    /** (0008,1090). */
    public String model;

    /** (0008,1010). */
    public String stationName;

    /** (0008,0080). */
    public String institutionName;

    /** (0010,0020). */
    public String patientId;

    /** (0008,0060). */
    public String modality;

    /** (0008,1030). */
    public String studyDescription;

    /** (0008,103E). */
    public String seriesDescription;

    /** (0008,0020) as text. */
    public String studyDate;

    /** Whether a value of Image Type (0008,0008) is ORIGINAL. */
    public boolean original;

    /** (0020,0013), or {@link #NO_NUMBER}. */
    public long instanceNumber = NO_NUMBER;

    /** When the last byte was at the gateway's socket, milliseconds since 1970, UTC. */
    public long receivedAt;

    /** Whether it was fetched from an archive, so that the receipt tells nothing about the scanner's clock. */
    public boolean retrospective;

    /** Local time of acquisition in milliseconds, or {@link #NO_TIME}. */
    public long acquiredAt = NO_TIME;

    /** Moment of acquisition, milliseconds since 1970, UTC, or {@link #NO_TIME}. */
    public long acquiredInstant = NO_TIME;

    /** Why there is no time; {@link TimeProblem#NONE} when there is. */
    public TimeProblem timeProblem = TimeProblem.MISSING;

    public InstanceFacts() {}
}
