package io.niffler.dicom.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The registry of data elements of DICOM PS3.6, with the command elements of PS3.7 and the file meta elements of
 * PS3.10. Loaded once from the resource {@code dictionary.tsv}, whose header names the edition.
 *
 * <p>Look-ups by tag neither box nor allocate, so they can be made for each element of a data set being parsed.
 */
public final class Dictionary {

    private static final DictionaryTable TABLE = DictionaryTable.load();

    private Dictionary() {}

    /**
     * One line of the registry.
     *
     * @param pattern eight upper-case hexadecimal digits; a lower-case {@code x} stands for any digit (repeating groups)
     * @param keyword empty for the few elements whose name the standard withdrew
     * @param vrs the value representations the standard allows, in its order; empty for items and delimiters
     * @param multiplicity as in the standard, for example {@code 1}, {@code 2-2n}, {@code 1-n}
     */
    public record Entry(
            String pattern, String keyword, List<VR> vrs, String multiplicity, boolean retired, String name) {
        public Entry {
            vrs = List.copyOf(vrs);
        }

        /** Whether the pattern stands for more than one tag. */
        public boolean repeating() {
            return pattern.indexOf('x') >= 0;
        }
    }

    /**
     * The value representation to assume for a tag when the transfer syntax does not carry it: {@link VR#UL} for
     * group lengths, {@link VR#LO} for private creators, {@link VR#UN} for other private and unknown elements. Where the standard
     * allows several, this is {@link VR#OW} if that is among them (PS3.5 A.1 for pixel, overlay and curve data) and
     * else the first; use {@link #isSignDependent} to find the US that may be SS.
     */
    public static VR vrOf(int tag) {
        return TABLE.vrOf(tag);
    }

    /**
     * Whether the element is US or SS depending on Pixel Representation (0028,0103) of its data set, PS3.5 A.1.
     * Elements that may be OW as well are included.
     */
    public static boolean isSignDependent(int tag) {
        return TABLE.isSignDependent(tag);
    }

    /** The keyword of a tag, or null when the tag is unknown, private or without keyword. */
    public static String keywordOf(int tag) {
        Entry entry = TABLE.entry(tag);
        return entry == null || entry.keyword().isEmpty() ? null : entry.keyword();
    }

    /**
     * The tag of a keyword; exact spelling. For a repeating group it is the first tag of the range, for example
     * (6000,0010) for {@code OverlayRows}.
     */
    public static OptionalInt tagOf(String keyword) {
        Integer tag = Keywords.TAGS.get(keyword);
        return tag == null ? OptionalInt.empty() : OptionalInt.of(tag);
    }

    /** The registry's line for a tag, empty for unknown and private tags. */
    public static Optional<Entry> entry(int tag) {
        return Optional.ofNullable(TABLE.entry(tag));
    }

    /** All lines in the order of the registry. */
    public static List<Entry> entries() {
        return TABLE.entries();
    }

    /** Built on first use: most processes never look up a keyword. */
    private static final class Keywords {
        static final java.util.Map<String, Integer> TAGS = TABLE.tagsByKeyword();
    }
}
