package io.niffler.events;

import java.util.Locale;

/** Why a record could not be processed. The code is stable: it is a header, a metric label and in the docs. */
public enum DeadLetterReason {
    /** A header that every instance must have is absent. */
    HEADER_MISSING,
    /** A header does not have the form it must have. */
    HEADER_MALFORMED,
    /** A header, or all of them together, exceed what is accepted. */
    HEADER_TOO_LARGE,
    /** Value or blob do not have the size or the SHA-256 of the headers. */
    CONTENT_MISMATCH,
    /** The data set cannot be read as DICOM. */
    DATA_SET_UNREADABLE,
    /** The data set's UIDs are not those of the headers. */
    UID_MISMATCH,
    /** A limit of the reader was exceeded (depth, elements, inflated size). */
    LIMIT_EXCEEDED,
    /** The reference does not lead to a blob, or leads outside the blob store. */
    BLOB_MISSING,
    /** The blob store failed repeatedly. */
    BLOB_UNREADABLE,
    /** The SOP Instance UID is known with other content; the first is kept. */
    CONTENT_CONFLICT,
    /** The document exceeds what the database stores. */
    DOCUMENT_TOO_LARGE,
    /** The database, or a check before it, rejects the document for what is in it. */
    DOCUMENT_REJECTED,
    /** The pixel data is coded in a way that cannot be decoded here. */
    PIXELS_UNSUPPORTED,
    /** The pixel data, or what describes it, is damaged or incomplete. */
    PIXELS_CORRUPT,
    /** A frame is larger than is accepted. */
    PIXELS_TOO_LARGE,
    /** The processing code failed in a way it does not foresee. */
    UNEXPECTED;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The code, such as {@code header-missing}. */
    public String code() {
        return code;
    }

    /**
     * The reason with this code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static DeadLetterReason of(String code) {
        for (DeadLetterReason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("No such dead letter reason.");
    }
}
