package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.FrameException;
import java.util.Arrays;

/** Decodes the coefficients of blocks and multiplies them by their quantization (ITU-T T.81 F.2.2, A.3.4). */
final class BlockDecoder {
    /** The largest category of a DC difference with 12 bits (table F.6 goes to 15). */
    static final int LARGEST_DC = 15;

    private final HuffmanTable dc;
    private final CoefficientTable ac;
    private final int[] quantization;
    private int prediction;

    BlockDecoder(HuffmanTable dc, CoefficientTable ac, int[] quantization) {
        this.dc = dc;
        this.ac = ac;
        this.quantization = quantization;
    }

    /** Forgets the block before. */
    void restart() {
        prediction = 0;
    }

    /**
     * Decodes a block.
     *
     * @param block takes the coefficients in the order of rows
     * @return whether others than the first are there
     */
    boolean decode(BitReader bits, int[] block) throws FrameException {
        Arrays.fill(block, 0);
        bits.fill();
        prediction += bits.signed(dc.decode(bits));
        block[0] = prediction * quantization[0];
        boolean others = false;
        for (int k = 1; k < ZigZag.SIZE; k++) {
            int coefficient = ac.next(bits);
            int zeros = CoefficientTable.zeros(coefficient);
            if (zeros == CoefficientTable.END_OF_BLOCK) {
                break;
            }
            k += zeros;
            if (k >= ZigZag.SIZE) {
                throw FrameException.corrupt("a block has more than " + ZigZag.SIZE + " coefficients");
            }
            int place = ZigZag.natural(k);
            block[place] = CoefficientTable.value(coefficient) * quantization[place];
            others = true;
        }
        return others;
    }
}
