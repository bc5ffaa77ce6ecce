package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Packet headers that stand in marker segments PPM or PPT, to be put together in the order of their index. */
final class PackedHeaders {
    private final TreeMap<Integer, ByteCursor> segments = new TreeMap<>();
    private ByteCursor perTilePart;

    void add(ByteCursor in) throws FrameException {
        int index = in.u8();
        if (segments.put(index, in) != null) {
            throw FrameException.corrupt("two JPEG 2000 packed header segments with index " + index);
        }
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    /** The segments of PPT of one tile-part (ITU-T T.800 A.7.5). */
    List<ByteCursor> all() {
        return new ArrayList<>(segments.values());
    }

    /** Of PPM, what belongs to the next tile-part in the order of the code stream (A.7.4). */
    List<ByteCursor> nextTilePart() throws FrameException {
        if (perTilePart == null) {
            perTilePart = CodedTile.joined(all());
        }
        return List.of(perTilePart.take(perTilePart.u32()));
    }
}
