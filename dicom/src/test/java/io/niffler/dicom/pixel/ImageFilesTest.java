package io.niffler.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.niffler.dicom.data.DicomParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {
    private static final int MAX_SAMPLES = 4_000_000;

    @TempDir
    private Path folder;

    private final ImageFiles files = new ImageFiles();

    @Test
    void filesOfAnySizeAreReadOneAfterTheOther() throws Exception {
        for (int side : new int[] {300, 3, 1500, 40}) {
            byte[] pixels = pixels(side);
            try (ImageReader reader = files.open(write(new ImageFile(side, side).uncompressed(pixels)), MAX_SAMPLES)) {
                assertThat(reader.image().rows()).isEqualTo(side);
                assertThat(values(reader)).isEqualTo(pixels);
            }
        }
    }

    /** What is left of it in memory belongs to another patient. */
    @Test
    void nothingOfTheFileBeforeIsTakenForMissingPixels() throws Exception {
        byte[] whole = new ImageFile(100, 100).uncompressed(pixels(100));
        try (ImageReader reader = files.open(write(whole), MAX_SAMPLES)) {
            assertThat(values(reader)).hasSize(10_000);
        }
        try (ImageReader reader = files.open(write(Arrays.copyOf(whole, whole.length - 1)), MAX_SAMPLES)) {
            assertThatExceptionOfType(FrameException.class)
                    .isThrownBy(() -> reader.frame(0))
                    .matches(e -> e.kind() == FrameException.Kind.CORRUPT);
        }
        Path empty = write(new byte[0]);
        assertThatExceptionOfType(DicomParseException.class).isThrownBy(() -> files.open(empty, MAX_SAMPLES));
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("image.dcm"), bytes);
    }

    private static byte[] values(ImageReader reader) throws Exception {
        int[] values = ((Frame.OfInts) reader.frame(0)).values();
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] pixels(int side) {
        byte[] pixels = new byte[side * side + (side & 1)];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ((i * side) >> 3);
        }
        return Arrays.copyOf(pixels, side * side);
    }
}
