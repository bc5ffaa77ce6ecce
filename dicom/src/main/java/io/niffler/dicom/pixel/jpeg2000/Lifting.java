package io.niffler.dicom.pixel.jpeg2000;

/** Which samples of one part, low-pass or high-pass, lie beside a sample of the other (ITU-T T.800 F.3.7, F.3.8). */
final class Lifting {
    private Lifting() {}

    /**
     * The index of the neighbour before a sample; at the border, that after it (symmetric extension).
     *
     * @param index of the sample within its part
     * @param offset 1 when the other part has the first sample, else 0
     * @param count samples of the other part, at least 1
     */
    static int before(int index, int offset, int count) {
        int neighbour = index - 1 + offset;
        return neighbour < 0 ? 0 : Math.min(neighbour, count - 1);
    }

    /** The index of the neighbour after a sample; at the border, that before it. */
    static int after(int index, int offset, int count) {
        return Math.min(index + offset, count - 1);
    }
}
