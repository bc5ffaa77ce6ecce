package io.niffler.dicom.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class PngTextTest {
    private static final int FIRST_TEXT = 8 + 25;

    @Test
    void whatIsNoPngHasNoText() throws IOException {
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read("not a picture at all, but text".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(read(Arrays.copyOf(file(), 7))).isEmpty();
    }

    @Test
    void aFileThatEndsInItsTextsGivesThoseBefore() throws IOException {
        byte[] file = file();
        assertThat(read(file)).containsOnlyKeys("a", "b");
        int afterFirst = FIRST_TEXT + 12 + 2 + 5;
        assertThat(read(Arrays.copyOf(file, afterFirst))).isEqualTo(Map.of("a", "first"));
        assertThat(read(Arrays.copyOf(file, afterFirst - 1))).isEmpty();
    }

    @Test
    void aDamagedTextIsLeftOut() throws IOException {
        byte[] file = file();
        file[FIRST_TEXT + 8 + 3] ^= 1;
        assertThat(read(file)).containsOnlyKeys("b");
    }

    @Test
    void lengthsThatLieTakeNeitherMemoryNorTime() throws IOException {
        for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30, 70_000}) {
            byte[] file = file();
            ByteBuffer.wrap(file).putInt(FIRST_TEXT, length);
            assertThat(read(file)).isEmpty();
        }
    }

    @Test
    void longTextsArePassedOver() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RandomRows image = RandomRows.of(2, 2, 1, 8, 5, 1);
        try (PngWriter writer = new PngWriter()) {
            writer.write(image, Map.of("long", "x".repeat(70_000)), out);
            assertThat(read(out.toByteArray())).isEmpty();
            out.reset();
            writer.write(image, Map.of("a", "x".repeat(60_000), "b", "y".repeat(60_000)), out);
        }
        assertThat(read(out.toByteArray())).hasSize(1);
    }

    @Test
    void mutatedFilesAreReadWithoutError() {
        Random random = new Random(11);
        byte[] file = file();
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 3000; i++) {
                byte[] mutated = Arrays.copyOf(file, random.nextInt(file.length + 1));
                for (int k = random.nextInt(4); k > 0 && mutated.length > 0; k--) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
                }
                assertThat(read(mutated)).hasSizeLessThanOrEqualTo(3);
            }
        });
    }

    /** A file with the texts a and b, in this order. */
    private static byte[] file() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PngWriter writer = new PngWriter()) {
            writer.write(RandomRows.of(2, 2, 1, 8, 5, 1), new TreeMap<>(Map.of("a", "first", "b", "second")), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Map<String, String> read(byte[] file) throws IOException {
        return PngText.read(new ByteArrayInputStream(file));
    }
}
