package io.niffler.dicom.pixel.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Photometric;
import io.niffler.dicom.pixel.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Code streams of one colour: luminance 100, chrominance 90 and 180 if that is what the numbers are. */
class ColourMarkersTest {
    private static final int[] AS_CODED = {100, 90, 180};
    private static final int[] CONVERTED = {173, 76, 33};
    private static final int[] JFIF = {'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0};

    private static int[] adobe(int transform) {
        return new int[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, transform};
    }

    private static byte[] stream(int luminanceFactors, int marker, int... segment) {
        int[] factors = {luminanceFactors, 0x11, 0x11};
        byte[] bytes =
                new DctEncoder(8, 16, 16, factors, 0).encode((component, row, column) -> AS_CODED[component], true);
        byte[] start = marker == 0
                ? new JpegBytes().bytes()
                : new JpegBytes().segment(marker, segment).bytes();
        return new JpegBytes()
                .bytes(Arrays.copyOfRange(start, 2, start.length))
                .bytes(Arrays.copyOfRange(bytes, 2, bytes.length))
                .bytes();
    }

    private static void assertColour(byte[] bytes, Photometric declared, boolean rgbInstead, int... expected)
            throws FrameException {
        Samples samples = new JpegDecoder().decode(JpegBytes.frame(bytes, 16, 16, 3, 8, declared));
        assertThat(samples.colourTransformed()).isEqualTo(rgbInstead);
        assertThat(samples.values()).startsWith(expected).endsWith(expected);
    }

    @Test
    void theDataSetIsBelievedWhereNothingElseTells() throws FrameException {
        assertColour(stream(0x11, 0), Photometric.RGB, false, AS_CODED);
        assertColour(stream(0x11, 0), Photometric.YBR_FULL, false, AS_CODED);
        assertColour(stream(0x11, Marker.APP0, 'L', 'J', 'I', 'F', 0), Photometric.RGB, false, AS_CODED);
    }

    @Test
    void whatAgreesIsLeftAlone() throws FrameException {
        assertColour(stream(0x21, Marker.APP0, JFIF), Photometric.YBR_FULL_422, false, AS_CODED);
        assertColour(stream(0x11, Marker.APP14, adobe(1)), Photometric.YBR_FULL, false, AS_CODED);
        assertColour(stream(0x11, Marker.APP14, adobe(0)), Photometric.RGB, false, AS_CODED);
    }

    @Test
    void luminanceDeclaredAsRgbIsConverted() throws FrameException {
        assertColour(stream(0x11, Marker.APP0, JFIF), Photometric.RGB, true, CONVERTED);
        assertColour(stream(0x11, Marker.APP14, adobe(1)), Photometric.RGB, true, CONVERTED);
        assertColour(stream(0x22, 0), Photometric.RGB, true, CONVERTED);
    }

    @Test
    void rgbDeclaredAsLuminanceIsRgb() throws FrameException {
        assertColour(stream(0x11, Marker.APP14, adobe(0)), Photometric.YBR_FULL_422, true, AS_CODED);
        byte[] letters = stream(0x11, 0);
        for (int i = 0; i + 18 < letters.length; i++) {
            if (letters[i] == -1 && (letters[i + 1] & 0xFF) == Marker.SOF_EXTENDED) {
                letters[i + 10] = 'R';
                letters[i + 13] = 'G';
                letters[i + 16] = 'B';
            } else if (letters[i] == -1 && (letters[i + 1] & 0xFF) == Marker.SOS) {
                letters[i + 5] = 'R';
                letters[i + 7] = 'G';
                letters[i + 9] = 'B';
            }
        }
        assertColour(letters, Photometric.YBR_FULL, true, AS_CODED);
        assertColour(letters, Photometric.RGB, false, AS_CODED);
    }

    @Test
    void losslessStreamsTellNothing() throws FrameException {
        int[] values = {1, 2, 3, 4, 5, 6};
        byte[] bytes = LosslessEncoder.of(8, 1).encode(values, 1, 2, 3);
        byte[] start = new JpegBytes().segment(Marker.APP0, JFIF).bytes();
        byte[] both = new byte[start.length + bytes.length - 2];
        System.arraycopy(start, 0, both, 0, start.length);
        System.arraycopy(bytes, 2, both, start.length, bytes.length - 2);
        Samples samples = new JpegDecoder().decode(JpegBytes.frame(both, 1, 2, 3, 8, Photometric.RGB));
        assertThat(samples.colourTransformed()).isFalse();
        assertThat(samples.values()).isEqualTo(values);
    }
}
