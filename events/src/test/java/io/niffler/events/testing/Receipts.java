package io.niffler.events.testing;

import io.niffler.events.BlobRef;
import io.niffler.events.InstanceReceived;
import io.niffler.events.InstanceReceivedBuilder;
import io.niffler.events.Sha256;
import java.time.Instant;

/** Receipts for tests. */
public final class Receipts {
    public static final String STUDY = "1.2.3.1";
    public static final String SERIES = "1.2.3.1.1";
    public static final String INSTANCE = "1.2.3.1.1.1";
    public static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

    private Receipts() {}

    /** A builder in which everything but the content is set. */
    public static InstanceReceivedBuilder builder() {
        return InstanceReceived.builder()
                .source("/gateway/NIFFLER")
                .time(TIME)
                .study(STUDY)
                .series(SERIES)
                .instance("1.2.840.10008.5.1.4.1.1.2", INSTANCE)
                .transferSyntax("1.2.840.10008.1.2.1")
                .aeTitles("SCANNER1", "NIFFLER");
    }

    /** The receipt of this content as the value of a record. */
    public static InstanceReceived inline(byte[] part10) {
        return builder()
                .inline(part10.length, Sha256.of(part10, 0, part10.length))
                .build();
    }

    /** The receipt of content in the blob store. */
    public static InstanceReceived stored(BlobRef blob) {
        return builder().stored(blob).build();
    }
}
