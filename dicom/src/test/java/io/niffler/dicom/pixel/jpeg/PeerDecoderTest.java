package io.niffler.dicom.pixel.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.pixel.FrameException;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Baseline code streams of the JDK's coder, to the bit as the JDK decodes them without colour transform. */
class PeerDecoderTest {
    private static final int[][] SIZES = {{1, 1}, {3, 2}, {8, 8}, {17, 5}, {33, 16}, {64, 47}, {5, 64}};

    private static BufferedImage image(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(width * 1000L + height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int value = (x * 5 + y * 3 + random.nextInt(60)) & 0xFF;
                image.setRGB(x, y, (value << 16) | ((255 - value) << 8) | (value / 2));
            }
        }
        return image;
    }

    static byte[] encode(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static int[] peer(byte[] bytes) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in);
            Raster raster = reader.readRaster(0, null);
            return raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
        } finally {
            reader.dispose();
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0.05f, 0.5f, 0.95f, 1})
    void samplesAreTheSame(float quality) throws IOException, FrameException {
        for (int[] size : SIZES) {
            for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB}) {
                byte[] bytes = encode(image(size[0], size[1], type), quality);
                int samples = type == BufferedImage.TYPE_INT_RGB ? 3 : 1;
                assertThat(new JpegDecoder()
                                .decode(JpegBytes.frame(bytes, size[1], size[0], samples, 8))
                                .values())
                        .isEqualTo(peer(bytes));
            }
        }
    }
}
