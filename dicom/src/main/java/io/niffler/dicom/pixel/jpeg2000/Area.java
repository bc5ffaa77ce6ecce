package io.niffler.dicom.pixel.jpeg2000;

/** A rectangle of the reference grid or of one derived from it (ITU-T T.800 B.2); the ends are not part of it. */
record Area(int x0, int y0, int x1, int y1) {

    int width() {
        return Math.max(0, x1 - x0);
    }

    int height() {
        return Math.max(0, y1 - y0);
    }

    boolean isEmpty() {
        return x1 <= x0 || y1 <= y0;
    }

    Area intersect(long left, long top, long right, long bottom) {
        return new Area((int) Math.max(x0, left), (int) Math.max(y0, top), (int) Math.min(x1, right), (int)
                Math.min(y1, bottom));
    }

    /** The samples of a component that lie in this area of the reference grid (B-12). */
    Area subsampled(int dx, int dy) {
        return new Area(ceilDiv(x0, dx), ceilDiv(y0, dy), ceilDiv(x1, dx), ceilDiv(y1, dy));
    }

    /**
     * The samples that remain after decomposition (B-14, B-15).
     *
     * @param levels how often, 0 to 32
     * @param high bit 0: the last time horizontally high-pass, bit 1: vertically
     */
    Area decomposed(int levels, int high) {
        long half = levels == 0 ? 0 : 1L << (levels - 1);
        long dx = (high & 1) * half;
        long dy = (high >> 1) * half;
        return new Area(
                ceilShift(x0 - dx, levels),
                ceilShift(y0 - dy, levels),
                ceilShift(x1 - dx, levels),
                ceilShift(y1 - dy, levels));
    }

    static int ceilShift(long value, int bits) {
        return (int) -(-value >> bits);
    }

    static int ceilDiv(int value, int divisor) {
        return (int) (((long) value + divisor - 1) / divisor);
    }
}
