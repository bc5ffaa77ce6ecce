package io.niffler.dicom.data;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Encodes one value field with code extensions, PS3.5 6.1.2.5.3. */
final class Iso2022Encoder {

    private static final char UNKNOWN = '?';

    private final List<GraphicSet> declared;
    private final GraphicSet initialG0;
    private final GraphicSet initialG1;
    private final Delimiters delimiters;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private GraphicSet g0;
    private GraphicSet g1;

    Iso2022Encoder(List<GraphicSet> declared, GraphicSet initialG0, GraphicSet initialG1, Delimiters delimiters) {
        this.declared = declared;
        this.initialG0 = initialG0;
        this.initialG1 = initialG1;
        this.delimiters = delimiters;
        this.g0 = initialG0;
        this.g1 = initialG1;
    }

    TextCodec.Encoded encode(String text) {
        boolean complete = true;
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (delimiters.contains(codePoint)) {
                reset();
                out.write(codePoint);
            } else if (codePoint > Character.MAX_VALUE || !write((char) codePoint)) {
                designate(initialG0);
                out.write(codePoint < 0x80 ? codePoint : UNKNOWN);
                complete = false;
            }
        }
        reset();
        return new TextCodec.Encoded(out.toByteArray(), complete);
    }

    private boolean write(char c) {
        if (c < 0x20) {
            out.write(c);
            return true;
        }
        if (writeIn(g0, c) || (g1 != null && writeIn(g1, c)) || writeIn(initialG0, c)) {
            return true;
        }
        for (GraphicSet set : declared) {
            if (writeIn(set, c)) {
                return true;
            }
        }
        return false;
    }

    private boolean writeIn(GraphicSet set, char c) {
        int code = set.encode(c);
        if (code == 0 || delimiters.contains(code)) {
            return false;
        }
        designate(set);
        if (set.width() == 2) {
            out.write(code >> 8);
        }
        out.write(code);
        return true;
    }

    private void designate(GraphicSet set) {
        if (set == g0 || set == g1) {
            return;
        }
        out.write(Iso2022Codec.ESC);
        for (int i = 0; i < set.designation().length(); i++) {
            out.write(set.designation().charAt(i));
        }
        if (set.element() == 0) {
            g0 = set;
        } else {
            g1 = set;
        }
    }

    private void reset() {
        designate(initialG0);
        if (initialG1 != null) {
            designate(initialG1);
        }
        g1 = initialG1;
    }
}
