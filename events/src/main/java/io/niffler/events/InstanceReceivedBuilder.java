package io.niffler.events;

import java.time.Instant;
import java.util.UUID;

/** Builds an {@link InstanceReceived}. The id defaults to a random one, the origin to live, AE titles to none. */
public final class InstanceReceivedBuilder {
    private String id = UUID.randomUUID().toString();
    private String source;
    private Instant time;
    private String studyInstanceUid;
    private String seriesInstanceUid;
    private String sopInstanceUid;
    private String sopClassUid;
    private String transferSyntaxUid;
    private String callingAe = "";
    private String calledAe = "";
    private long size;
    private String sha256;
    private Origin origin = Origin.LIVE;
    private String dataRef;
    private String correlation;

    InstanceReceivedBuilder() {}

    public InstanceReceivedBuilder id(String id) {
        this.id = id;
        return this;
    }

    public InstanceReceivedBuilder source(String source) {
        this.source = source;
        return this;
    }

    public InstanceReceivedBuilder time(Instant time) {
        this.time = time;
        return this;
    }

    public InstanceReceivedBuilder study(String studyInstanceUid) {
        this.studyInstanceUid = studyInstanceUid;
        return this;
    }

    public InstanceReceivedBuilder series(String seriesInstanceUid) {
        this.seriesInstanceUid = seriesInstanceUid;
        return this;
    }

    public InstanceReceivedBuilder instance(String sopClassUid, String sopInstanceUid) {
        this.sopClassUid = sopClassUid;
        this.sopInstanceUid = sopInstanceUid;
        return this;
    }

    public InstanceReceivedBuilder transferSyntax(String transferSyntaxUid) {
        this.transferSyntaxUid = transferSyntaxUid;
        return this;
    }

    /** Takes the titles as the peer sent them: cut to 16 characters, unprintable ones replaced. */
    public InstanceReceivedBuilder aeTitles(String callingAe, String calledAe) {
        this.callingAe = AeTitles.printable(callingAe);
        this.calledAe = AeTitles.printable(calledAe);
        return this;
    }

    /** The Part 10 file is the record's value. */
    public InstanceReceivedBuilder inline(long size, String sha256) {
        this.size = size;
        this.sha256 = sha256;
        this.dataRef = null;
        return this;
    }

    /** The Part 10 file is in the blob store. */
    public InstanceReceivedBuilder stored(BlobRef blob) {
        this.size = blob.size();
        this.sha256 = blob.sha256();
        this.dataRef = blob.uri();
        return this;
    }

    public InstanceReceivedBuilder origin(Origin origin) {
        this.origin = origin;
        return this;
    }

    /** What it belongs to, such as the id of an extraction. */
    public InstanceReceivedBuilder correlation(String correlation) {
        this.correlation = correlation;
        return this;
    }

    /**
     * Builds it.
     *
     * @throws IllegalArgumentException naming the component that is not valid
     */
    public InstanceReceived build() {
        return new InstanceReceived(
                id,
                source,
                time,
                studyInstanceUid,
                seriesInstanceUid,
                sopInstanceUid,
                sopClassUid,
                transferSyntaxUid,
                callingAe,
                calledAe,
                size,
                sha256,
                origin,
                dataRef,
                correlation);
    }
}
