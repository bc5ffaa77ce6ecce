package io.niffler.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.TransferSyntax;
import java.io.ByteArrayInputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that begin inside a byte or inside a word. */
class UnalignedFramesTest {
    private static final int FRAMES = 5;

    /** In big endian the bytes of a word are exchanged (PS3.5 A.3), and the third of three is in the second word. */
    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"})
    void oddFramesOfBytesAreReadFromWholeWords(String syntax) throws Exception {
        byte[] pixels = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0};
        byte[] file = new ImageFile(1, 3).frames(FRAMES).uncompressed(TransferSyntax.of(syntax), pixels);
        try (ImageReader reader = ImageReader.of(file, 0, file.length, 100)) {
            for (int frame = 0; frame < FRAMES; frame++) {
                int first = 3 * frame + 1;
                assertThat(((Frame.OfInts) reader.frame(frame)).values()).containsExactly(first, first + 1, first + 2);
            }
        }
    }

    @Test
    void framesOfBitsAreReadInOnePass() throws Exception {
        byte[] pixels = {(byte) 0b0101_0101, (byte) 0b1010_1010, 0b0101_0101, (byte) 0b1010_1010, 0b0101_0101, 0};
        byte[] file = new ImageFile(1, 9).bits(1, 1).frames(FRAMES).uncompressed(pixels);
        AtomicInteger opened = new AtomicInteger();
        StreamOpener opener = () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(file);
        };
        try (ImageReader reader = ImageReader.of(opener, 100)) {
            for (int frame = 0; frame < FRAMES; frame++) {
                assertThat(((Frame.OfInts) reader.frame(frame)).values()).containsExactly(bits(pixels, frame));
            }
        }
        assertThat(opened).as("once for the header, once for the pixels").hasValue(2);
    }

    private static int[] bits(byte[] pixels, int frame) {
        int[] bits = new int[9];
        for (int i = 0; i < bits.length; i++) {
            int at = 9 * frame + i;
            bits[i] = pixels[at / 8] >> at % 8 & 1;
        }
        return bits;
    }
}
