package io.niffler.dicom.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Photometric;
import io.niffler.dicom.png.lut.Headers;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The formula of the original: uint((max(v, 0) / maximum) * 65535 or 255), in double precision, truncated. */
class NifflerMapperTest {
    private static final DataSet NOTHING = new DataSet();

    /** Every value of a frame for many maxima, both ways in which samples are worked out. */
    @Test
    void samplesAreThoseOfTheFormula() throws FrameException {
        for (int maximum = 1; maximum <= 65535; maximum += maximum < 5000 ? 97 : 5003) {
            int[] values = IntStream.rangeClosed(-40, maximum).toArray();
            int[] few = {maximum / 3, maximum, -7, maximum - 1};
            for (int bits : new int[] {8, 16}) {
                assertFormula(values, maximum, bits);
                assertFormula(few, maximum, bits);
            }
        }
    }

    private static void assertFormula(int[] values, int maximum, int bits) throws FrameException {
        MappedFrame mapped = Frames.map(NOTHING, MappingMode.NIFFLER, bits, Frames.signed(17, values));
        double white = bits == 16 ? 65535.0 : 255.0;
        int[] expected = Arrays.stream(values)
                .map(value -> {
                    double clipped = value < 0 ? 0.0 : value;
                    double part = clipped / (double) maximum;
                    double scaled = part * white;
                    return (int) Math.floor(scaled);
                })
                .toArray();
        assertThat(Frames.samples(mapped.rows())).isEqualTo(expected);
    }

    @Test
    void valuesOf32BitsAreThoseOfTheFormulaToo() throws FrameException {
        int[] values = {0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 123_456_789};
        MappedFrame mapped =
                Frames.map(NOTHING, MappingMode.NIFFLER, 16, Frames.unsigned(Photometric.MONOCHROME2, 32, values));
        int[] expected = Arrays.stream(values)
                .map(value -> (int) ((value & 0xFFFFFFFFL) / 4294967295.0 * 65535.0))
                .toArray();
        assertThat(Frames.samples(mapped.rows())).isEqualTo(expected);
        assertThat(mapped.mapping().storedMaximum()).isEqualTo(4294967295.0);
        mapped = Frames.map(NOTHING, MappingMode.NIFFLER, 8, Frames.signed(32, values));
        assertThat(Frames.samples(mapped.rows())).containsExactly(0, 0, 255, 0, 0, 14);
    }

    @Test
    void aFrameWithoutAValueAbove0IsBlack() throws FrameException {
        assertThat(niffler(Frames.signed(16, 0, 0, 0))).containsExactly(0, 0, 0);
        assertThat(niffler(Frames.signed(16, -5, -1, -300))).containsExactly(0, 0, 0);
        assertThat(niffler(Frames.reals(-1.5, Double.NaN, Double.NEGATIVE_INFINITY)))
                .containsExactly(0, 0, 0);
    }

    @Test
    void realNumbersThatAreNoNumbersHaveTheirPlace() throws FrameException {
        double infinite = Double.POSITIVE_INFINITY;
        assertThat(niffler(Frames.reals(Double.NaN, -infinite, infinite, 1e300, 5e299, -3)))
                .containsExactly(0, 0, 65535, 65535, 32767, 0);
        assertThat(niffler(Frames.reals(infinite, Double.NaN))).containsExactly(65535, 0);
        assertThat(niffler(Frames.reals(Double.MIN_VALUE, 0))).containsExactly(65535, 0);
    }

    @Test
    void monochrome1IsNotInverted() throws FrameException {
        MappedFrame mapped = Frames.map(
                NOTHING, MappingMode.NIFFLER, 8, Frames.unsigned(Photometric.MONOCHROME1, 12, 0, 2000, 4000));
        assertThat(Frames.samples(mapped.rows())).containsExactly(0, 127, 255);
        assertThat(mapped.mapping().inverted()).isFalse();
        assertThat(mapped.mapping().photometric()).isEqualTo("MONOCHROME1");
        assertThat(mapped.mapping().widened()).isFalse();
    }

    @Test
    void coloursAreDividedByTheLargestOfAllChannels() throws FrameException {
        MappedFrame mapped = Frames.map(
                NOTHING, MappingMode.NIFFLER, 8, Frames.unsigned(Photometric.RGB, 8, 10, 200, 50, 0, 100, 199));
        assertThat(Frames.samples(mapped.rows())).containsExactly(12, 255, 63, 0, 127, 253);
        assertThat(mapped.rows().samplesPerPixel()).isEqualTo(3);
        assertThat(mapped.mapping().storedMaximum()).isEqualTo(200);
    }

    @Test
    void paletteIndicesAreLookedUp() throws FrameException {
        DataSet header = Headers.palette(Headers.words(3, 0, 16), Headers.words(0, 1000, 4000));
        Frame frame = Frames.unsigned(Photometric.PALETTE_COLOR, 8, 0, 1, 2, 255);
        MappedFrame mapped = Frames.map(header, MappingMode.NIFFLER, 16, frame);
        assertThat(Frames.samples(mapped.rows()))
                .containsExactly(0, 0, 0, 16383, 16383, 16383, 65535, 65535, 65535, 65535, 65535, 65535);
        assertThatThrownBy(() -> Frames.map(NOTHING, MappingMode.NIFFLER, 16, frame))
                .isInstanceOf(FrameException.class);
    }

    /** Pure colours of PS3.3 C.7.6.3.1.2, and all others against the equations there. */
    @Test
    void luminanceAndChrominanceBecomeRgb() throws FrameException {
        assertThat(niffler8(Frames.unsigned(Photometric.YBR_FULL, 8, 255, 128, 128, 76, 85, 255, 0, 128, 128)))
                .containsExactly(255, 255, 255, 254, 0, 0, 0, 0, 0);
        assertThat(niffler8(Frames.unsigned(Photometric.YBR_PARTIAL_422, 8, 235, 128, 128, 16, 128, 128, 81, 90, 240)))
                .containsExactly(255, 255, 255, 0, 0, 0, 254, 0, 0);
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            int[] rgb = {random.nextInt(256), random.nextInt(256), random.nextInt(256)};
            int y = (int) Math.rint(.2990 * rgb[0] + .5870 * rgb[1] + .1140 * rgb[2]);
            int cb = (int) Math.rint(-.1687 * rgb[0] - .3313 * rgb[1] + .5000 * rgb[2] + 128);
            int cr = (int) Math.rint(.5000 * rgb[0] - .4187 * rgb[1] - .0813 * rgb[2] + 128);
            int[] white = {255, 128, 128};
            int[] back = niffler8(Frames.unsigned(
                    Photometric.YBR_FULL, 8, white[0], white[1], white[2], y, Math.min(cb, 255), Math.min(cr, 255)));
            for (int c = 0; c < 3; c++) {
                assertThat(back[3 + c]).isBetween(rgb[c] - 2, rgb[c] + 2);
            }
        }
    }

    private static int[] niffler(Frame frame) throws FrameException {
        return Frames.samples(
                Frames.map(NOTHING, MappingMode.NIFFLER, 16, frame).rows());
    }

    private static int[] niffler8(Frame frame) throws FrameException {
        return Frames.samples(Frames.map(NOTHING, MappingMode.NIFFLER, 8, frame).rows());
    }
}
