package io.niffler.dicom.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The character repertoires of a data set's text: Specific Character Set (0008,0005), PS3.3 C.12.1.1.2 and PS3.5 6.1.
 * Immutable and shared.
 *
 * <p>All terms of the standard are known: the single-byte sets with and without code extensions, JIS X 0201, JIS X
 * 0208, JIS X 0212, KS X 1001, GB 2312, GB 18030, GBK and UTF-8. Terms are read leniently: case, blanks, underscores
 * and hyphens do not matter, sets with code extensions may stand alone or among terms without, and common names such as {@code UTF-8} or {@code windows-1251} are
 * understood.
 *
 * <p>Decoding loses nothing and never fails. What is not valid in the declared repertoire is decoded so:
 *
 * <ol>
 *   <li>Without a declared repertoire for bytes above 7F (attribute absent, {@code ISO_IR 6}, or an unknown term): a
 *       value that is valid UTF-8 as a whole is UTF-8; any other is {@code ISO_IR 100}.
 *   <li>With code extensions: bytes above 7F without a designated set are read in the set designated last in the value,
 *       or in the first one declared that can hold them.
 *   <li>Any other byte that is not valid becomes the character of the same number (as in {@code ISO_IR 100}), never a
 *       replacement character.
 * </ol>
 *
 * All of these run the caller's {@code onBadBytes}.
 */
public final class SpecificCharacterSet {

    /** The default repertoire, ISO-IR 6 (ASCII): what holds when the attribute is absent or empty. */
    public static final SpecificCharacterSet DEFAULT =
            new SpecificCharacterSet(List.of(), true, new Iso2022Codec(List.of()));

    /** {@code ISO_IR 192}. */
    public static final SpecificCharacterSet UTF_8 =
            new SpecificCharacterSet(List.of("ISO_IR 192"), true, new CharsetCodec(StandardCharsets.UTF_8));

    /** Enough for every combination in real use; keeps made-up ones from filling the memory. */
    private static final int CACHE_LIMIT = 256;

    private static final Map<List<String>, SpecificCharacterSet> CACHE = new ConcurrentHashMap<>();

    private final List<String> terms;
    private final boolean known;
    private final TextCodec codec;

    private SpecificCharacterSet(List<String> terms, boolean known, TextCodec codec) {
        this.terms = terms;
        this.known = known;
        this.codec = codec;
    }

    /** The repertoires of the attribute's values in their order; no value at all, or one empty value, is the default. */
    public static SpecificCharacterSet of(String... definedTerms) {
        return of(Arrays.asList(definedTerms));
    }

    /** As {@link #of(String...)}. */
    public static SpecificCharacterSet of(List<String> definedTerms) {
        if (definedTerms.isEmpty()) {
            return DEFAULT;
        }
        SpecificCharacterSet cached = CACHE.get(definedTerms);
        if (cached != null) {
            return cached;
        }
        List<String> terms = List.copyOf(definedTerms);
        CharacterSetTerms.Parsed parsed = CharacterSetTerms.parse(terms);
        SpecificCharacterSet created = new SpecificCharacterSet(terms, parsed.allKnown(), parsed.codec());
        if (CACHE.size() < CACHE_LIMIT && parsed.allKnown()) {
            CACHE.putIfAbsent(terms, created);
        }
        return created;
    }

    /** The attribute's values as given. */
    public List<String> terms() {
        return terms;
    }

    /** Whether every term was understood; if not, text is decoded with those that were. */
    public boolean isKnown() {
        return known;
    }

    /**
     * Decodes a whole value field, padding included. In the result a backslash is always a value delimiter when the
     * value representation allows several values; elsewhere 5C is what the repertoire says, for example a yen sign.
     *
     * @param vr decides which characters reset the code extension state (PS3.5 6.1.2.5.3); where the value
     *     representation does not depend on the character set, the value is ASCII and other bytes are read as {@code ISO_IR 100}
     */
    public String decode(byte[] bytes, int offset, int length, VR vr) {
        return decode(bytes, offset, length, vr, () -> {});
    }

    /** As {@link #decode(byte[], int, int, VR)}; runs {@code onBadBytes} once if something is not valid as declared. */
    @SuppressWarnings("deprecation") // new String(bytes, hibyte...) has no replacement as cheap for ASCII
    public String decode(byte[] bytes, int offset, int length, VR vr, Runnable onBadBytes) {
        if (isPlainAscii(bytes, offset, length) && !codec.changesAscii()) {
            return new String(bytes, 0, offset, length);
        }
        if (!vr.isCharacterSetDependent()) {
            return decodeDefaultRepertoire(bytes, offset, length, onBadBytes);
        }
        return codec.decode(bytes, offset, length, Delimiters.of(vr), onBadBytes);
    }

    private static String decodeDefaultRepertoire(byte[] bytes, int offset, int length, Runnable onBadBytes) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < 0) {
                onBadBytes.run();
                break;
            }
        }
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    /** ASCII without escape sequences. */
    private static boolean isPlainAscii(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < 0 || bytes[i] == Iso2022Codec.ESC) {
                return false;
            }
        }
        return true;
    }

    /**
     * Encodes a whole value field, without padding, with the escape sequences that the declared code extensions need
     * and the resets before delimiters. A character that none of the declared repertoires has becomes a question mark.
     */
    public byte[] encode(String text, VR vr) {
        TextCodec used = vr.isCharacterSetDependent() ? codec : DEFAULT.codec;
        return used.encode(text, Delimiters.of(vr)).bytes();
    }

    /** Whether {@link #encode} can write the text so that {@link #decode} gives it back. */
    public boolean canEncode(String text, VR vr) {
        TextCodec used = vr.isCharacterSetDependent() ? codec : DEFAULT.codec;
        TextCodec.Encoded encoded = used.encode(text, Delimiters.of(vr));
        if (!encoded.complete()) {
            return false;
        }
        byte[] bytes = encoded.bytes();
        // An escape character in the text may be taken for the start of an escape sequence.
        return text.indexOf(Iso2022Codec.ESC) < 0
                || decode(bytes, 0, bytes.length, vr).equals(text);
    }

    @Override
    public String toString() {
        return String.join("\\", terms);
    }
}
