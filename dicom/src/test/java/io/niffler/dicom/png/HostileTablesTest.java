package io.niffler.dicom.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Photometric;
import io.niffler.dicom.testing.Cost;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Palettes and look-up tables that are too short, too long, or expand without end. */
class HostileTablesTest {
    private static final int[] DESCRIPTORS = {
        Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
        Tag.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
        Tag.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR
    };
    private static final int[] DATA = {
        Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
        Tag.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
        Tag.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA
    };
    private static final int[] SEGMENTS = {0x00281221, 0x00281222, 0x00281223};

    /** Three tables of 65536 entries with all that is needed to make them, and a frame. */
    private static final long FEW_BYTES = 2 << 20;

    private static final long ONE_SECOND = 1_000_000_000L;

    private static DataSet palette(int[] dataTags, int entries, int first, int... words) {
        ByteBuffer data = ByteBuffer.allocate(words.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : words) {
            data.putShort((short) word);
        }
        DataSet header = new DataSet();
        for (int i = 0; i < DESCRIPTORS.length; i++) {
            header.setInts(DESCRIPTORS[i], VR.US, entries, first, 16);
            header.setBytes(dataTags[i], VR.OW, data.array());
        }
        return header;
    }

    private static Frame.OfInts frame(boolean signed, int... indices) {
        return new Frame.OfInts(1, indices.length, Photometric.PALETTE_COLOR, 16, signed, indices);
    }

    /** The red samples. */
    private static int[] red(DataSet header, Frame frame) throws FrameException {
        MappingOptions options = new MappingOptions(MappingMode.WINDOW, 16);
        PixelRows rows = FrameMapper.of(header, options).map(frame, 0).rows();
        byte[] row = new byte[rows.rowBytes()];
        rows.row(0, row, 0);
        int[] red = new int[rows.columns()];
        for (int i = 0; i < red.length; i++) {
            red[i] = ByteBuffer.wrap(row).getShort(i * 6) & 0xFFFF;
        }
        return red;
    }

    private static void assertCheaplyCorrupt(DataSet header) throws Exception {
        Cost<FrameException> cost =
                Cost.of(() -> catchThrowableOfType(FrameException.class, () -> red(header, frame(false, 0, 1))));
        assertThat(cost.value()).isNotNull();
        assertThat(cost.value().kind()).isEqualTo(FrameException.Kind.CORRUPT);
        assertThat(cost.cpuNanos()).isLessThan(ONE_SECOND);
        assertThat(cost.allocatedBytes()).isLessThan(FEW_BYTES);
    }

    /** Loads classes, which is not part of what is measured. */
    @BeforeAll
    static void useOnce() {
        DataSet header = new DataSet();
        assertThat(catchThrowableOfType(FrameException.class, () -> red(header, frame(false, 0))))
                .isNotNull();
    }

    @Test
    void indicesBeyondAPaletteGetItsFirstOrLastEntry() throws FrameException {
        DataSet header = palette(DATA, 3, 10, 100, 200, 300);
        assertThat(red(header, frame(false, 0, 9, 10, 11, 12, 13, 65535)))
                .containsExactly(100, 100, 100, 200, 300, 300, 300);
        assertThat(red(header, frame(true, -32768, 12, 32767))).containsExactly(100, 300, 300);
    }

    @Test
    void paletteIndicesAreNotLookedUpRaw() throws FrameException {
        PixelRows rows = FrameMapper.of(new DataSet(), new MappingOptions(MappingMode.RAW, 8))
                .map(frame(false, 0, 65535), 0)
                .rows();
        byte[] row = new byte[rows.rowBytes()];
        rows.row(0, row, 0);
        assertThat(row).containsExactly(0, 0, 0xFF, 0xFF);
    }

