package io.niffler.dicom.png.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Streams are read back by zlib, which also checks their checksum. */
class RowDeflaterTest {
    private static final List<Search> SEARCHES =
            List.of(Search.dense(), Search.sparse(1), Search.sparse(2), Search.drawings(1), Search.drawings(2));

    private final RowDeflater deflater = new RowDeflater();

    @Property(tries = 400)
    void rowsComeBack(
            @ForAll @IntRange(min = 2, max = 700) int rowLength,
            @ForAll @IntRange(min = 1, max = 40) int rowsPerBlock,
            @ForAll @IntRange(min = 1, max = 5) int blocks,
            @ForAll @IntRange(min = 0, max = 4) int search,
            @ForAll @IntRange(min = 0, max = 8) int kind,
            @ForAll long seed)
            throws DataFormatException {
        byte[] rows = bytes(kind, rowLength * rowsPerBlock * blocks, seed);
        byte[] stream = deflate(rows, rowLength, rowsPerBlock, SEARCHES.get(search));
        assertThat(inflate(stream, rows.length)).isEqualTo(rows);
        assertThat(stream.length).isLessThanOrEqualTo(rows.length + 15 * blocks + 12);
    }

    /** Of so many rows only some are counted for the code. */
    @Property(tries = 100)
    void manyRowsComeBack(
            @ForAll @IntRange(min = 2, max = 90) int rowLength,
            @ForAll @IntRange(min = 60, max = 400) int rowsPerBlock,
            @ForAll @IntRange(min = 1, max = 3) int blocks,
            @ForAll @IntRange(min = 0, max = 8) int kind,
            @ForAll long seed)
            throws DataFormatException {
        byte[] rows = bytes(kind, rowLength * rowsPerBlock * blocks, seed);
        byte[] stream = deflate(rows, rowLength, rowsPerBlock, Search.dense());
        assertThat(inflate(stream, rows.length)).isEqualTo(rows);
        assertThat(stream.length).isLessThanOrEqualTo(rows.length + 15 * blocks + 12);
    }

    @Test
    void rowsThatAreUnlikeThoseCountedAreStoredWhereTheyTakeMore() throws DataFormatException {
        int rowLength = 1025;
        for (int seen = 0; seen < 16; seen++) {
            byte[] rows = bytes(8, rowLength * 512, seen);
            for (int row = seen; row < 512; row += 16) {
                Arrays.fill(rows, row * rowLength, (row + 1) * rowLength, (byte) 0);
            }
            byte[] stream = deflate(rows, rowLength, 512, Search.dense());
            assertThat(inflate(stream, rows.length)).isEqualTo(rows);
            assertThat(stream.length).isLessThan(rows.length + 100);
        }
    }

    @Test
    void blocksThatCannotBeShortenedAreStoredInParts() throws DataFormatException {
        byte[] rows = bytes(8, 400_000, 5);
        byte[] stream = deflate(rows, 400_000, 1, Search.sparse(1));
        assertThat(inflate(stream, rows.length)).isEqualTo(rows);
        assertThat(stream.length).isLessThan(rows.length + 50);
    }

    @Test
    void repetitionsAreFoundAsFarAsTheFormatReaches() throws DataFormatException {
        for (int distance = MatchCodes.FARTHEST - 2; distance <= MatchCodes.FARTHEST + 2; distance += 2) {
            byte[] rows = bytes(8, MatchCodes.FARTHEST + 4000, 6);
            System.arraycopy(rows, 1, rows, 1 + distance, 2000);
            byte[] stream = deflate(rows, rows.length, 1, Search.dense());
            assertThat(inflate(stream, rows.length)).isEqualTo(rows);
            assertThat(stream.length < rows.length - 1000).isEqualTo(distance <= MatchCodes.FARTHEST);
        }
    }

    @Test
    void aConstantBlockTakesAFewBytesForEachRow() throws DataFormatException {
        for (Search search : SEARCHES) {
            byte[] stream = deflate(new byte[513 * 200], 513, 200, search);
            assertThat(inflate(stream, 513 * 200)).isEqualTo(new byte[513 * 200]);
            assertThat(stream.length).isLessThan(200 * 4);
        }
    }

    @Test
    void aStreamThatWasLeftUnfinishedLeavesNothingBehind() throws DataFormatException {
        byte[] rows = bytes(3, 1000, 9);
        byte[] once = deflate(rows, 100, 10, Search.sparse(1));
        deflater.restart();
        deflater.deflate(Arrays.copyOf(bytes(5, 777, 1), 777 + RowDeflater.SLACK), 777, 777, Search.sparse(1), false);
        assertThat(deflate(rows, 100, 10, Search.sparse(1))).isEqualTo(once);
    }

    private byte[] deflate(byte[] rows, int rowLength, int rowsPerBlock, Search search) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = rowLength * rowsPerBlock;
        deflater.restart();
        for (int from = 0; from < rows.length; from += length) {
            byte[] block = Arrays.copyOfRange(rows, from, from + length + RowDeflater.SLACK);
            deflater.deflate(block, length, rowLength, search, from + length == rows.length);
            out.write(deflater.bytes(), 0, deflater.length());
        }
        return out.toByteArray();
    }

    private static byte[] inflate(byte[] stream, int length) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(stream);
            byte[] bytes = new byte[length];
            int at = 0;
            for (int count = inflater.inflate(bytes); count > 0; count = inflater.inflate(bytes, at, length - at)) {
                at += count;
            }
            assertThat(inflater.inflate(new byte[1])).isZero();
            assertThat(inflater.finished()).as("ends with its checksum").isTrue();
            assertThat(inflater.getRemaining()).isZero();
            return at == length ? bytes : Arrays.copyOf(bytes, at);
        } finally {
            inflater.end();
        }
    }

    /** Bytes of so many values: 1 (kind 0) to 256 (kind 8), with repeated pieces at odd and even distances. */
    private static byte[] bytes(int kind, int length, long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; ) {
            int piece = Math.min(length - i, 1 + random.nextInt(300));
            if (kind < 8 && i > 0 && random.nextInt(3) == 0) {
                int distance = 1 + random.nextInt(Math.min(i, 40_000));
                for (int end = i + piece; i < end; i++) {
                    bytes[i] = bytes[i - distance];
                }
            } else {
                for (int end = i + piece; i < end; i++) {
                    bytes[i] = (byte) random.nextInt(1 << kind);
                }
            }
        }
        return bytes;
    }
}
