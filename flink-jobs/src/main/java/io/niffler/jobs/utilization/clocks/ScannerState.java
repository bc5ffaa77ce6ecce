package io.niffler.jobs.utilization.clocks;

import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.metadata.KeyTimes;
import io.niffler.jobs.metadata.SmallestValues;
import java.util.Arrays;

/**
 * What is kept of a scanner beside its days: what its instances call it, and when it was seen. Of several names the
 * {@link SmallestValues#LIMIT} smallest are kept. A Flink POJO.
 */
public class ScannerState {
    /** The attempt of the operator that last compared this state with the stored document. */
    public long attempt;

    /** When the documents were last written, milliseconds since 1970; each time later than the time before. */
    public long updated;

    public String[] deviceSerialNumbers = {};
    public String[] manufacturers = {};
    public String[] models = {};
    public String[] stationNames = {};
    public String[] institutionNames = {};
    public String[] modalities = {};

    /** First receipt, or acquisition of what was fetched from an archive, milliseconds since 1970. */
    public long firstSeen = Long.MAX_VALUE;

    /** Last receipt, or acquisition of what was fetched from an archive, milliseconds since 1970. */
    public long lastSeen = Long.MIN_VALUE;

    /** When the documents' writes, and the end of the state, are due. */
    public KeyTimes times = new KeyTimes();

    public ScannerState() {}

    /** Adds an instance, and tells whether that changed anything. */
    boolean add(InstanceFacts facts) {
        String[][] before = names();
        deviceSerialNumbers = SmallestValues.with(deviceSerialNumbers, facts.deviceSerialNumber);
        manufacturers = SmallestValues.with(manufacturers, facts.manufacturer);
        models = SmallestValues.with(models, facts.model);
        stationNames = SmallestValues.with(stationNames, facts.stationName);
        institutionNames = SmallestValues.with(institutionNames, facts.institutionName);
        modalities = SmallestValues.with(modalities, facts.modality);
        boolean named = !Arrays.equals(before, names());
        long seen = facts.retrospective ? facts.acquiredInstant : facts.receivedAt;
        boolean seenAnew = seen != InstanceFacts.NO_TIME && see(seen);
        return named || seenAnew;
    }

    private String[][] names() {
        return new String[][] {deviceSerialNumbers, manufacturers, models, stationNames, institutionNames, modalities};
    }

    /** Takes note of a moment at which the scanner was in use, and tells whether that changed anything. */
    boolean see(long moment) {
        boolean changed = moment < firstSeen || moment > lastSeen;
        firstSeen = Math.min(firstSeen, moment);
        lastSeen = Math.max(lastSeen, moment);
        return changed;
    }
}
