package io.niffler.dicom.png.deflate;

/**
 * Which repetitions are looked for. Measured on images: a short match costs as much as what it stands for where the bytes are
 * differences, of which the frequent ones have short codes.
 *
 * @param probe how many equal bytes make a candidate, 4 to 8
 * @param shortest the fewest bytes that make a match, at least {@code probe}
 * @param step from one probe to the next, in bytes; 2 keeps to samples of 16 bits
 * @param patience after 2^patience probes in vain each one goes a step further
 * @param farthest steps from one probe to the next, however many were in vain
 * @param lasting whether a row begins as far apart as the one before ended
 */
public record Search(int probe, int shortest, int step, int patience, int farthest, boolean lasting) {

    private static final Search PAIRS = new Search(4, 4, 2, 0, 1, false);

    /** For unfiltered samples of 16 bits, which repeat as pairs: each one is looked for. */
    public static Search dense() {
        return PAIRS;
    }

    /** For differences of grey samples, whose repetitions are background. */
    public static Search sparse(int bytesPerSample) {
        return new Search(8, 12, bytesPerSample, 4, 32, true);
    }

    /** For differences of colour samples and for bits: drawings and text repeat. */
    public static Search drawings(int bytesPerSample) {
        return new Search(6, 6, bytesPerSample, 4, Integer.MAX_VALUE, false);
    }

    boolean isDense() {
        return equals(PAIRS);
    }
}
