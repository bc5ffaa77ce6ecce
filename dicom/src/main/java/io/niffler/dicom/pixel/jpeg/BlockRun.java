package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.FrameException;

/** The blocks of a component in a scan, unit by unit (ITU-T T.81 A.2). */
final class BlockRun {
    private final Plane plane;
    private final BlockDecoder decoder;
    private final InverseDct dct;
    private final boolean interleaved;
    private final int blocksAcross;
    private final int blocksDown;
    private final int[] block = new int[ZigZag.SIZE];

    /** A scan of one component has one block in a unit and no blocks outside of the image. */
    BlockRun(Plane plane, BlockDecoder decoder, InverseDct dct, boolean interleaved) {
        this.plane = plane;
        this.decoder = decoder;
        this.dct = dct;
        this.interleaved = interleaved;
        this.blocksAcross = interleaved ? plane.component().horizontal() : 1;
        this.blocksDown = interleaved ? plane.component().vertical() : 1;
    }

    int unitsAcross() {
        return interleaved ? plane.stride() / (blocksAcross * Plane.BLOCK) : plane.blocksAcross();
    }

    int unitsDown() {
        return interleaved ? plane.height() / (blocksDown * Plane.BLOCK) : plane.blocksDown();
    }

    void restart() {
        decoder.restart();
    }

    /** Decodes the blocks of a unit. */
    void decode(BitReader bits, int unitRow, int unitColumn) throws FrameException {
        for (int y = unitRow * blocksDown; y < (unitRow + 1) * blocksDown; y++) {
            for (int x = unitColumn * blocksAcross; x < (unitColumn + 1) * blocksAcross; x++) {
                boolean others = decoder.decode(bits, block);
                int to = y * Plane.BLOCK * plane.stride() + x * Plane.BLOCK;
                if (others) {
                    dct.transform(block, plane.samples(), to, plane.stride());
                } else {
                    dct.fill(block[0], plane.samples(), to, plane.stride());
                }
            }
        }
    }
}
