package io.niffler.dicom.pixel.jpegls;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.pixel.FrameException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that were encoded by the letter of the standard come back, exactly or as near as was asked for. */
class JpegLsRoundTripTest {
    private final JpegLsDecoder decoder = new JpegLsDecoder();

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7, 8, 9, 10, 12, 15, 16})
    void allPrecisionsAndInterleavings(int precision) throws FrameException {
        for (int interleave = 0; interleave <= 2; interleave++) {
            for (int components = 1; components <= 4; components++) {
                TestImage image = TestImage.of(29, 41, components, precision, interleave);
                assertComesBack(image, new JpegLsEncoder(precision, 0, interleave));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 10, 60, 127})
    void nearLosslessIsAsNearAsItSays(int near) throws FrameException {
        for (int interleave = 0; interleave <= 2; interleave++) {
            for (int precision : new int[] {8, 12, 16}) {
                TestImage image = TestImage.of(25, 33, 3, precision, near);
                assertComesBack(image, new JpegLsEncoder(precision, near, interleave));
            }
        }
    }

    @Test
    void sizesDownToOneSample() throws FrameException {
        int[][] sizes = {{1, 1}, {1, 2}, {2, 1}, {1, 90}, {90, 1}, {2, 2}, {3, 200}, {17, 5}};
        for (int[] size : sizes) {
            for (int interleave = 0; interleave <= 2; interleave++) {
                TestImage image = TestImage.of(size[0], size[1], 3, 8, size[1]);
                assertComesBack(image, new JpegLsEncoder(8, 0, interleave));
                assertComesBack(image, new JpegLsEncoder(8, 2, interleave));
            }
        }
    }

    @Test
    void longRuns() throws FrameException {
        int[] values = new int[3 * 40000];
        Arrays.fill(values, 50000);
        values[70001] = 7;
        assertComesBack(new TestImage(3, 40000, 1, values), new JpegLsEncoder(16, 0, 0));
        assertComesBack(new TestImage(3, 40000, 1, new int[3 * 40000]), new JpegLsEncoder(16, 0, 0));
    }

    @Test
    void noiseNeedsTheLongestCodes() throws FrameException {
        for (int precision : new int[] {8, 16}) {
            int bits = precision;
            int[] values = new Random(1)
                    .ints(60 * 60, 0, 2)
                    .map(i -> i * ((1 << bits) - 1))
                    .toArray();
            assertComesBack(new TestImage(60, 60, 1, values), new JpegLsEncoder(precision, 0, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 28, 29, 300})
    void restartIntervals(int lines) throws FrameException {
        for (int interleave = 0; interleave <= 2; interleave++) {
            TestImage image = TestImage.of(29, 41, 3, 8, lines);
            assertComesBack(image, new JpegLsEncoder(8, 0, interleave, lines, null));
        }
    }

    @Test
    void presetParameters() throws FrameException {
        TestImage image = TestImage.of(29, 41, 1, 10, 4);
        assertComesBack(image, new JpegLsEncoder(10, 0, 0, 0, new Preset(1023, 20, 100, 500, 3)));
        assertComesBack(image, new JpegLsEncoder(10, 4, 0, 0, new Preset(0, 0, 0, 0, 1023)));
        assertComesBack(image, new JpegLsEncoder(12, 0, 0, 0, new Preset(1023, 5, 5, 5, 64)));
    }

    private void assertComesBack(TestImage image, JpegLsEncoder encoder) throws FrameException {
        byte[] stream = encoder.encode(image);
        int[] values = decoder.decode(image.frame(encoder.precision(), stream)).values();
        assertThat(values).as("%s", encoder).hasSameSizeAs(image.values());
        assertThat(image.distance(values)).as("%s", encoder).isLessThanOrEqualTo(encoder.near());
    }
}
