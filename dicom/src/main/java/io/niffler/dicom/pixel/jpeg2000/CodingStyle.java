package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;
import java.util.Arrays;

/**
 * How a component is coded: the parameters SPcod and SPcoc (ITU-T T.800 A.6.1, A.6.2).
 *
 * @param levels of wavelet decomposition, 0 to 32
 * @param blockWidth exponent of a code-block's width, 2 to 10
 * @param blockHeight exponent of a code-block's height, 2 to 10; both together at most 12
 * @param blockStyle flags, see {@link BlockStyle}
 * @param reversible whether the 5/3 wavelet is used rather than the 9/7
 * @param precincts exponents of the precincts' sizes per resolution, width in bits 0 to 3, height in bits 4 to 7
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CodingStyle(int levels, int blockWidth, int blockHeight, int blockStyle, boolean reversible, int[] precincts) {
    private static final int MAX_LEVELS = 32;
    private static final int LARGEST_PRECINCTS = 0xFF;

    static CodingStyle read(ByteCursor in, boolean hasPrecincts) throws FrameException {
        int levels = in.u8();
        int width = in.u8() + 2;
        int height = in.u8() + 2;
        if (levels > MAX_LEVELS || width > 10 || height > 10 || width + height > 12) {
            throw FrameException.corrupt("JPEG 2000 code-blocks of 2^" + width + " x 2^" + height + " on " + levels
                    + " levels of decomposition");
        }
        int style = in.u8();
        int transform = in.u8();
        if (transform > 1) {
            throw FrameException.unsupported("JPEG 2000 wavelet " + transform);
        }
        int[] precincts = new int[levels + 1];
        Arrays.fill(precincts, LARGEST_PRECINCTS);
        for (int r = 0; hasPrecincts && r <= levels; r++) {
            precincts[r] = in.u8();
            if (r > 0 && ((precincts[r] & 0xF) == 0 || precincts[r] >> 4 == 0)) {
                throw FrameException.corrupt("JPEG 2000 precincts without samples");
            }
        }
        return new CodingStyle(levels, width, height, style, transform == 1, precincts);
    }
}
