package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;

/**
 * How the coefficients of a code-block are coded. Everything else of a code stream is the same for the coding of Part 1 (ITU-T
 * T.800 annex D) and the high-throughput one of Part 15 (T.814). Not thread-safe.
 */
interface BlockCoder {
    /** With one more bit for the middle of the interval and one for the sign they fill an int. */
    int MAX_PLANES = 30;

    /** The most coefficients of a code-block (T.800 A.6.1). */
    int MAX_COEFFICIENTS = 4096;

    /**
     * Refuses code-blocks that are coded in another way.
     *
     * @param style flags, see {@link BlockStyle}
     */
    void checkStyle(int style) throws FrameException;

    /**
     * How many passes the code word segment can hold that begins with a certain pass; at least 1.
     *
     * @param firstPass from 0
     * @param style flags, see {@link BlockStyle}
     */
    int segmentPasses(int firstPass, int style);

    /**
     * Decodes the passes of a code-block.
     *
     * @param body what the chunks of the block point into
     * @param style flags, see {@link BlockStyle}
     * @param coefficients filled from 0 on with as many as the block has, row by row: the sign in bit 31; below it twice the
     *     magnitude plus what puts it into the middle of the interval that is left after the passes decoded
     */
    void decode(CodeBlock block, byte[] body, int style, int[] coefficients) throws FrameException;
}
