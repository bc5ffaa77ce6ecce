package io.niffler.gateway;

import io.niffler.dicom.net.StoreRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * The first part of an instance, read far enough to know what it is.
 *
 * @param header what it says
 * @param ended whether that was all of it
 */
record ReceivedHead(InstanceHeader header, boolean ended) {
    /** How much more is read when the UIDs are not in what was read: few readings of a long header in all. */
    private static final int GROWTH = 4;

    /** A header made to be costly takes far more memory than its bytes while it is read; so only few are at a time. */
    private static final Semaphore READERS =
            new Semaphore(Math.min(3, Runtime.getRuntime().availableProcessors()));

    /**
     * Reads until the UIDs are known and makes room for the rest.
     *
     * @param buffer holds the file's prefix only
     * @param most bytes of the file within which the UIDs must be found
     */
    static ReceivedHead read(InstanceBuffer buffer, InputStream in, StoreRequest request, int most)
            throws IOException, InstanceRefusedException, InterruptedException {
        int prefix = buffer.size();
        int target = Math.min(most, prefix + InstanceBuffer.HEAD - 1);
        while (true) {
            boolean ended = buffer.fill(in, target);
            byte[] bytes = buffer.contiguous();
            boolean last = ended || buffer.size() >= most;
            InstanceHeader header = parse(bytes, prefix, buffer.size() - prefix, last, request);
            if (header != null) {
                long expected = prefix + header.expectedLength();
                if (!ended && header.expectedLength() >= 0 && expected <= most) {
                    buffer.expect((int) expected);
                }
                return new ReceivedHead(header, ended);
            }
            target = (int) Math.min(most, (long) target * GROWTH);
        }
    }

    private static InstanceHeader parse(byte[] bytes, int offset, int length, boolean whole, StoreRequest request)
            throws InstanceRefusedException, InterruptedException {
        READERS.acquire();
        try {
            return InstanceHeader.read(bytes, offset, length, whole, request);
        } finally {
            READERS.release();
        }
    }
}
