package io.niffler.dicom.fuzz;

import io.niffler.dicom.png.PngText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/** The reader of the texts in PNG files, which never refuses. */
final class PngTextTarget implements FuzzTarget {
    private static final int MOST_TEXT = 64 << 10;

    @Override
    public Answer read(byte[] input) throws IOException {
        Map<String, String> texts = PngText.read(new ByteArrayInputStream(input));
        int length = 0;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            length += text.getKey().length() + text.getValue().length();
        }
        Expect.that(length <= Math.min(MOST_TEXT, input.length), length + " characters of text");
        return new Answer(!texts.isEmpty(), 0);
    }
}
