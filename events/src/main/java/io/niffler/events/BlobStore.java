package io.niffler.events;

import java.io.IOException;
import java.io.InputStream;

/**
 * Where instances too large for a record are kept. Blobs are immutable and named by their content, so that storing the
 * same bytes twice is storing them once. Implementations are safe for use by several threads and processes at once.
 */
public interface BlobStore {

    /**
     * Begins a blob. Nothing can be opened before {@link BlobWriter#commit}.
     *
     * @throws IOException if the store cannot take it, for instance because the disk is full
     */
    BlobWriter newWriter() throws IOException;

    /** Stores all that {@code content} holds, durably. Does not close {@code content}. */
    default BlobRef put(InputStream content) throws IOException {
        try (BlobWriter writer = newWriter()) {
            content.transferTo(writer);
            return writer.commit();
        }
    }

    /**
     * Opens a blob. Bytes are read from the store as they are asked for, so reading only a prefix is cheap.
     *
     * @throws BlobMissingException if {@code uri} is no reference of this store or nothing is there
     * @throws IOException if the store fails; trying again may help
     */
    InputStream open(String uri) throws IOException;

    /**
     * Opens a blob and, when it has been read to its end, checks size and SHA-256.
     *
     * @return a stream that throws {@link BlobMismatchException} where it would otherwise report its end
     */
    default InputStream openVerified(BlobRef ref) throws IOException {
        return new VerifyingInputStream(open(ref.uri()), ref);
    }

    /**
     * Looks, cheaply, whether blobs can be stored.
     *
     * @return bytes that may still be stored, {@link Long#MAX_VALUE} when no bound is known
     * @throws IOException if nothing can be stored, with the reason in words
     */
    default long room() throws IOException {
        return Long.MAX_VALUE;
    }

    /**
     * The store at this address.
     *
     * @param uri a {@code file:} URI of a folder, which is created when absent
     * @throws IllegalArgumentException if no store is known for the scheme
     */
    static BlobStore of(String uri) throws IOException {
        return FileBlobStore.of(uri);
    }
}
