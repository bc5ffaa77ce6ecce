package io.niffler.gateway;

import io.niffler.config.DataSize;
import io.niffler.events.BlobStore;
import java.io.IOException;
import java.util.function.Supplier;

/** Looks whether the blob store can be written to and has room; one system call or two, so each time it is asked. */
final class BlobStoreCheck implements Supplier<HealthReport.Check> {
    private static final int TO_MEBIBYTES = 20;

    private final BlobStore blobs;
    private final DataSize least;

    /**
     * Makes a check.
     *
     * @param least free space below which it is degraded
     */
    BlobStoreCheck(BlobStore blobs, DataSize least) {
        this.blobs = blobs;
        this.least = least;
    }

    @Override
    public HealthReport.Check get() {
        try {
            long room = blobs.room();
            if (room == Long.MAX_VALUE) {
                return HealthReport.Check.up("can be written to");
            }
            String free = (room >> TO_MEBIBYTES) + " MiB free";
            return room < least.bytes()
                    ? HealthReport.Check.degraded(free + ", less than " + least + " (gateway.min-free-space)")
                    : HealthReport.Check.up(free);
        } catch (IOException e) {
            return HealthReport.Check.down(String.valueOf(e.getMessage()));
        }
    }
}
