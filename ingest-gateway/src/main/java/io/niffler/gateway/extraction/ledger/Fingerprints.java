package io.niffler.gateway.extraction.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * Salted SHA-256 fingerprints of rows and of the CSV, to see that they are still the same.
 *
 * <p>The salt is in the ledger, so they hide nothing from someone who can try all values. A row's has only 16 bits for that reason:
 * of a million patients that are tried, 15 fit by chance. The one of the CSV has 64 bits: who can guess the whole file can confirm it.
 */
final class Fingerprints {
    static final int SALT_BYTES = 16;
    private static final int CSV_DIGITS = 16;

    private final byte[] salt;
    private final MessageDigest sha256;

    Fingerprints(String salt) {
        this.salt = HexFormat.of().parseHex(salt);
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Random hexadecimal digits. */
    static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Of all values of a row, in 16 bits. */
    int row(List<String> values) {
        sha256.update(salt);
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            sha256.update(bytes);
        }
        return Short.toUnsignedInt(ByteBuffer.wrap(sha256.digest()).getShort());
    }

    /** Of the CSV, 16 hexadecimal digits. */
    String csv(String csvSha256) {
        sha256.update(salt);
        byte[] digest = sha256.digest(csvSha256.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest).substring(0, CSV_DIGITS);
    }
}
