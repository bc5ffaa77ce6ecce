package io.niffler.events;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Checks size and SHA-256 when the end is reached. Skipping reads, so that what is skipped is checked too. */
final class VerifyingInputStream extends FilterInputStream {
    private final BlobRef expected;
    private final MessageDigest digest = Sha256.newDigest();
    private long size;
    private boolean verified;

    VerifyingInputStream(InputStream in, BlobRef expected) {
        super(in);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        int read = in.read(b, off, len);
        if (read > 0) {
            digest.update(b, off, read);
            size += read;
        } else if (read < 0) {
            verify();
        }
        return read;
    }

    private void verify() throws IOException {
        if (verified) {
            return;
        }
        if (size != expected.size()) {
            throw new BlobMismatchException("The blob has " + size + " bytes instead of " + expected.size() + ".");
        }
        if (!Sha256.toHex(digest.digest()).equals(expected.sha256())) {
            throw new BlobMismatchException("The blob's SHA-256 is not the one it was stored with.");
        }
        verified = true;
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] buffer = new byte[(int) Math.min(Math.max(n, 1), 8192)];
        long skipped = 0;
        while (skipped < n) {
            int read = read(buffer, 0, (int) Math.min(buffer.length, n - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
