package io.niffler.dicom.pixel;

import static io.niffler.dicom.pixel.Hostile.LITTLE;
import static io.niffler.dicom.pixel.Hostile.ONE_SECOND;
import static io.niffler.dicom.pixel.Hostile.assertCheaplyRefused;
import static io.niffler.dicom.pixel.Hostile.reader;
import static io.niffler.dicom.pixel.Hostile.refusal;
import static io.niffler.dicom.pixel.Hostile.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.pixel.FrameException.Kind;
import io.niffler.dicom.testing.Cost;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Offset tables that lie, numbers of frames unlike the fragments, images of no size. */
class HostileFragmentsTest {
    private static final String RLE = HollowStream.RLE.transferSyntax();
    private static final int FRAMES = 3;
    private static final int FRAGMENT = 68;

    /** Three frames of 1 x 2 pixels in a fragment each. */
    private final byte[][] fragments = {rle(1, 2), rle(3, 4), rle(5, 6)};

    /** The two samples as they are, behind the header. */
    private byte[] rle(int first, int second) {
        byte[] frame = Arrays.copyOf(HollowStream.RLE.of(1, 2), FRAGMENT);
        frame[64] = 1;
        frame[65] = (byte) first;
        frame[66] = (byte) second;
        return frame;
    }

    private byte[] file(ImageFile image, byte[] table) {
        return image.fragments(RLE, table, fragments[0], fragments[1], fragments[2]);
    }

    static Stream<int[]> tables() {
        return Stream.of(
                new int[] {},
                new int[] {0, 76, 152},
                new int[] {0, 0, 0},
                new int[] {0, 152, 76},
                new int[] {0, 75, 152},
                new int[] {0, 76, 0x7FFFFFFF},
                new int[] {-1, -1, -1},
                new int[] {8, 84, 160},
                new int[] {0, 76},
                new int[] {0, 76, 152, 228},
                new int[100_000]);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aBasicOffsetTableThatLiesIsNotBelieved(int[] table) throws Exception {
        byte[] file = file(new ImageFile(1, 2).frames(FRAMES), offsets(table));
        Cost<int[]> cost = Cost.of(() -> values(file, 2));
        assertThat(cost.value()).containsExactly(5, 6);
        assertThat(values(file, 0)).containsExactly(1, 2);
        assertThat(values(file, 1)).containsExactly(3, 4);
        assertThat(cost.allocatedBytes()).isLessThan(LITTLE);
    }

    @ParameterizedTest
    @CsvSource({"0,76,152", "0,0,0", "0,-1,152", "-1,-1,-1", "0,76,9223372036854775807", "-9223372036854775808,0,1"})
    void anExtendedOffsetTableThatLiesIsNotBelieved(long first, long second, long third) throws Exception {
        byte[] table = ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .array();
        ImageFile image = new ImageFile(1, 2).frames(FRAMES).value(Tag.EXTENDED_OFFSET_TABLE, VR.OV, table);
        assertThat(values(file(image, new byte[0]), 2)).containsExactly(5, 6);
    }

    @Test
    void moreFramesThanThereAreAreMissing() throws Exception {
        for (int declared : new int[] {4, 1000, Integer.MAX_VALUE}) {
            byte[] file = file(new ImageFile(1, 2).frames(declared), new byte[0]);
            Cost<Kind> cost = Cost.of(() -> refusal(file, FRAMES));
            assertThat(cost.value()).isEqualTo(Kind.CORRUPT);
            assertThat(cost.allocatedBytes()).isLessThan(LITTLE);
            assertThat(reader(file).framesPresent()).isEqualTo(FRAMES);
            assertThat(values(file, 2)).containsExactly(5, 6);
        }
    }

    @Test
    void fewerFramesThanThereAreAreThoseDeclared() throws Exception {
        byte[] file = file(new ImageFile(1, 2).frames(2), new byte[0]);
        assertThat(reader(file).framesPresent()).isEqualTo(2);
        assertThat(values(file, 1)).containsExactly(3, 4);
    }

    @Test
    void moreNativeFramesThanThereAreAreMissing() throws Exception {
        byte[] file = new ImageFile(1, 2).frames(Integer.MAX_VALUE).uncompressed(new byte[] {1, 2, 3, 4});
        assertThat(reader(file).framesPresent()).isEqualTo(2);
        assertThat(values(file, 1)).containsExactly(3, 4);
        assertThat(refusal(file, 2)).isEqualTo(Kind.CORRUPT);
        assertThat(refusal(file, Integer.MAX_VALUE - 1)).isEqualTo(Kind.CORRUPT);
    }

    /** 8 MiB of item headers and nothing in them. */
    @Test
    void aMillionEmptyFragments() throws Exception {
        byte[][] items = new byte[1 << 20][];
        Arrays.fill(items, new byte[0]);
        for (int frames : new int[] {1, 3, 1 << 20, Integer.MAX_VALUE}) {
            byte[] file = new ImageFile(1, 2).frames(frames).fragments(RLE, items);
            Cost<Kind> cost = Cost.of(() -> refusal(file, 0));
            assertThat(cost.value()).isEqualTo(Kind.CORRUPT);
            assertThat(cost.cpuNanos()).isLessThan(2 * ONE_SECOND);
            assertThat(cost.allocatedBytes()).isLessThan(16L * file.length);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,2", "1,0", "0,0"})
    void imagesWithoutPixelsAreCorrupt(int rows, int columns) throws Exception {
        assertCheaplyRefused(new ImageFile(rows, columns).uncompressed(new byte[2]), Kind.CORRUPT);
        assertCheaplyRefused(file(new ImageFile(rows, columns), new byte[0]), Kind.CORRUPT);
    }

    @Test
    void pixelDataWithoutPixelsIsCorrupt() throws Exception {
        assertCheaplyRefused(new ImageFile(1, 2).uncompressed(new byte[0]), Kind.CORRUPT);
        assertCheaplyRefused(new ImageFile(1, 2).fragments(RLE), Kind.CORRUPT);
        assertCheaplyRefused(new ImageFile(1, 2).fragments(RLE, new byte[0]), Kind.CORRUPT);
        assertCheaplyRefused(new ImageFile(1, 2).fragments(RLE, new byte[0], new byte[0]), Kind.CORRUPT);
    }

    private static byte[] offsets(int... offsets) {
        ByteBuffer table = ByteBuffer.allocate(offsets.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.of(offsets).forEach(table::putInt);
        return table.array();
    }
}
