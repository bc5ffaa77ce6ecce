package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;

/**
 * Collects the tile-parts of a code stream by their tiles (ITU-T T.800 A.4.2). How many tile-parts a tile says it has is
 * ignored, since some encoders say too few: all that come are taken.
 */
final class TileParts {
    private static final int SOT_BYTES = 12;

    private final CodingParameters main;
    private final PackedHeaders packed;
    private final CodedTile[] tiles;

    /**
     * @param packed those of the main header, may be empty
     * @param count how many tiles there should be
     */
    TileParts(CodingParameters main, PackedHeaders packed, int count) {
        this.main = main;
        this.packed = packed;
        this.tiles = new CodedTile[count];
    }

    /** Reads from the first SOT on to what is no tile-part: EOC, or the frame's end where that is missing. */
    CodedTile[] read(ByteCursor in) throws FrameException {
        while (in.peek16() == Marker.SOT) {
            readPart(in);
        }
        for (int i = 0; i < tiles.length; i++) {
            if (tiles[i] == null) {
                throw FrameException.corrupt("JPEG 2000 tile " + i + " of " + tiles.length + " is missing");
            }
        }
        return tiles;
    }

    private void readPart(ByteCursor in) throws FrameException {
        int start = in.position();
        in.skip(2);
        ByteCursor segment = in.segment();
        int index = segment.u16();
        long length = segment.u32();
        if (index >= tiles.length) {
            throw FrameException.corrupt("a tile-part of JPEG 2000 tile " + index + " of " + tiles.length);
        }
        if (tiles[index] == null) {
            tiles[index] = new CodedTile(new CodingParameters(main));
        }
        CodedTile tile = tiles[index];
        readHeader(in, tile);
        long body = length - (in.position() - start);
        if (length != 0 && (length < SOT_BYTES || body < 0)) {
            throw FrameException.corrupt("a JPEG 2000 tile-part of " + length + " bytes");
        }
        // Zero means: to the end. Whether a length that leads beyond it hurts, the packets will show.
        tile.addBody(in.take(length == 0 ? in.remaining() : Math.min(body, in.remaining())));
    }

    private void readHeader(ByteCursor in, CodedTile tile) throws FrameException {
        PackedHeaders own = new PackedHeaders();
        for (int marker = in.u16(); marker != Marker.SOD; marker = in.u16()) {
            ByteCursor segment = in.segment();
            if (marker == Marker.PPT) {
                own.add(segment);
            } else if (!tile.parameters().read(marker, segment)) {
                CodeStream.checkIgnorable(marker);
            }
        }
        tile.addPackedHeaders(packed.isEmpty() ? own.all() : packed.nextTilePart());
        tile.parameters().checkComplete();
    }
}
