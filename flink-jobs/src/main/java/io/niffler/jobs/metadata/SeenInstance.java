package io.niffler.jobs.metadata;

/** What is remembered of an instance that was counted. A Flink POJO, kept in keyed state under the instance's UID. */
public class SeenInstance {
    /** SHA-256 of the Part 10 file, 32 bytes. */
    public byte[] sha256;

    /** Size of the Part 10 file in bytes. */
    public long bytes;

    /**
     * Whether what follows from the instance has left this operator since its state began. False when the instance was
     * only found in the stored document: its metadata record may have been lost in the crash that lost the state.
     */
    public boolean confirmed;

    public SeenInstance() {}

    public SeenInstance(byte[] sha256, long bytes, boolean confirmed) {
        this.sha256 = sha256;
        this.bytes = bytes;
        this.confirmed = confirmed;
    }
}
