package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Samples;
import java.util.Set;

/** A code stream whose headers have been read (ITU-T T.800 annex A). */
final class CodeStream {
    /** Lengths, registration and comments: nothing that decoding in order needs. */
    private static final Set<Integer> IGNORABLE =
            Set.of(Marker.TLM, Marker.PLM, Marker.PLT, Marker.CPF, Marker.CRG, Marker.COM);

    private static final long PART_15 = 1 << 17;

    private final ImageSize size;
    private final CodedTile[] tiles;

    private CodeStream(ImageSize size, CodedTile[] tiles) {
        this.size = size;
        this.tiles = tiles;
    }

    /** Reads all headers; nothing is allocated before the sizes have been found to be those of the data set. */
    static CodeStream read(ByteCursor in, CodedFrame frame) throws FrameException {
        if (in.u16() != Marker.SOC || in.u16() != Marker.SIZ) {
            throw FrameException.corrupt("the frame does not begin with a JPEG 2000 code stream");
        }
        ImageSize size = ImageSize.read(in.segment(), frame);
        CodingParameters main = new CodingParameters(size.components());
        PackedHeaders packed = new PackedHeaders();
        while (in.peek16() != Marker.SOT) {
            int marker = in.u16();
            ByteCursor segment = in.segment();
            if (marker == Marker.PPM) {
                packed.add(segment);
            } else if (marker == Marker.CAP) {
                checkCapabilities(segment);
            } else if (!main.read(marker, segment)) {
                checkIgnorable(marker);
            }
        }
        main.checkComplete();
        return new CodeStream(size, new TileParts(main, packed, size.tileCount()).read(in));
    }

    /** Only Part 15 is known beyond Part 1 (ITU-T T.814 A.3). */
    private static void checkCapabilities(ByteCursor segment) throws FrameException {
        long parts = segment.u32();
        if (parts != PART_15) {
            throw FrameException.unsupported("JPEG 2000 with extensions of parts " + Long.toHexString(parts));
        }
    }

    static void checkIgnorable(int marker) throws FrameException {
        if (IGNORABLE.contains(marker)) {
            return;
        }
        String what = "JPEG 2000 marker segment " + Marker.name(marker);
        if (marker >= Marker.CAP && marker < Marker.SOT) {
            throw FrameException.unsupported(what + " is not of Part 1");
        }
        throw FrameException.corrupt(what + " in a header");
    }

    Samples decode(BlockCoder coder) throws FrameException {
        ComponentDecoder decoder = new ComponentDecoder(coder);
        FrameWriter writer = new FrameWriter(size);
        for (int i = 0; i < tiles.length; i++) {
            CodedTile coded = tiles[i];
            Tile tile = new Tile(size, size.tile(i), coded.parameters());
            ByteCursor body = coded.body();
            new PacketReader(tile, body, coded.headers(), coder).readAll();
            tile.decode(decoder, body.array(), writer);
            tiles[i] = null; // its blocks are not needed any more
        }
        return writer.samples();
    }
}
