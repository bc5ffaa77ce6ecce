package io.niffler.events;

import io.niffler.dicom.data.Uids;
import java.net.URI;
import java.net.URISyntaxException;

/** What the components of an {@link InstanceReceived} must look like. Errors name the component, never the value. */
final class InstanceRules {
    private static final int MAX_TEXT = 256;
    private static final int MAX_URI = 1024;

    private InstanceRules() {}

    static void requireText(String name, String value) {
        require(
                value != null
                        && !value.isEmpty()
                        && value.length() <= MAX_TEXT
                        && value.chars().allMatch(c -> c > 0x20 && c < 0x7F),
                name,
                "1 to 256 printable ASCII characters without spaces");
    }

    static void requireUriReference(String name, String value) {
        require(
                value != null && !value.isEmpty() && value.length() <= MAX_URI && isUri(value),
                name,
                "a URI reference of at most 1024 characters");
    }

    private static boolean isUri(String value) {
        try {
            new URI(value);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static void requireUid(String name, String value) {
        require(Uids.isValid(value), name, "a UID of at most 64 characters");
    }

    static void requireAeTitle(String name, String value) {
        require(value != null && AeTitles.isValid(value), name, "an AE title (at most 16 printable ASCII characters)");
    }

    static void requireSize(long size) {
        require(size > 0, "size", "positive");
    }

    static void requireSha256(String sha256) {
        require(sha256 != null && Sha256.isValid(sha256), "sha256", "64 lower-case hex digits");
    }

    private static void require(boolean ok, String name, String rule) {
        if (!ok) {
            throw new IllegalArgumentException(name + " must be " + rule + ".");
        }
    }
}
