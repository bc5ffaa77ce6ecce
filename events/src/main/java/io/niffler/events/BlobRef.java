package io.niffler.events;

/**
 * What is known of a stored blob.
 *
 * @param uri where it is, for {@link BlobStore#open}
 * @param size length in bytes
 * @param sha256 SHA-256 of its bytes, 64 lower-case hex digits
 */
public record BlobRef(String uri, long size, String sha256) {}
