package io.niffler.dicom.pixel;

/** What becomes of each stored value of a range: samples of up to 16 bits. */
public final class ValueTable {
    private final char[] samples;
    private final int lowest;

    /**
     * @param lowest the value of the first sample
     * @param samples by value, from the lowest on; not copied
     */
    public ValueTable(int lowest, char[] samples) {
        this.lowest = lowest;
        this.samples = samples;
    }

    /** The sample of a value, which must be in the range. */
    public int sample(int value) {
        return samples[value - lowest];
    }

    /** Whether a value is in the range. */
    boolean has(int value) {
        return value >= lowest && value - lowest < samples.length;
    }
}
