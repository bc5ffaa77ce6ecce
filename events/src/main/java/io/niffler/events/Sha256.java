package io.niffler.events;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as 64 lower-case hex digits. */
public final class Sha256 {
    private static final int HEX_LENGTH = 64;

    private Sha256() {}

    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", e);
        }
    }

    public static String toHex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /** The digest of {@code length} bytes from {@code offset}. */
    public static String of(byte[] bytes, int offset, int length) {
        MessageDigest digest = newDigest();
        digest.update(bytes, offset, length);
        return toHex(digest.digest());
    }

    public static boolean isValid(String hex) {
        return hex.length() == HEX_LENGTH
                && hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
