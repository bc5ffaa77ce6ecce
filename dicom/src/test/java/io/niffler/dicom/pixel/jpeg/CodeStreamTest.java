package io.niffler.dicom.pixel.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeStreamTest {
    private static final int SIDE = 9;

    private final JpegDecoder decoder = new JpegDecoder();

    private static byte[] lossless() {
        return LosslessEncoder.of(8, 1).encode(new int[SIDE * SIDE], SIDE, SIDE, 1);
    }

    private void assertFails(FrameException.Kind kind, CodedFrame frame, String message) {
        assertThatThrownBy(() -> decoder.decode(frame))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }

    @Test
    void readsOnlyItsPartOfTheArray() throws FrameException {
        byte[] bytes = lossless();
        byte[] more = new byte[bytes.length + 20];
        Arrays.fill(more, (byte) 0xFF);
        System.arraycopy(bytes, 0, more, 7, bytes.length);
        CodedFrame frame = new CodedFrame("", SIDE, SIDE, 1, 8, 8, false, more, 7, bytes.length);
        assertThat(decoder.decode(frame).values()).hasSize(SIDE * SIDE).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"8,9,1,8", "9,10,1,8", "9,9,3,8"})
    void anotherSizeIsCorrupt(int rows, int columns, int samples, int bits) {
        assertFails(
                FrameException.Kind.CORRUPT,
                JpegBytes.frame(lossless(), rows, columns, samples, bits),
                "the code stream has 9 x 9 x 1 samples of 8 bits, the data set " + rows + " x " + columns + " x "
                        + samples + " of 8");
    }

    @Test
    void morePrecisionThanAllocatedIsCorrupt() {
        byte[] bytes = LosslessEncoder.of(12, 1).encode(new int[SIDE * SIDE], SIDE, SIDE, 1);
        assertFails(
                FrameException.Kind.CORRUPT,
                JpegBytes.frame(bytes, SIDE, SIDE, 1, 8),
                "9 x 9 x 1 samples of 12 bits, the data set 9 x 9 x 1 of 8");
    }

    @ParameterizedTest
    @CsvSource({
        "0xC2,progressive",
        "0xC5,hierarchical",
        "0xC9,arithmetic",
        "0xCB,arithmetic",
        "0xCF,hierarchical",
        "0xF7,JPEG-LS"
    })
    void otherProcessesAreUnsupported(String marker, String message) {
        byte[] bytes = new JpegBytes()
                .frame(Integer.decode(marker), 8, SIDE, SIDE, 0x11)
                .end();
        assertFails(FrameException.Kind.UNSUPPORTED, JpegBytes.frame(bytes, SIDE, SIDE, 1, 8), message);
    }

    @Test
    void theNumberOfLinesMayFollow() throws FrameException {
        assertThat(decoder.decode(JpegBytes.frame(withLines(SIDE), SIDE, SIDE, 1, 8))
                        .values())
                .hasSize(SIDE * SIDE);
        assertFails(
                FrameException.Kind.CORRUPT,
                JpegBytes.frame(withLines(SIDE + 1), SIDE, SIDE, 1, 8),
                "10 lines, the data set 9 rows");
    }

    /** Every difference of a row of zeros has code 1110, but for the first, which is that from 128. */
    private static byte[] withLines(int lines) {
        HuffmanCode code = HuffmanCode.ofCategories(16);
        BitWriter bits = new BitWriter();
        bits.putSigned(code, 0, -128);
        for (int i = 1; i < SIDE * SIDE; i++) {
            bits.put(code, 0);
        }
        return new JpegBytes()
                .huffman(0, code)
                .frame(Marker.SOF_LOSSLESS, 8, 0, SIDE, 0x11)
                .scan(1, 0, 0, 0)
                .bytes(bits.bytes())
                .segment(Marker.DNL, 0, lines)
                .end();
    }

    @Test
    void noSoiNoFrameNoTables() {
        assertFails(
                FrameException.Kind.CORRUPT, JpegBytes.frame(new byte[0], SIDE, SIDE, 1, 8), "does not begin with SOI");
        assertFails(
                FrameException.Kind.CORRUPT,
                JpegBytes.frame(new byte[] {0, 0, -1, -32}, SIDE, SIDE, 1, 8),
                "does not begin with SOI");
        assertFails(
                FrameException.Kind.CORRUPT,
                JpegBytes.frame(new JpegBytes().end(), SIDE, SIDE, 1, 8),
                "no frame header");
        byte[] noTable = new JpegBytes()
                .frame(Marker.SOF_LOSSLESS, 8, SIDE, SIDE, 0x11)
                .scan(1, 0, 0, 0)
                .end();
        assertFails(
                FrameException.Kind.CORRUPT,
                JpegBytes.frame(noTable, SIDE, SIDE, 1, 8),
                "Huffman table 0 is not defined");
    }

    @Test
    void segmentsEndWithinTheFrame() {
        byte[] bytes = new JpegBytes()
                .marker(Marker.APP0)
                .bytes(new byte[] {0x10, 0, 1, 2})
                .bytes();
        assertFails(
                FrameException.Kind.CORRUPT,
                JpegBytes.frame(bytes, SIDE, SIDE, 1, 8),
                "segment FFE0 has length 4096, 4 bytes are left");
        byte[] shortHeader = new JpegBytes().segment(Marker.SOF_BASELINE, 8, 0).end();
        assertFails(
                FrameException.Kind.CORRUPT,
                JpegBytes.frame(shortHeader, SIDE, SIDE, 1, 8),
                "segment FFC0 is too short");
    }

    @Test
    void aComponentHasOneScan() {
        HuffmanCode code = HuffmanCode.ofCategories(16);
        BitWriter bits = new BitWriter();
        bits.putSigned(code, 0, -128);
        byte[] bytes = new JpegBytes()
                .huffman(0, code)
                .frame(Marker.SOF_LOSSLESS, 8, 1, 1, 0x11, 0x11, 0x11)
                .scan(1, 0, 0, 1)
                .bytes(bits.bytes())
                .scan(1, 0, 0, 1)
                .bytes(bits.bytes())
                .end();
        assertFails(FrameException.Kind.CORRUPT, JpegBytes.frame(bytes, 1, 1, 3, 8), "in two scans");
    }

    @Test
    void codesThatCannotBeAreCorrupt() {
        int[] counts = new int[17];
        counts[1] = 3;
        byte[] bytes = new JpegBytes()
                .segment(Marker.DHT, Arrays.copyOf(counts, 20))
                .frame(Marker.SOF_LOSSLESS, 8, SIDE, SIDE, 0x11)
                .scan(1, 0, 0, 0)
                .end();
        assertFails(FrameException.Kind.CORRUPT, JpegBytes.frame(bytes, SIDE, SIDE, 1, 8), "too many codes of 1 bits");
    }
}
