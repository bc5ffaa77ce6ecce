package io.niffler.gateway;

import io.niffler.events.BlobRef;
import io.niffler.events.BlobStore;
import io.niffler.events.BlobWriter;
import java.io.IOException;
import java.io.InputStream;

/** Moves an instance that is too large for a record into the blob store, holding one piece of it in memory at a time. */
final class LargeInstance {
    private LargeInstance() {}

    /**
     * Stores what the buffer holds and the rest of the stream. When it fails nothing is left in the store. Once stored a blob
     * stays, even when its record is refused later: blobs are named by their content, so another record may refer to it,
     * and the instance sent again finds it there.
     *
     * @param limit bytes above which the instance is refused
     */
    static BlobRef store(InstanceBuffer buffer, InputStream in, BlobStore blobs, long limit)
            throws IOException, InstanceRefusedException, InterruptedException {
        if (buffer.size() > limit) {
            throw new InstanceRefusedException(Refusal.TOO_LARGE);
        }
        try (BlobWriter writer = open(blobs)) {
            byte[] piece = drain(buffer, writer);
            int count = in.read(piece, 0, piece.length);
            while (count >= 0) {
                if (writer.size() + count > limit) {
                    throw new InstanceRefusedException(Refusal.TOO_LARGE);
                }
                write(writer, piece, count);
                count = in.read(piece, 0, piece.length);
            }
            return commit(writer);
        }
    }

    // A failure of the store is not one of the stream: the peer is asked to come again, so each is told apart here.

    private static BlobWriter open(BlobStore blobs) throws InstanceRefusedException {
        try {
            return blobs.newWriter();
        } catch (IOException e) {
            throw new InstanceRefusedException(Refusal.BLOB_STORE, e);
        }
    }

    private static byte[] drain(InstanceBuffer buffer, BlobWriter writer)
            throws InstanceRefusedException, InterruptedException {
        try {
            return buffer.drainTo(writer);
        } catch (IOException e) {
            throw new InstanceRefusedException(Refusal.BLOB_STORE, e);
        }
    }

    private static void write(BlobWriter writer, byte[] piece, int count) throws InstanceRefusedException {
        try {
            writer.write(piece, 0, count);
        } catch (IOException e) {
            throw new InstanceRefusedException(Refusal.BLOB_STORE, e);
        }
    }

    private static BlobRef commit(BlobWriter writer) throws InstanceRefusedException {
        try {
            return writer.commit();
        } catch (IOException e) {
            throw new InstanceRefusedException(Refusal.BLOB_STORE, e);
        }
    }
}
