package io.niffler.dicom.pixel.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.testing.DamagedFrames;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegCorruptionTest {
    private static final int ROWS = 40;
    private static final int COLUMNS = 24;
    private static final int TIMES = 3000;

    private final JpegDecoder decoder = new JpegDecoder();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void damagedSequentialFrames(boolean interleaved) {
        byte[] bytes = new DctEncoder(12, ROWS, COLUMNS, new int[] {0x22, 0x11, 0x11}, 3)
                .encode((component, row, column) -> row * 50 + (column * column * 7) % 900, interleaved);
        CodedFrame frame = JpegBytes.frame(bytes, ROWS, COLUMNS, 3, 12);
        assertThat(new DamagedFrames(decoder, 1).decode(frame, TIMES)).isBetween(TIMES / 2, TIMES - 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void damagedLosslessFrames(boolean interleaved) {
        int[] values = new Random(2).ints(ROWS * COLUMNS * 3, 0, 1 << 12).toArray();
        byte[] bytes = new LosslessEncoder(12, 4, 0, 5, interleaved).encode(values, ROWS, COLUMNS, 3);
        CodedFrame frame = JpegBytes.frame(bytes, ROWS, COLUMNS, 3, 12);
        assertThat(new DamagedFrames(decoder, 2).decode(frame, TIMES)).isBetween(TIMES / 2, TIMES - 1);
    }

    /** A few bytes that promise the largest image: what is decoded of it is little more than nothing. */
    @Test
    void aLargeFrameWithoutData() {
        for (int marker : new int[] {Marker.SOF_BASELINE, Marker.SOF_LOSSLESS}) {
            byte[] bytes = new JpegBytes()
                    .segment(Marker.DQT, new int[65])
                    .huffman(0, HuffmanCode.ofCategories(15))
                    .huffman(0x10, HuffmanCode.ofAll())
                    .frame(marker, 8, 1 << 12, 1 << 12, 0x11)
                    .scan(1, 0, 0, 0)
                    .end();
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThatThrownBy(
                            () -> decoder.decode(JpegBytes.frame(bytes, 1 << 12, 1 << 12, 1, 8)))
                    .isInstanceOf(FrameException.class)
                    .hasMessageContaining("ends early"));
        }
    }

    @Test
    void manyTables() {
        JpegBytes stream = new JpegBytes().frame(Marker.SOF_LOSSLESS, 8, ROWS, COLUMNS, 0x11);
        for (int i = 0; i < 50_000; i++) {
            stream.huffman(i % 2, HuffmanCode.ofCategories(16));
        }
        byte[] bytes = stream.scan(1, 0, 0, 0).end();
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThatThrownBy(
                        () -> decoder.decode(JpegBytes.frame(bytes, ROWS, COLUMNS, 1, 8)))
                .isInstanceOf(FrameException.class)
                .hasMessageContaining("ends early"));
    }
}
