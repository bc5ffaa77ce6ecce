package io.niffler.gateway;

import io.niffler.dicom.net.StoreRequest;
import java.io.IOException;
import java.io.InputStream;

/**
 * The first part of an instance, read far enough to know what it is.
 *
 * @param header what it says
 * @param ended whether that was all of it
 */
record ReceivedHead(InstanceHeader header, boolean ended) {
    /** How much more is read when the UIDs are not in what was read: few readings of a long header in all. */
    private static final int GROWTH = 4;

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
            InstanceHeader header = InstanceHeader.read(bytes, prefix, buffer.size() - prefix, last, request);
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
}
