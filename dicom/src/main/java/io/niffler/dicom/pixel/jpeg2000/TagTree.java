package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;

/** Decodes a grid of numbers of which each is coded together with the minimum of its neighbourhood (ITU-T T.800 B.10.2). */
final class TagTree {
    private final int[] widths;
    private final int[] starts;
    /** Per node what it is at least, times two, plus one when it is just that. */
    private final int[] nodes;

    TagTree(int width, int height) {
        int levels = 1 + Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(width, height) - 1);
        widths = new int[levels];
        starts = new int[levels];
        int count = 0;
        for (int level = 0; level < levels; level++) {
            widths[level] = Area.ceilShift(width, level);
            starts[level] = count;
            count += widths[level] * Area.ceilShift(height, level);
        }
        nodes = new int[count];
    }

    /** Reads on until it is clear whether the number at a place is below a limit, and tells. */
    boolean isBelow(int x, int y, int limit, PacketBits in) throws FrameException {
        int least = 0;
        boolean exact = false;
        for (int level = widths.length - 1; level >= 0; level--) {
            int node = starts[level] + (y >> level) * widths[level] + (x >> level);
            exact = (nodes[node] & 1) != 0;
            least = Math.max(least, nodes[node] >> 1);
            while (!exact && least < limit) {
                exact = in.bit() != 0;
                least += exact ? 0 : 1;
            }
            nodes[node] = least << 1 | (exact ? 1 : 0);
        }
        return exact && least < limit;
    }

    /** Reads the number at a place. */
    int value(int x, int y, PacketBits in) throws FrameException {
        int limit = 1;
        while (!isBelow(x, y, limit, in)) {
            limit++;
        }
        return limit - 1;
    }
}
