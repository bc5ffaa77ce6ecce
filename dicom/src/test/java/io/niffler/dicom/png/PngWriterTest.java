package io.niffler.dicom.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are read back by the reader of the JDK. */
class PngWriterTest {
    private static final int[][] FORMATS = {{1, 1}, {1, 2}, {1, 4}, {1, 8}, {1, 16}, {3, 8}, {3, 16}};

    private final PngWriter writer = new PngWriter();

    @Property(tries = 200)
    void samplesOfAnySizeAndDepthComeBack(
            @ForAll @IntRange(min = 1, max = 300) int rows,
            @ForAll @IntRange(min = 1, max = 300) int columns,
            @ForAll @IntRange(min = 0, max = 6) int format,
            @ForAll @IntRange(min = 0, max = 300) int step,
            @ForAll long seed)
            throws IOException {
        RandomRows image = RandomRows.of(rows, columns, FORMATS[format][0], FORMATS[format][1], step, seed);
        BufferedImage read = read(write(image));
        assertThat(read.getWidth()).isEqualTo(columns);
        assertThat(read.getHeight()).isEqualTo(rows);
        assertThat(samples(read)).isEqualTo(image.samples());
    }

    /** More than a block, by rows that are long, and by one that is longer than a block. */
    @ParameterizedTest
    @CsvSource({"700, 701, 1, 16", "500, 333, 3, 8", "3, 30000, 3, 16", "2, 65535, 1, 1", "65535, 2, 1, 16"})
    void imagesOfSeveralBlocksComeBack(int rows, int columns, int samplesPerPixel, int bitDepth) throws IOException {
        for (int step : new int[] {1, 90, 40_000}) {
            RandomRows image = RandomRows.of(rows, columns, samplesPerPixel, bitDepth, step, 7L * step);
            assertThat(samples(read(write(image)))).isEqualTo(image.samples());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 8", "1, 16", "3, 8"})
    void aConstantImageTakesAFewBytesForEachRow(int samplesPerPixel, int bitDepth) throws IOException {
        RandomRows image = RandomRows.of(1000, 1000, samplesPerPixel, bitDepth, 0, 3);
        byte[] file = write(image);
        assertThat(samples(read(file))).isEqualTo(image.samples());
        assertThat(file.length).isLessThan(1000 * 12);
    }

    @Test
    void theSameImageGivesTheSameBytesWhateverWasWrittenBefore() throws IOException {
        RandomRows image = RandomRows.of(90, 300, 1, 16, 50, 1);
        byte[] first = write(image);
        write(RandomRows.of(400, 900, 3, 16, 3000, 2));
        assertThat(write(image)).isEqualTo(first);
    }

    @Test
    void aFailedStreamLeavesTheWriterUsable() throws IOException {
        RandomRows image = RandomRows.of(500, 500, 1, 16, 3000, 1);
        byte[] expected = write(image);
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };
        assertThatThrownBy(() -> writer.write(image, Map.of(), full)).hasMessage("full");
        assertThat(write(image)).isEqualTo(expected);
    }

    /** What is asked of the stream: large pieces, though not larger than a block of rows and what goes around it. */
    @ParameterizedTest
    @CsvSource({"1, 16, 670000", "3, 16, 140000", "1, 8, 140000"})
    void imagesAreWrittenInBoundedPieces(int samplesPerPixel, int bits, int bound) throws IOException {
        RandomRows image = RandomRows.of(1500, 1000, samplesPerPixel, bits, 1 << bits, 1);
        int[] writes = new int[2];
        writer.write(image, Map.of(), new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("a single byte");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                writes[0]++;
                writes[1] = Math.max(writes[1], length);
            }
        });
        assertThat(writes[0]).isLessThan(1 + 1500 * image.rowBytes() / 100_000);
        assertThat(writes[1]).isLessThan(bound);
    }

    @Test
    void textStandsBeforeThePixels() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, String> text =
                Map.of("niffler:mapping", "{\"mode\":\"niffler\"}", "Source", "caf\u00e9", "Empty", "");
        writer.write(RandomRows.of(3, 3, 1, 8, 5, 1), text, out);
        assertThat(PngText.read(new ByteArrayInputStream(out.toByteArray()))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"'', x", "' a', x", "k, 'a\nb'", "k, \u20ac", "k\u0000k, x"})
    void textThatPngCannotHoldIsRefusedBeforeAnythingIsWritten(String keyword, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RandomRows image = RandomRows.of(3, 3, 1, 8, 5, 1);
        assertThatThrownBy(() -> writer.write(image, Map.of(keyword, text), out))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(out.size()).isZero();
        assertThatThrownBy(() -> writer.write(image, Map.of("k".repeat(80), text), out))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private byte[] write(PixelRows image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(image, Map.of(), out);
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    private static int[] samples(BufferedImage image) {
        Raster raster = image.getRaster();
        return raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    }
}
