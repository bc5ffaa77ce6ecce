package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.FrameException;
import java.util.List;

/** Reads the Huffman-coded differences of the lossless process (ITU-T T.81 H.1.2.2). */
final class DifferenceReader {
    private static final int LARGEST_CATEGORY = 16;

    private final DifferenceTable[] tables;

    private DifferenceReader(DifferenceTable[] tables) {
        this.tables = tables;
    }

    static DifferenceReader of(List<Scan.Part> parts, Tables tables) throws FrameException {
        DifferenceTable[] used = new DifferenceTable[parts.size()];
        for (int i = 0; i < used.length; i++) {
            used[i] = new DifferenceTable(tables.dc(parts.get(i).dc(), LARGEST_CATEGORY));
        }
        return new DifferenceReader(used);
    }

    /**
     * Reads differences until the array is full, those of the components in turn.
     *
     * @throws FrameException when there is a code that no table defines
     */
    void read(BitReader bits, int[] differences) throws FrameException {
        if (tables.length == 1) {
            DifferenceTable table = tables[0];
            for (int i = 0; i < differences.length; i++) {
                differences[i] = table.next(bits);
            }
        } else {
            for (int i = 0; i < differences.length; ) {
                for (DifferenceTable table : tables) {
                    differences[i++] = table.next(bits);
                }
            }
        }
    }
}
