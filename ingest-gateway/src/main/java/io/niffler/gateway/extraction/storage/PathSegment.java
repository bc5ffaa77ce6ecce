package io.niffler.gateway.extraction.storage;

import io.niffler.dicom.data.DataSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What stands between two slashes of a pattern. */
record PathSegment(List<PathPiece> pieces) {
    /** File systems take 255 bytes; the rest is for what is added. */
    private static final int MAX_LENGTH = 180;

    private static final int KEPT_LENGTH = 100;
    private static final int DIGEST_BYTES = 16;

    PathSegment {
        pieces = List.copyOf(pieces);
    }

    /** The name for these attributes, of ASCII only and at most 182 characters; a longer one ends with its digest instead. */
    String nameFor(DataSet attributes) {
        StringBuilder name = new StringBuilder();
        for (PathPiece piece : pieces) {
            name.append(piece.textFor(attributes));
        }
        String shortened = name.length() <= MAX_LENGTH
                ? name.toString()
                : name.substring(0, KEPT_LENGTH) + SafeName.MARK + digest(name.toString());
        return SafeName.notADevice(shortened);
    }

    /** Whether the only attribute in it is this one, and not hashed. */
    boolean isNamedBy(int tag) {
        List<PathPiece> attributes =
                pieces.stream().filter(PathPiece.Attribute.class::isInstance).toList();
        return attributes.equals(List.of(new PathPiece.Attribute(tag, false)));
    }

    /** The first 128 bits of a text's SHA-256, in hexadecimal. */
    static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
