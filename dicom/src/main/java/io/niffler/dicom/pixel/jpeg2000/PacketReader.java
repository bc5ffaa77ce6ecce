package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;
import java.util.ArrayList;
import java.util.List;

/** Reads the packets of a tile: finds out which bytes belong to which code-block (ITU-T T.800 B.9, B.10). */
final class PacketReader {
    private static final int SOP_BYTES = 6;
    private static final int MAX_LENGTH_BITS = 31;
    /** Enough for thousands of layers with blocks of the usual size. */
    private static final int QUESTIONS_PER_SAMPLE = 2;

    private final Tile tile;
    private final ByteCursor body;
    private final ByteCursor headers;
    private final PacketBits bits;
    private final BlockCoder coder;
    private final List<CodeBlock> included = new ArrayList<>();
    /**
     * How many code-blocks packets may ask about: a tag tree can answer for thousands of them with a single bit, in each of
     * thousands of layers.
     */
    private long questions;

    /** @param packedHeaders null when the headers stand before the bodies of their packets */
    PacketReader(Tile tile, ByteCursor body, ByteCursor packedHeaders, BlockCoder coder) {
        this.tile = tile;
        this.body = body;
        this.headers = packedHeaders == null ? body : packedHeaders;
        this.bits = new PacketBits(headers);
        this.coder = coder;
        questions = (long) Byte.SIZE * (body.remaining() + headers.remaining()) + QUESTIONS_PER_SAMPLE * tile.samples();
    }

    /** Reads all packets; those that are missing are an error. */
    void readAll() throws FrameException {
        for (TileComponent component : tile.components()) {
            coder.checkStyle(component.style().blockStyle());
        }
        for (Progression progression : tile.parameters().progressions()) {
            new PacketOrder(tile, progression).forEach(this::read);
        }
        for (TileComponent component : tile.components()) {
            for (Resolution resolution : component.resolutions()) {
                if (!resolution.isComplete(tile.parameters().layers())) {
                    throw FrameException.corrupt("the JPEG 2000 progressions leave packets out");
                }
            }
        }
    }

    private void read(TileComponent component, Resolution resolution, int precinct, int layer) throws FrameException {
        if (resolution.layersRead(precinct) > layer) {
            return; // An earlier progression had it.
        }
        resolution.countLayer(precinct);
        if (tile.parameters().mayHaveSop() && body.peek16() == Marker.SOP) {
            body.skip(SOP_BYTES);
        }
        included.clear();
        bits.start();
        if (bits.bit() != 0) {
            for (BlockGrid grid : resolution.precinct(precinct)) {
                readHeader(grid, layer, component.style().blockStyle());
            }
        }
        bits.finish();
        if (tile.parameters().mayHaveEph() && headers.peek16() == Marker.EPH) {
            headers.skip(2);
        }
        for (CodeBlock block : included) {
            while (block.located() < block.chunkCount()) {
                int length = block.chunkLength(block.located());
                block.locate(body.position());
                body.skip(length);
            }
        }
    }

    private void readHeader(BlockGrid grid, int layer, int style) throws FrameException {
        questions -= (long) grid.across() * grid.down();
        if (questions < 0) {
            throw FrameException.unsupported("JPEG 2000 code-blocks too small for so many layers");
        }
        for (int y = 0; y < grid.down(); y++) {
            for (int x = 0; x < grid.across(); x++) {
                CodeBlock block = grid.block(x, y);
                if (block != null ? bits.bit() != 0 : grid.inclusion().isBelow(x, y, layer + 1, bits)) {
                    if (block == null) {
                        block = grid.include(x, y, codedPlanes(grid, x, y));
                    }
                    readChunks(block, style);
                    included.add(block);
                }
            }
        }
    }

    private int codedPlanes(BlockGrid grid, int x, int y) throws FrameException {
        int planes = grid.band().planes() - grid.zeroPlanes().value(x, y, bits);
        if (planes <= 0) {
            throw FrameException.corrupt("a JPEG 2000 code-block with passes but without bit-planes");
        }
        if (planes > BlockCoder.MAX_PLANES) {
            throw FrameException.unsupported("a JPEG 2000 code-block with " + planes + " bit-planes");
        }
        return planes;
    }

    private void readChunks(CodeBlock block, int style) throws FrameException {
        int passes = passes();
        if (block.passes() + passes > block.maxPasses()) {
            throw FrameException.corrupt("a JPEG 2000 code-block with too many coding passes");
        }
        while (bits.bit() != 0) {
            block.widenLengths();
        }
        while (passes > 0) {
            if (block.passes() == block.segmentEnd()) {
                block.beginSegment(coder.segmentPasses(block.passes(), style));
            }
            int count = Math.min(passes, block.segmentEnd() - block.passes());
            int width = block.lengthBits() + Integer.SIZE - 1 - Integer.numberOfLeadingZeros(count);
            if (width > MAX_LENGTH_BITS) {
                throw FrameException.corrupt("a JPEG 2000 packet header with a length of " + width + " bits");
            }
            block.addChunk(count, bits.bits(width));
            passes -= count;
        }
    }

    /** The number of new coding passes (table B.4). */
    private int passes() throws FrameException {
        if (bits.bit() == 0) {
            return 1;
        }
        if (bits.bit() == 0) {
            return 2;
        }
        int more = bits.bits(2);
        if (more < 3) {
            return 3 + more;
        }
        more = bits.bits(5);
        return more < 31 ? 6 + more : 37 + bits.bits(7);
    }
}
