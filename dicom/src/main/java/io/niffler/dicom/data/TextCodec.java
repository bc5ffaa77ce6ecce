package io.niffler.dicom.data;

/** One way of turning bytes into text and back: a whole encoding or ISO 2022 with its sets. Stateless. */
interface TextCodec {

    /** Whether some bytes below 80, escape sequences aside, are not the ASCII characters. */
    boolean changesAscii();

    /** Decodes without loss; runs {@code onBadBytes} once if something is not valid. */
    String decode(byte[] bytes, int offset, int length, Delimiters delimiters, Runnable onBadBytes);

    /** Encodes; what cannot be written becomes a question mark. */
    Encoded encode(String text, Delimiters delimiters);

    /**
     * The bytes of a value field.
     *
     * @param complete whether every character could be written
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Encoded(byte[] bytes, boolean complete) {}
}
