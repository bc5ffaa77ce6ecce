package io.niffler.jobs.png;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names of image files that tell nothing to whom does not know what they are made of: SHA-224 of identifiers in UTF-8, as the
 * original Niffler has them, or HMAC-SHA-224 with a secret, without which nobody can try identifiers out. For one thread.
 */
public final class ImageNames {
    /** Stands for a PatientID that is missing, as in the original. */
    public static final String NO_PATIENT = "ALL-PATIENTS";

    private static final String HMAC = "HmacSHA224";

    private final UnaryOperator<String> digest;
    private final Level level;

    /** What folders there are. */
    public enum Level {
        /** One for each patient. */
        PATIENT,
        /** In it one for each study. */
        STUDY,
        /** In that one for each series. */
        SERIES
    }

    /**
     * @param secret the key; empty for plain SHA-224
     * @param level the deepest folder
     */
    public ImageNames(String secret, Level level) {
        this.digest = secret.isEmpty() ? plain() : keyed(secret);
        this.level = level;
    }

    private static UnaryOperator<String> plain() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-224");
            return text -> HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-224.", e);
        }
    }

    private static UnaryOperator<String> keyed(String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return text -> HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + HMAC + ".", e);
        }
    }

    /** 56 lower-case hex digits for any text. */
    public String digest(String text) {
        return digest.apply(text);
    }

    /**
     * The path of an image below the root, without ending.
     *
     * @param patientId (0010,0020), or {@link #NO_PATIENT}
     * @param name what the file itself is named by
     */
    public String path(String patientId, String studyInstanceUid, String seriesInstanceUid, String name) {
        StringBuilder path = new StringBuilder(digest(patientId));
        if (level != Level.PATIENT) {
            path.append('/').append(digest(studyInstanceUid));
        }
        if (level == Level.SERIES) {
            path.append('/').append(digest(seriesInstanceUid));
        }
        return path.append('/').append(digest(name)).toString();
    }
}
