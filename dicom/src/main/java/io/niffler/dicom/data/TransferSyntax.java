package io.niffler.dicom.data;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a data set is encoded (PS3.5 chapter 10 and annex A). Only the encoding of the elements is described here, not the
 * compression of the pixels.
 */
public final class TransferSyntax {
    private static final String COMPRESSED = "1.2.840.10008.1.2.4.";
    private static final Map<String, TransferSyntax> KNOWN = new HashMap<>();

    public static final TransferSyntax IMPLICIT_VR_LITTLE_ENDIAN = implicit("1.2.840.10008.1.2");
    public static final TransferSyntax EXPLICIT_VR_LITTLE_ENDIAN = plain("1.2.840.10008.1.2.1");
    /** Explicit VR little endian with pixel data in items, uncompressed (PS3.5 A.4.11). */
    public static final TransferSyntax ENCAPSULATED_UNCOMPRESSED = encapsulated("1.2.840.10008.1.2.1.98");

    public static final TransferSyntax DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN = deflated("1.2.840.10008.1.2.1.99");
    public static final TransferSyntax EXPLICIT_VR_BIG_ENDIAN =
            register(new TransferSyntax("1.2.840.10008.1.2.2", true, true, false, false, true));
    public static final TransferSyntax JPEG_BASELINE = encapsulated("1.2.840.10008.1.2.4.50");
    public static final TransferSyntax JPEG_EXTENDED = encapsulated("1.2.840.10008.1.2.4.51");
    public static final TransferSyntax JPEG_LOSSLESS = encapsulated("1.2.840.10008.1.2.4.57");
    public static final TransferSyntax JPEG_LOSSLESS_SV1 = encapsulated("1.2.840.10008.1.2.4.70");
    public static final TransferSyntax JPEG_LS_LOSSLESS = encapsulated("1.2.840.10008.1.2.4.80");
    public static final TransferSyntax JPEG_LS_NEAR_LOSSLESS = encapsulated("1.2.840.10008.1.2.4.81");
    public static final TransferSyntax JPEG_2000_LOSSLESS = encapsulated("1.2.840.10008.1.2.4.90");
    public static final TransferSyntax JPEG_2000 = encapsulated("1.2.840.10008.1.2.4.91");
    public static final TransferSyntax RLE_LOSSLESS = encapsulated("1.2.840.10008.1.2.5");

    static {
        for (int retired : new int[] {52, 53, 54, 55, 56, 58, 59, 60, 61, 62, 63, 64, 65, 66}) {
            encapsulated(COMPRESSED + retired);
        }
        for (int other : new int[] {92, 93, 107, 108, 110, 111, 112, 201, 202, 203}) {
            encapsulated(COMPRESSED + other);
        }
        for (int video : new int[] {100, 101, 102, 103, 104, 105, 106}) {
            encapsulated(COMPRESSED + video);
            encapsulated(COMPRESSED + video + ".1");
        }
        // JPIP: the pixels are fetched from elsewhere, the data set is plain or deflated.
        plain(COMPRESSED + "94");
        plain(COMPRESSED + "204");
        deflated(COMPRESSED + "95");
        deflated(COMPRESSED + "205");
        implicit("1.2.840.10008.1.20");
        // A vendor's archive format: implicit VR little endian, the words of pixel data in big endian.
        implicit("1.2.840.113619.5.2");
        plain("1.2.840.10008.1.2.6.1");
        plain("1.2.840.10008.1.2.6.2");
        plain("1.2.840.10008.1.2.7.1");
        plain("1.2.840.10008.1.2.7.2");
        plain("1.2.840.10008.1.2.7.3");
        encapsulated("1.2.840.10008.1.2.8.1");
    }

    private final String uid;
    private final boolean explicitVr;
    private final boolean bigEndian;
    private final boolean deflated;
    private final boolean encapsulated;
    private final boolean known;

    private TransferSyntax(
            String uid, boolean explicitVr, boolean bigEndian, boolean deflated, boolean encapsulated, boolean known) {
        this.uid = uid;
        this.explicitVr = explicitVr;
        this.bigEndian = bigEndian;
        this.deflated = deflated;
        this.encapsulated = encapsulated;
        this.known = known;
    }

    private static TransferSyntax implicit(String uid) {
        return register(new TransferSyntax(uid, false, false, false, false, true));
    }

    private static TransferSyntax plain(String uid) {
        return register(new TransferSyntax(uid, true, false, false, false, true));
    }

    private static TransferSyntax deflated(String uid) {
        return register(new TransferSyntax(uid, true, false, true, false, true));
    }

    private static TransferSyntax encapsulated(String uid) {
        return register(new TransferSyntax(uid, true, false, false, true, true));
    }

    private static TransferSyntax register(TransferSyntax syntax) {
        KNOWN.put(syntax.uid, syntax);
        return syntax;
    }

    /**
     * The transfer syntax of a UID. An unknown one is taken as explicit VR little endian with encapsulated pixel data, as
     * all syntaxes are that the standard added since its first edition (PS3.5 A.4).
     */
    public static TransferSyntax of(String uid) {
        Objects.requireNonNull(uid, "uid");
        TransferSyntax syntax = KNOWN.get(uid);
        return syntax != null ? syntax : new TransferSyntax(uid, true, false, false, true, false);
    }

    public String uid() {
        return uid;
    }

    public boolean explicitVr() {
        return explicitVr;
    }

    public boolean bigEndian() {
        return bigEndian;
    }

    /** Whether the whole data set is a raw deflate stream, RFC 1951 (PS3.5 A.5). */
    public boolean deflated() {
        return deflated;
    }

    /** Whether pixel data is a sequence of fragments (PS3.5 A.4). */
    public boolean encapsulated() {
        return encapsulated;
    }

    /** Whether the UID is one of PS3.6 annex A, retired ones included, or a private one whose encoding is known. */
    public boolean known() {
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TransferSyntax that && uid.equals(that.uid);
    }

    @Override
    public int hashCode() {
        return uid.hashCode();
    }

    @Override
    public String toString() {
        return uid;
    }
}