    @Test
    void palettesThatAreMissingOrTooShortAreCorrupt() throws Exception {
        assertCheaplyCorrupt(new DataSet());
        assertCheaplyCorrupt(palette(DATA, 3, 0, 1, 2));
        assertCheaplyCorrupt(palette(DATA, 0, 0, 1, 2, 3)); // 0 stands for 65536
        assertCheaplyCorrupt(palette(DATA, 1, 0));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "7", "12", "17", "65535"})
    void palettesOfOtherBitsThan8And16AreCorrupt(int bits) throws Exception {
        DataSet header = palette(DATA, 1, 0, 1, 2);
        header.setInts(DESCRIPTORS[1], VR.US, 1, 0, bits);
        assertCheaplyCorrupt(header);
    }

    /** Segments that would give 65535 times 65535 entries. */
    @Test
    void segmentsGiveNoMoreEntriesThanDescribed() throws Exception {
        DataSet header = palette(SEGMENTS, 0, 0, 0, 1, 5, 1, 0xFFFF, 7, 2, 0xFFFF, 6, 0);
        Cost<int[]> cost = Cost.of(() -> red(header, frame(false, 0, 65535)));
        assertThat(cost.value()).containsExactly(5, 7);
        assertThat(cost.cpuNanos()).isLessThan(ONE_SECOND);
        assertThat(cost.allocatedBytes()).isLessThan(FEW_BYTES);
    }

    @Test
    void segmentsThatNeverGetAnywhereAreCorrupt() throws Exception {
        assertCheaplyCorrupt(palette(SEGMENTS, 0, 0, 0, 1, 5, 2, 0, 0, 0)); // copies nothing
        assertCheaplyCorrupt(palette(SEGMENTS, 0, 0, 0, 1, 5, 2, 1, 6, 0)); // copies itself
        assertCheaplyCorrupt(palette(SEGMENTS, 0, 0, 0, 1, 5, 2, 1, 0xFFFE, 0xFFFF)); // from outside
        assertCheaplyCorrupt(palette(SEGMENTS, 0, 0, 0, 1, 5, 2, 1, 0, 0x8000)); // from a negative offset
        assertCheaplyCorrupt(palette(SEGMENTS, 0, 0, 1, 5, 5)); // a line from nowhere
        assertCheaplyCorrupt(palette(SEGMENTS, 0, 0, 0, 0)); // no entries
        assertCheaplyCorrupt(palette(SEGMENTS, 0, 0, 3, 1, 1)); // no such segment
        assertCheaplyCorrupt(palette(SEGMENTS, 9, 0, 0, 0xFFFF, 1)); // ends early
        assertCheaplyCorrupt(palette(SEGMENTS, 9, 0));
    }

    @ParameterizedTest
    @CsvSource({"3,0,16,4", "0,0,16,100", "0,0,17,200000", "1,0,0,2", "1,0,7,2"})
    void aLookUpTableThatIsNotAsDescribedIsCorrupt(int entries, int first, int bits, int length) throws Exception {
        DataSet table = new DataSet().setInts(Tag.LUT_DESCRIPTOR, VR.US, entries, first, bits);
        table.setBytes(Tag.LUT_DATA, VR.OW, new byte[length]);
        Frame grey = new Frame.OfInts(1, 2, Photometric.MONOCHROME2, 16, false, new int[] {0, 65535});
        for (int sequence : new int[] {Tag.MODALITY_LUT_SEQUENCE, Tag.VOI_LUT_SEQUENCE}) {
            DataSet header = new DataSet().setItems(sequence, table);
            FrameMapper mapper = FrameMapper.of(header, new MappingOptions(MappingMode.WINDOW, 8));
            FrameException e = catchThrowableOfType(FrameException.class, () -> mapper.map(grey, 0));
            assertThat(e).isNotNull();
            assertThat(e.kind()).isEqualTo(FrameException.Kind.CORRUPT);
        }
    }

    /** Unsigned values beyond the largest int, so near to each other that they are looked up. */
    @ParameterizedTest
    @CsvSource({"NIFFLER,65534", "WINDOW,0"})
    void valuesThatWrapAreLookedUpToo(MappingMode mode, int darkest) throws FrameException {
        Frame frame = Frames.unsigned(Photometric.MONOCHROME2, 32, 0xFFFF0000, 0xFFFF0001, 0xFFFF0000, 0xFFFF0001);
        PixelRows rows = Frames.map(new DataSet(), mode, 16, frame).rows();
        assertThat(rows).isInstanceOf(TableRows.class);
        assertThat(Frames.samples(rows)).containsExactly(darkest, 65535, darkest, 65535);
    }
}
