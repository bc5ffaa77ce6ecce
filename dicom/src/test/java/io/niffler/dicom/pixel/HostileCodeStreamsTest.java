package io.niffler.dicom.pixel;

import static io.niffler.dicom.pixel.Hostile.LITTLE;
import static io.niffler.dicom.pixel.Hostile.ONE_SECOND;
import static io.niffler.dicom.pixel.Hostile.assertCheaplyRefused;
import static io.niffler.dicom.pixel.Hostile.refusal;
import static io.niffler.dicom.pixel.Hostile.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.pixel.FrameException.Kind;
import io.niffler.dicom.testing.Cost;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code streams that lie about their size, and bombs. */
class HostileCodeStreamsTest {
    private static final String DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1";
    private static final int SIDE = 2048;

    /** The frame itself, and working memory of three times as much. */
    private static final long BYTES_PER_SAMPLE = 16;

    @ParameterizedTest
    @EnumSource(value = HollowStream.class, mode = EnumSource.Mode.EXCLUDE, names = "RLE")
    void ofAnotherSizeThanTheDataSetSaysAreRefusedAtOnce(HollowStream stream) throws Exception {
        for (int[] size : new int[][] {{0xFFFF, 0xFFFF}, {0xFFFF, 1}, {1, 0xFFFF}, {9, 8}, {8, 9}, {8, 0}}) {
            byte[] file =
                    new ImageFile(8, 8).fragments(stream.transferSyntax(), new byte[0], stream.of(size[0], size[1]));
            assertCheaplyRefused(file, Kind.CORRUPT);
        }
    }

    @ParameterizedTest
    @EnumSource(HollowStream.class)
    void thatHoldNothingOfALargeImageAreCorrupt(HollowStream stream) throws Exception {
        byte[] file = new ImageFile(SIDE, SIDE).fragments(stream.transferSyntax(), new byte[0], stream.of(SIDE, SIDE));
        Cost<Kind> cost = Cost.of(() -> refusal(file, 0));
        assertThat(cost.value()).isEqualTo(Kind.CORRUPT);
        assertThat(cost.cpuNanos()).isLessThan(2 * ONE_SECOND);
        assertThat(cost.allocatedBytes()).isLessThan(SIDE * SIDE * BYTES_PER_SAMPLE + LITTLE);
    }

    @ParameterizedTest
    @EnumSource(HollowStream.class)
    void cutAnywhereAreCorrupt(HollowStream stream) throws Exception {
        byte[] whole = stream.of(64, 64);
        for (int length = 0; length < whole.length; length++) {
            byte[] file =
                    new ImageFile(64, 64).fragments(stream.transferSyntax(), new byte[0], Arrays.copyOf(whole, length));
            assertCheaplyRefused(file, Kind.CORRUPT);
        }
    }

    @Test
    void anRleFrameTooShortForItsImageIsNotAllocated() throws Exception {
        byte[] stream = HollowStream.RLE.of(8192, 8192);
        assertCheaplyRefused(
                new ImageFile(8192, 8192).fragments(HollowStream.RLE.transferSyntax(), new byte[0], stream),
                Kind.CORRUPT);
    }

    @Test
    void aDeflatedFrameGivesNoMoreThanItsImage() throws Exception {
        byte[] bomb = new byte[1 << 16];
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(new byte[32 << 20]);
        deflater.finish();
        int length = deflater.deflate(bomb);
        deflater.end();
        byte[] file = new ImageFile(8, 8).fragments(DEFLATED_FRAMES, new byte[0], Arrays.copyOf(bomb, length));

        Cost<int[]> cost = Cost.of(() -> values(file, 0));
        assertThat(cost.value()).hasSize(64).containsOnly(0);
        assertThat(cost.allocatedBytes()).isLessThan(LITTLE);
    }

    /** The data set tells what SOF leaves to a DNL marker (ITU-T T.81 B.2.2, B.2.5). */
    @Test
    void aJpegStreamMayLeaveItsRowsOpen() throws Exception {
        HollowStream stream = HollowStream.JPEG_BASELINE;
        byte[] file = new ImageFile(8, 8).fragments(stream.transferSyntax(), new byte[0], stream.of(0, 8));
        assertThat(values(file, 0)).hasSize(64).containsOnly(128);
    }
}
