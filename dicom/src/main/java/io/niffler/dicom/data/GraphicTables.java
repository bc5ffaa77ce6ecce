package io.niffler.dicom.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The code tables of the graphic sets, taken from the JDK's charsets when first needed and kept. */
final class GraphicTables {

    private static final int SHIFT_THREE = 0x8F;
    private static final Map<GraphicSet, char[]> DECODING = new ConcurrentHashMap<>();
    private static final Map<GraphicSet, char[]> ENCODING = new ConcurrentHashMap<>();

    private GraphicTables() {}

    /** The characters by code (one byte: lower 7 bits; two bytes: row times {@link GraphicSet#SIDE} plus column). */
    static char[] decoding(GraphicSet set) {
        char[] table = DECODING.get(set);
        return table != null
                ? table
                : DECODING.computeIfAbsent(set, key -> key.width() == 1 ? singleByte(key) : doubleByte(key));
    }

    /** The codes by character, upper bits as in the byte stream; 0 where there is none. */
    static char[] encoding(GraphicSet set) {
        char[] table = ENCODING.get(set);
        return table != null ? table : ENCODING.computeIfAbsent(set, GraphicTables::invert);
    }

    private static char[] invert(GraphicSet set) {
        char[] table = new char[Character.MAX_VALUE + 1];
        char[] characters = decoding(set);
        for (int i = characters.length - 1; i >= 0; i--) {
            if (characters[i] != GraphicSet.NONE) {
                table[characters[i]] = (char) (set.width() == 1 ? i | 0x80 : pair(set, i));
            }
        }
        return table;
    }

    private static int pair(GraphicSet set, int index) {
        int high = set.element() == 1 ? 0x8080 : 0;
        return (index / GraphicSet.SIDE + 0x21) << 8 | (index % GraphicSet.SIDE + 0x21) | high;
    }

    private static char[] singleByte(GraphicSet set) {
        CharsetDecoder decoder = strictDecoder(set);
        char[] table = new char[0x80];
        for (int i = set == GraphicSet.KATAKANA ? 0x20 : 0; i < table.length; i++) {
            table[i] = decodeOne(decoder, new byte[] {(byte) (i | 0x80)});
        }
        return table;
    }

    private static char[] doubleByte(GraphicSet set) {
        CharsetDecoder decoder = strictDecoder(set);
        char[] table = new char[GraphicSet.SIDE * GraphicSet.SIDE];
        for (int i = 0; i < table.length; i++) {
            byte first = (byte) (i / GraphicSet.SIDE + 0xA1);
            byte second = (byte) (i % GraphicSet.SIDE + 0xA1);
            byte[] code = set == GraphicSet.JIS_X_0212
                    ? new byte[] {(byte) SHIFT_THREE, first, second}
                    : new byte[] {first, second};
            table[i] = decodeOne(decoder, code);
        }
        return table;
    }

    private static CharsetDecoder strictDecoder(GraphicSet set) {
        return Charset.forName(set.charsetName())
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static char decodeOne(CharsetDecoder decoder, byte[] code) {
        try {
            CharBuffer decoded = decoder.decode(ByteBuffer.wrap(code));
            return decoded.length() == 1 ? decoded.charAt(0) : GraphicSet.NONE;
        } catch (CharacterCodingException e) {
            return GraphicSet.NONE; // not every code has a character
        }
    }
}
