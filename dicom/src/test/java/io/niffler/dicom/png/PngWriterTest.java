package io.niffler.dicom.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are read back by the reader of the JDK. */
class PngWriterTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "1, 4", "1, 8", "1, 16", "3, 8", "3, 16"})
    void samplesComeBack(int samplesPerPixel, int bitDepth) throws IOException {
        try (PngWriter writer = new PngWriter()) {
            for (int step : new int[] {0, 1, 40}) {
                RandomRows rows = RandomRows.of(67, 53, samplesPerPixel, bitDepth, step, 7L * step);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                writer.write(rows, Map.of(), out);
                assertThat(samples(out.toByteArray())).isEqualTo(rows.samples());
            }
        }
    }

    private static int[] samples(byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        Raster raster = image.getRaster();
        return raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    }
}
