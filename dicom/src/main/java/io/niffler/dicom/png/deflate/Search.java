package io.niffler.dicom.png.deflate;

/**
 * Which repetitions are looked for. Measured on images: a short match costs as much as what it stands for where the bytes are
 * differences, of which the frequent ones have short codes.
 */
public sealed interface Search {

    /** For unfiltered samples of 16 bits, which repeat as pairs: each one is looked for. */
    static Search dense() {
        return new Pairs();
    }

    /** For differences of grey samples, whose repetitions are background. */
    static Search sparse(int bytesPerSample) {
        return new Probes(8, 12, bytesPerSample, 32, true);
    }

    /** For differences of colour samples and for bits: drawings and text repeat. */
    static Search drawings(int bytesPerSample) {
        return new Probes(6, 6, bytesPerSample, Integer.MAX_VALUE, false);
    }

    /** Looks for two samples of 16 bits at each sample. */
    record Pairs() implements Search {}

    /**
     * Looks at fewer places the longer it is in vain.
     *
     * @param length how many equal bytes make a candidate, 4 to 8
     * @param shortest the fewest bytes that make a match, at least {@code length}
     * @param step from one probe to the next, in bytes; 2 keeps to samples of 16 bits
     * @param farthest steps from one probe to the next, however many were in vain
     * @param lasting whether a row begins as far apart as the one before ended
     */
    record Probes(int length, int shortest, int step, int farthest, boolean lasting) implements Search {
        /** After 2^patience probes in vain each one goes a step further. */
        private static final int PATIENCE = 4;

        /** Bytes from one probe to the next after so many in vain. */
        int stride(int vain) {
            return step * Math.min(farthest, 1 + (vain >> PATIENCE));
        }
    }
}
