package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;

/** The code-block coding of Part 1 (ITU-T T.800 annex D). */
final class Ebcot implements BlockCoder {
    /** Passes before the first that may bypass the arithmetic coder: those of four bit-planes (table D.9). */
    private static final int PASSES_BEFORE_BYPASS = 10;

    private static final int PASSES_PER_PLANE = 3;
    private static final int END_BYTES = 2;

    private final BlockState state = new BlockState();
    private final MqDecoder mq = new MqDecoder();
    private final RawBits bits = new RawBits();
    private final ArithmeticPasses passes = new ArithmeticPasses(state, mq);
    private final RawPasses rawPasses = new RawPasses(state, bits);
    private byte[] segment = new byte[1 << 12];

    @Override
    public void checkStyle(int style) throws FrameException {
        if (style > BlockStyle.ALL) {
            throw FrameException.unsupported("JPEG 2000 code-block style " + style);
        }
    }

    @Override
    public int segmentPasses(int firstPass, int style) {
        if ((style & BlockStyle.TERMINATE_ALL) != 0) {
            return 1;
        }
        if ((style & BlockStyle.BYPASS) == 0) {
            return PASSES_PER_PLANE * MAX_PLANES;
        }
        if (firstPass < PASSES_BEFORE_BYPASS) {
            return PASSES_BEFORE_BYPASS - firstPass;
        }
        return isCleanUp(firstPass) ? 1 : 2;
    }

    private static boolean isCleanUp(int pass) {
        return pass % PASSES_PER_PLANE == 0;
    }

    private static boolean isRaw(int pass, int style) {
        return (style & BlockStyle.BYPASS) != 0 && pass >= PASSES_BEFORE_BYPASS && !isCleanUp(pass);
    }

    @Override
    public void decode(CodeBlock block, byte[] body, int style, int[] coefficients) throws FrameException {
        state.start(block.width(), block.height(), (style & BlockStyle.CAUSAL) != 0, coefficients);
        passes.start(block.band());
        mq.resetContexts();
        int pass = 0;
        int chunk = 0;
        while (chunk < block.chunkCount()) {
            int end = pass + segmentPasses(pass, style);
            int length = 0;
            int passesHere = 0;
            while (chunk < block.chunkCount() && pass + passesHere < end) {
                passesHere += block.chunkPasses(chunk);
                length = append(body, block.chunkOffset(chunk), block.chunkLength(chunk), length);
                chunk++;
            }
            startSegment(length, isRaw(pass, style));
            for (int i = 0; i < passesHere; i++) {
                decodePass(block.planes(), pass++, style);
            }
        }
    }

    private int append(byte[] body, int offset, int count, int length) {
        if (length + count + END_BYTES > segment.length) {
            segment = java.util.Arrays.copyOf(segment, Math.max(2 * segment.length, length + count + END_BYTES));
        }
        System.arraycopy(body, offset, segment, length, count);
        return length + count;
    }

    private void startSegment(int length, boolean raw) {
        if (raw) {
            bits.start(segment, 0, length);
        } else {
            segment[length] = (byte) 0xFF;
            segment[length + 1] = (byte) 0xFF;
            mq.start(segment, 0);
        }
    }

    private void decodePass(int planes, int pass, int style) throws FrameException {
        int plane = planes - 1 - (pass + 2) / PASSES_PER_PLANE;
        boolean raw = isRaw(pass, style);
        switch (pass % PASSES_PER_PLANE) {
            case 0 -> {
                passes.cleanUp(plane);
                if ((style & BlockStyle.SEGMENTATION) != 0 && !passes.segmentationSymbol()) {
                    throw FrameException.corrupt("a JPEG 2000 code-block without its segmentation symbol");
                }
            }
            case 1 -> {
                if (raw) {
                    rawPasses.propagate(plane);
                } else {
                    passes.propagate(plane);
                }
            }
            default -> {
                if (raw) {
                    rawPasses.refine(plane);
                } else {
                    passes.refine(plane);
                }
            }
        }
        if ((style & BlockStyle.RESET) != 0) {
            mq.resetContexts();
        }
    }
}
