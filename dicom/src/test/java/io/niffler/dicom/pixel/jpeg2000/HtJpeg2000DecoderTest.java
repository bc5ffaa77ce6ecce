package io.niffler.dicom.pixel.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.FrameException.Kind;
import io.niffler.dicom.pixel.ImageReader;
import io.niffler.dicom.testing.ReferencePixels;
import io.niffler.dicom.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams that OpenJPH made of the pattern of {@link TestStreams}, whole and damaged, and real files. */
class HtJpeg2000DecoderTest {
    private static final String LOSSLESS = "1.2.840.10008.1.2.4.201";
    private static final int BLOCK_STYLE = 12;
    private final HtJpeg2000Decoder decoder = new HtJpeg2000Decoder();

    @ParameterizedTest
    @CsvSource({
        "ht-grey8, 29, 37, 1, 8",
        "ht-grey12, 29, 37, 1, 12",
        "ht-grey16, 29, 37, 1, 16",
        "ht-rgb8, 23, 31, 3, 8",
        "ht-rgb16, 23, 31, 3, 16",
        "ht-rgb-untransformed, 23, 31, 3, 8",
        "ht-tiles, 29, 37, 1, 8",
        "ht-blocks-4x4, 29, 37, 1, 8",
        "ht-blocks-4x1024, 29, 37, 1, 8",
        "ht-blocks-1024x4, 29, 37, 1, 8",
        "ht-row, 1, 37, 1, 8",
        "ht-column, 29, 1, 1, 8",
        "ht-pixel, 1, 1, 1, 8",
    })
    void reversibleStreamsComeBack(String name, int rows, int columns, int components, int bits) throws FrameException {
        int[] values = decode(name, rows, columns, components).values();
        assertThat(values).containsExactly(pattern(rows, columns, components, bits));
    }

    @Test
    void irreversibleStreamsComeBackNearly() throws FrameException {
        int[] values = decode("ht-lossy", 29, 37, 1).values();
        int[] pattern = pattern(29, 37, 1, 12);
        for (int i = 0; i < pattern.length; i++) {
            // Steps of a thousandth of 4096 levels, of which a few add up in each sample.
            assertThat(values[i]).isBetween(pattern[i] - 10, pattern[i] + 10);
        }
    }

    @Test
    void realFilesAreThoseOfOtherDecoders() throws IOException, FrameException {
        int compared = 0;
        for (Path relative : Samples.files("transfer-syntax/htj2k")) {
            ReferencePixels expected = ReferencePixels.of(relative);
            byte[] bytes = Files.readAllBytes(Samples.folder().resolve(relative));
            try (ImageReader reader = ImageReader.of(bytes, 0, bytes.length, ImageReader.DEFAULT_MAX_SAMPLES)) {
                assertThat(expected.difference(0, reader.frame(0), expected.lossless() ? 0 : 0.1))
                        .as("%s", relative)
                        .isNull();
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    @Test
    void blocksOfPartOneOrOfBothKindsAreUnsupported() {
        EditedStream stream = new EditedStream("ht-grey8");
        int style = stream.find(Marker.COD) + BLOCK_STYLE;
        for (int other : new int[] {0, 63, 64 + 1, 128, 64 + 128}) {
            byte[] bytes = stream.setByte(style, other).bytes();
            assertThatThrownBy(() -> decoder.decode(frame(bytes, 29, 37, 1)))
                    .isInstanceOfSatisfying(
                            FrameException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNSUPPORTED));
        }
    }

    @Test
    void capabilitiesOfOtherPartsAreUnsupported() {
        EditedStream stream = new EditedStream("ht-grey8");
        byte[] bytes = stream.setByte(stream.find(Marker.CAP) + 4, 0x40).bytes();
        assertThatThrownBy(() -> decoder.decode(frame(bytes, 29, 37, 1)))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNSUPPORTED));
    }

    @Test
    void truncatedStreamsAreCorrupt() {
        byte[] whole = TestStreams.resource("ht-rgb8.j2k");
        for (int length = 0; length < whole.length - 2; length += 7) {
            byte[] bytes = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> decoder.decode(frame(bytes, 23, 31, 3)))
                    .isInstanceOfSatisfying(
                            FrameException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CORRUPT));
        }
    }

    /** Damage gives samples or a reason; nothing of a stream can stop the virtual machine. */
    @Test
    void damageIsSurvived() {
        Random random = new Random(814);
        int[] outcomes = new int[2];
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (String name :
                    new String[] {"ht-grey16", "ht-lossy", "ht-tiles", "ht-blocks-1024x4", "ht-blocks-4x1024"}) {
                for (int i = 0; i < 500; i++) {
                    byte[] bytes = TestStreams.resource(name + ".j2k");
                    int reach = i % 2 == 0 ? 150 : bytes.length;
                    for (int changes = random.nextInt(4); changes >= 0; changes--) {
                        bytes[random.nextInt(reach)] = (byte) random.nextInt();
                    }
                    outcomes[answers(bytes) ? 0 : 1]++;
                }
            }
        });
        assertThat(outcomes[0]).as("decoded").isGreaterThan(100);
        assertThat(outcomes[1]).as("refused").isGreaterThan(100);
    }

    private boolean answers(byte[] bytes) {
        try {
            assertThat(decoder.decode(frame(bytes, 29, 37, 1)).values()).hasSize(29 * 37);
            return true;
        } catch (FrameException e) {
            assertThat(e.kind()).isIn(Kind.CORRUPT, Kind.UNSUPPORTED);
            return false;
        }
    }

    private io.niffler.dicom.pixel.Samples decode(String name, int rows, int columns, int components)
            throws FrameException {
        return decoder.decode(frame(TestStreams.resource(name + ".j2k"), rows, columns, components));
    }

    private static CodedFrame frame(byte[] bytes, int rows, int columns, int components) {
        return new CodedFrame(LOSSLESS, rows, columns, components, 16, 16, false, bytes, 0, bytes.length);
    }

    private static int[] pattern(int rows, int columns, int components, int bits) {
        int[] values = new int[rows * columns * components];
        for (int i = 0; i < values.length; i++) {
            int pixel = i / components;
            values[i] = TestStreams.sample(pixel % columns, pixel / columns, i % components, bits);
        }
        return values;
    }
}
