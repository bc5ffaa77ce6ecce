package io.niffler.jobs.utilization.clocks;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.mapping.CubicallyInterpolatedMapping;
import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.store.SparseStore;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Quantiles of many shifts, each within {@link #ACCURACY} of its value. It holds a count for each of some ten thousand
 * ranges of values, so neither the order of additions nor of merges makes a difference: a DDSketch (Masson, Rim and Lee,
 * VLDB 2019).
 */
final class ShiftSketch {
    /** Relative: 86 s of a day, 4 s of an hour. */
    static final double ACCURACY = 0.001;

    private static final double MILLIS_PER_SECOND = 1_000;

    /** Made of additions and multiplications alone, which every machine does alike. */
    private static final IndexMapping MAPPING = new CubicallyInterpolatedMapping(ACCURACY);

    private final DDSketch sketch = new DDSketch(MAPPING, SparseStore::new);

    /** Adds a shift in milliseconds. */
    void add(long shift) {
        sketch.accept(shift / MILLIS_PER_SECOND);
    }

    /**
     * Adds what {@link #encoded} gave.
     *
     * @throws IllegalArgumentException if these are other bytes
     */
    void merge(byte[] encoded) {
        try {
            sketch.mergeWith(DDSketch.decode(ByteArrayInput.wrap(encoded), SparseStore::new, MAPPING));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("A sketch of " + encoded.length + " bytes cannot be read", e);
        }
    }

    /** A binary form that depends on what was added alone, in the library's own format. */
    byte[] encoded() {
        GrowingByteArrayOutput output = GrowingByteArrayOutput.withDefaultInitialCapacity();
        try {
            sketch.encode(output, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.trimmedCopy();
    }

    /** How many were added. */
    long count() {
        return Math.round(sketch.getCount());
    }

    /** The shift in seconds that is larger than this share, 0 to 1, of the others. There must be one. */
    double quantile(double share) {
        return sketch.getValueAtQuantile(share);
    }
}
