package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;
import java.util.Arrays;

/**
 * The high-throughput code-block coding of Part 15 (ITU-T T.814 clause 7). A block has a clean-up pass, and up to two passes
 * for a further bit-plane. Placeholder passes, which transcoders may write, are reported as unsupported.
 */
final class HtBlockCoder implements BlockCoder {
    private static final int FURTHER_PASSES = 2;
    private static final int MAX_PASSES = 1 + FURTHER_PASSES;

    private final HtCleanUp cleanUp = new HtCleanUp();
    private final HtRefinement refinement = new HtRefinement();
    private byte[] segment = new byte[1 << 12];

    @Override
    public void checkStyle(int style) throws FrameException {
        if ((style & ~BlockStyle.CAUSAL) != BlockStyle.HIGH_THROUGHPUT) {
            throw FrameException.unsupported("HTJ2K code-block style " + style);
        }
    }

    @Override
    public int segmentPasses(int firstPass, int style) {
        return firstPass == 0 ? 1 : FURTHER_PASSES;
    }

    @Override
    public void decode(CodeBlock block, byte[] body, int style, int[] coefficients) throws FrameException {
        if (block.passes() > MAX_PASSES) {
            throw FrameException.unsupported("an HTJ2K code-block with " + block.passes() + " passes");
        }
        int cleanUpEnd = append(body, block, 0, 0);
        int end = cleanUpEnd;
        for (int chunk = 1; chunk < block.chunkCount(); chunk++) {
            end = append(body, block, chunk, end);
        }
        cleanUp.decode(block, segment, cleanUpEnd, coefficients);
        if (block.passes() > 1) {
            boolean causal = (style & BlockStyle.CAUSAL) != 0;
            boolean refines = block.passes() == MAX_PASSES;
            refinement.decode(block, segment, cleanUpEnd, end, refines, causal, coefficients);
        }
    }

    private int append(byte[] body, CodeBlock block, int chunk, int length) {
        int count = block.chunkLength(chunk);
        if (length + count > segment.length) {
            segment = Arrays.copyOf(segment, Math.max(2 * segment.length, length + count));
        }
        System.arraycopy(body, block.chunkOffset(chunk), segment, length, count);
        return length + count;
    }
}
