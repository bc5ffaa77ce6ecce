package io.niffler.dicom.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Single-byte repertoires and code extensions, PS3.5 6.1.2.5: graphic sets in G0 and G1 (ISO 2022), switched by escape
 * sequences and reset at delimiters. Escape sequences are honoured even where no code extension is declared, and then
 * reported.
 */
final class Iso2022Codec implements TextCodec {

    static final byte ESC = 0x1B;

    private static final GraphicSet[] SETS = GraphicSet.values();

    private final List<GraphicSet> declared;
    private final GraphicSet initialG0;
    private final GraphicSet initialG1;
    private final GraphicSet fallbackG1;

    /**
     * A codec for the sets of some terms.
     *
     * @param repertoires the sets of each term in the order of the terms; none for the default repertoire
     */
    Iso2022Codec(List<List<GraphicSet>> repertoires) {
        List<GraphicSet> sets = new ArrayList<>();
        repertoires.forEach(sets::addAll);
        if (repertoires.size() > 1) {
            sets.add(GraphicSet.ASCII); // takes part in every code extension
        }
        declared = List.copyOf(sets);
        List<GraphicSet> first = repertoires.isEmpty() ? List.of() : repertoires.get(0);
        initialG0 = first.contains(GraphicSet.ROMAJI) ? GraphicSet.ROMAJI : GraphicSet.ASCII;
        initialG1 = firstInG1(first);
        fallbackG1 = firstInG1(declared);
    }

    private static GraphicSet firstInG1(List<GraphicSet> sets) {
        for (GraphicSet set : sets) {
            if (set.element() == 1) {
                return set;
            }
        }
        return null;
    }

    @Override
    public boolean changesAscii() {
        return initialG0 != GraphicSet.ASCII;
    }

    @Override
    public String decode(byte[] bytes, int offset, int length, Delimiters delimiters, Runnable onBadBytes) {
        if (fallbackG1 == null && hasHighByteButNoEscape(bytes, offset, length)) {
            onBadBytes.run();
            String utf8 = CharsetCodec.decodeStrictly(StandardCharsets.UTF_8, bytes, offset, length);
            return utf8 != null ? utf8 : new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        }
        Decoding decoding = new Decoding(bytes, offset, length, delimiters);
        String text = decoding.run();
        if (decoding.bad) {
            onBadBytes.run();
        }
        return text;
    }

    private static boolean hasHighByteButNoEscape(byte[] bytes, int offset, int length) {
        boolean high = false;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == ESC) {
                return false;
            }
            high |= bytes[i] < 0;
        }
        return high;
    }

    /** The set that the escape sequence at {@code index} designates, or null when it is none that is known. */
    private static GraphicSet designatedAt(byte[] bytes, int index, int end) {
        for (GraphicSet set : SETS) {
            if (matches(bytes, index + 1, end, set.designation())) {
                return set;
            }
        }
        // The 1978 edition of JIS X 0208 and its designation in the later four-byte form.
        return matches(bytes, index + 1, end, "$@") || matches(bytes, index + 1, end, "$(B")
                ? GraphicSet.JIS_X_0208
                : null;
    }

    private static boolean matches(byte[] bytes, int from, int end, String designation) {
        if (end - from < designation.length()) {
            return false;
        }
        for (int i = 0; i < designation.length(); i++) {
            if (bytes[from + i] != designation.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The state while one value field is decoded. */
    private final class Decoding {
        private final byte[] bytes;
        private final int end;
        private final Delimiters delimiters;
        private final StringBuilder out;
        private int index;
        private GraphicSet g0 = initialG0;
        private GraphicSet g1 = initialG1;
        private GraphicSet latestG1 = fallbackG1;
        private boolean bad;

        Decoding(byte[] bytes, int offset, int length, Delimiters delimiters) {
            this.bytes = bytes;
            this.index = offset;
            this.end = offset + length;
            this.delimiters = delimiters;
            this.out = new StringBuilder(length);
        }

        String run() {
            while (index < end) {
                int code = bytes[index] & 0xFF;
                if (code == ESC) {
                    escape();
                } else if (code >= 0x80) {
                    rightHalf(code);
                } else if (g0.width() == 2 && code > 0x20 && code < 0x7F) {
                    pair(g0);
                } else {
                    leftHalf(code);
                }
            }
            return out.toString();
        }

        private void escape() {
            GraphicSet set = designatedAt(bytes, index, end);
            if (set == null) {
                keep();
                return;
            }
            if (set.element() == 0) {
                g0 = set;
            } else {
                g1 = set;
                latestG1 = set;
            }
            bad |= set != GraphicSet.ASCII && !declared.contains(set);
            index += 1 + lengthOfDesignation(set);
        }

        private int lengthOfDesignation(GraphicSet set) {
            if (set == GraphicSet.JIS_X_0208) {
                return bytes[index + 2] == '(' ? 3 : 2;
            }
            return set.designation().length();
        }

        private void leftHalf(int code) {
            index++;
            if (delimiters.contains(code)) {
                out.append((char) code);
                g0 = initialG0;
                g1 = initialG1;
            } else {
                out.append(g0.width() == 1 ? g0.decode(code) : (char) code);
            }
        }

        private void rightHalf(int code) {
            GraphicSet set = g1 != null ? g1 : latestG1;
            bad |= g1 == null;
            if (set == null) {
                keep();
            } else if (set.width() == 2) {
                pair(set);
            } else {
                append(set.decode(code), 1);
            }
        }

        private void pair(GraphicSet set) {
            boolean complete = index + 1 < end && ((bytes[index] ^ bytes[index + 1]) & 0x80) == 0;
            append(complete ? set.decode(bytes[index], bytes[index + 1]) : GraphicSet.NONE, 2);
        }

        private void append(char c, int width) {
            if (c == GraphicSet.NONE) {
                keep();
            } else {
                out.append(c);
                index += width;
            }
        }

        /** Takes over a byte that means nothing here as the character of the same number. */
        private void keep() {
            out.append((char) (bytes[index++] & 0xFF));
            bad = true;
        }
    }

    @Override
    public Encoded encode(String text, Delimiters delimiters) {
        return new Iso2022Encoder(declared, initialG0, initialG1, delimiters).encode(text);
    }
}
