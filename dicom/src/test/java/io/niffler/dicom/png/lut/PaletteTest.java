package io.niffler.dicom.png.lut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.data.ValueElement;
import io.niffler.dicom.pixel.FrameException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class PaletteTest {

    @Test
    void indicesOutsideGiveTheFirstAndTheLastEntry() throws FrameException {
        Palette palette = Palette.of(Headers.palette(Headers.words(3, 10, 16), Headers.words(100, 200, 65535)));
        assertThat(entries(palette.red(), -5, 9, 10, 11, 12, 13, Integer.MAX_VALUE, Integer.MIN_VALUE))
                .containsExactly(100, 100, 100, 200, 65535, 65535, 65535, 100);
        assertThat(palette.bits()).isEqualTo(16);
    }

    @Test
    void theFirstIndexIsSignedAsThePixelsAre() throws FrameException {
        DataSet header = Headers.palette(Headers.words(2, -1, 16), Headers.words(1, 2));
        assertThat(entries(Palette.of(header).red(), 65534, 65535, 65536)).containsExactly(1, 1, 2);
        header.setInts(Tag.PIXEL_REPRESENTATION, VR.US, 1);
        assertThat(entries(Palette.of(header).red(), -2, -1, 0)).containsExactly(1, 1, 2);
    }

    @Test
    void zeroEntriesMeanAllOf16Bits() throws FrameException {
        int[] entries = IntStream.range(0, 65536).map(i -> 65535 - i).toArray();
        LookupTable red = Palette.of(Headers.palette(Headers.words(0, 0, 16), Headers.words(entries)))
                .red();
        assertThat(entries(red, 0, 1, 65535)).containsExactly(65535, 65534, 0);
    }

    @Test
    void entriesOf8BitsStandInWordsOrSideBySide() throws FrameException {
        byte[] descriptor = Headers.words(4, 0, 8);
        assertThat(entries(
                        Palette.of(Headers.palette(descriptor, new byte[] {1, 2, (byte) 200, 4}))
                                .red(),
                        0,
                        1,
                        2,
                        3))
                .containsExactly(1, 2, 200, 4);
        assertThat(entries(
                        Palette.of(Headers.palette(descriptor, Headers.words(1, 2, 200, 4)))
                                .red(),
                        0,
                        1,
                        2,
                        3))
                .containsExactly(1, 2, 200, 4);
        assertThat(Palette.of(Headers.palette(descriptor, new byte[4])).bits()).isEqualTo(8);
    }

    @Test
    void tablesInBigEndianAreReadInTheirOrder() throws FrameException {
        DataSet header = Headers.palette(Headers.words(2, 0, 16), Headers.words(0x0102, 0x0304));
        byte[] swapped = {1, 2, 3, 4};
        header.put(new ValueElement(Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA, VR.OW, swapped, 0, 4, true));
        assertThat(entries(Palette.of(header).red(), 0, 1)).containsExactly(0x0102, 0x0304);
    }

    /** Segments of each kind, the numbers worked out by hand from PS3.3 C.7.9.2. */
    @Test
    void segmentsAreExpanded() throws FrameException {
        byte[] segments = Headers.words(0, 2, 10, 20, 1, 4, 40, 1, 3, 39, 2, 2, 0, 0);
        LookupTable red = Palette.of(Headers.segmented(Headers.words(15, 0, 16), segments))
                .red();
        assertThat(entries(red, IntStream.range(0, 15).toArray()))
                .containsExactly(10, 20, 25, 30, 35, 40, 40, 39, 39, 10, 20, 25, 30, 35, 40);
    }

    @Test
    void segmentsOf8BitsHaveOffsetsOfFourBytes() throws FrameException {
        byte[] segments = {0, 1, 7, 0, 2, 8, 9, 2, 1, 3, 0, 0, 0, 0};
        LookupTable red =
                Palette.of(Headers.segmented(Headers.words(5, 0, 8), segments)).red();
        assertThat(entries(red, 0, 1, 2, 3, 4)).containsExactly(7, 8, 9, 8, 9);
    }

    @Test
    void segmentsThatMakeNoTableAreCorrupt() {
        assertCorrupt(Headers.words(1, 3, 5)); // linear from nothing
        assertCorrupt(Headers.words(0, 0)); // no entries
        assertCorrupt(Headers.words(0, 2, 1, 1)); // too few
        assertCorrupt(Headers.words(3, 2, 1, 1)); // unknown kind
        assertCorrupt(Headers.words(0, 1, 1, 2, 1, 6, 0)); // indirect to indirect
        assertCorrupt(Headers.words(0, 1, 1, 2, 0, 0, 0)); // nothing copied
        assertCorrupt(Headers.words(0, 1, 1, 2, 1, 0xFFFF, 0xFFFF)); // outside
        assertCorrupt(Headers.words(0, 1, 1, 2, 1, 1000, 0));
        assertCorrupt(new byte[0]);
    }

    @Test
    void aTableThatIsMissingOrTooShortIsCorrupt() {
        assertCorrupt(new DataSet());
        assertCorrupt(Headers.palette(Headers.words(4, 0, 16), Headers.words(1, 2, 3)));
        assertCorrupt(Headers.palette(Headers.words(4, 0, 8), new byte[3]));
        assertCorrupt(Headers.palette(Headers.words(4, 0, 12), new byte[8]));
        assertCorrupt(Headers.palette(Headers.words(4, 0, 0), new byte[8]));
        assertCorrupt(Headers.palette(Headers.words(4, 0), new byte[8]));
        assertCorrupt(Headers.palette(Headers.words(0, 0, 16), new byte[1000]));
    }

    @Test
    void mutatedSegmentsGiveATableOrAreCorruptWithinBounds() {
        Random random = new Random(17);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            int read = 0;
            for (int i = 0; i < 3000; i++) {
                int[] words = random.ints(3 + random.nextInt(200), 0, 4).toArray();
                for (int k = random.nextInt(5); k > 0; k--) {
                    words[random.nextInt(words.length)] = random.nextInt(1 << 16);
                }
                DataSet header = Headers.segmented(
                        Headers.words(
                                random.nextInt(1 << random.nextInt(17)),
                                random.nextInt(),
                                random.nextBoolean() ? 8 : 16),
                        Headers.words(words));
                try {
                    assertThat(Palette.of(header).red().entry(random.nextInt())).isBetween(0, 65535);
                    read++;
                } catch (FrameException e) {
                    assertThat(e.kind()).isEqualTo(FrameException.Kind.CORRUPT);
                }
            }
            assertThat(read).as("tables that could be read").isBetween(10, 2990);
        });
    }

    private static void assertCorrupt(byte[] segments) {
        assertCorrupt(Headers.segmented(Headers.words(5, 0, 16), segments));
    }

    private static void assertCorrupt(DataSet header) {
        assertThatThrownBy(() -> Palette.of(header))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.kind()).isEqualTo(FrameException.Kind.CORRUPT));
    }

    private static int[] entries(LookupTable table, int... inputs) {
        return Arrays.stream(inputs).map(table::entry).toArray();
    }
}
