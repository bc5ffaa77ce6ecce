package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.FrameException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scan header says (ITU-T T.81 B.2.3).
 *
 * @param parts the components in it, 1 to 4, in the order of the frame header
 * @param selection Ss: the predictor of lossless coding. Sequential DCT knows one value only, and coders have written others
 * @param pointTransform Al: by how many bits lossless samples were shifted down
 */
record Scan(List<Part> parts, int selection, int pointTransform) {
    private static final int MOST_TABLE = 3;

    /**
     * A component in a scan.
     *
     * @param component its index in the frame header
     * @param dc the destination of its Huffman table for DC coefficients or differences, 0 to 3
     * @param ac the destination of its Huffman table for AC coefficients, 0 to 3
     */
    record Part(int component, int dc, int ac) {}

    static Scan read(MarkerReader segment, FrameHeader header) throws FrameException {
        int count = segment.u8();
        if (count == 0 || count > header.components().size()) {
            throw FrameException.corrupt("a scan has " + count + " components");
        }
        List<Part> parts = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < count; i++) {
            int component = component(segment.u8(), header);
            int tables = segment.u8();
            if (component <= last || tables >> 4 > MOST_TABLE || (tables & 0xF) > MOST_TABLE) {
                throw FrameException.corrupt("the components or tables of a scan are not in order");
            }
            last = component;
            parts.add(new Part(component, tables >> 4, tables & 0xF));
        }
        int selection = segment.u8();
        segment.u8();
        return new Scan(List.copyOf(parts), selection, segment.u8() & 0xF);
    }

    private static int component(int id, FrameHeader header) {
        for (int i = 0; i < header.components().size(); i++) {
            if (header.components().get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }
}
