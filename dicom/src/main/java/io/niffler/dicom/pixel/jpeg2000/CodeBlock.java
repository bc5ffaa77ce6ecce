package io.niffler.dicom.pixel.jpeg2000;

import java.util.Arrays;

/**
 * A code-block that packets have contributed to (ITU-T T.800 B.7): where it is and where its bytes are. The bytes of a code word
 * segment may come in chunks, one per layer.
 */
final class CodeBlock {
    private static final int FIRST_LENGTH_BITS = 3;
    private static final int FIELDS = 3;

    private final Band band;
    private final Area area;
    private final int planes;
    private int lengthBits = FIRST_LENGTH_BITS;
    private int passes;
    private int segmentEnd;
    private int located;
    private int chunkCount;
    private int[] chunks = new int[FIELDS];

    /**
     * @param area in the coordinates of the band
     * @param planes how many bit-planes are coded, 1 to 30
     */
    CodeBlock(Band band, Area area, int planes) {
        this.band = band;
        this.area = area;
        this.planes = planes;
    }

    Band band() {
        return band;
    }

    int width() {
        return area.width();
    }

    int height() {
        return area.height();
    }

    /** The column of the component's plane where the block begins. */
    int left() {
        return band.left() + area.x0() - band.area().x0();
    }

    /** The row of the component's plane where the block begins. */
    int top() {
        return band.top() + area.y0() - band.area().y0();
    }

    int planes() {
        return planes;
    }

    /** Coding passes so far, at most three per bit-plane but one for the first. */
    int passes() {
        return passes;
    }

    int maxPasses() {
        return 3 * planes - 2;
    }

    /** How many bits the length of a single pass has at present (B.10.7.1). */
    int lengthBits() {
        return lengthBits;
    }

    void widenLengths() {
        lengthBits++;
    }

    /** The number of the first pass that is not of the code word segment begun last. */
    int segmentEnd() {
        return segmentEnd;
    }

    void beginSegment(int maxPassesOfIt) {
        segmentEnd = passes + maxPassesOfIt;
    }

    void addChunk(int passesInIt, int length) {
        if (chunkCount * FIELDS == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunks.length);
        }
        chunks[chunkCount * FIELDS] = passesInIt;
        chunks[chunkCount * FIELDS + 1] = length;
        chunkCount++;
        passes += passesInIt;
    }

    /** How many chunks have been added; of those up to {@link #located()} it is known where they are. */
    int chunkCount() {
        return chunkCount;
    }

    int located() {
        return located;
    }

    /** Tells where the bytes of the next chunk are for which that is unknown. */
    void locate(int offset) {
        chunks[located * FIELDS + 2] = offset;
        located++;
    }

    int chunkPasses(int chunk) {
        return chunks[chunk * FIELDS];
    }

    int chunkLength(int chunk) {
        return chunks[chunk * FIELDS + 1];
    }

    int chunkOffset(int chunk) {
        return chunks[chunk * FIELDS + 2];
    }
}
