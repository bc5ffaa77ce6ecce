package io.niffler.jobs.utilization.clocks;

import java.math.BigInteger;

/**
 * A day's shifts without the studies: exact sums, and a sketch for quantiles. A function of a {@link ClockDay} that is
 * made anew when the day changes. A Flink POJO.
 */
public class DaySummary {
    /** Number of studies with a shift. */
    public int studies;

    /** Sum of the shifts, milliseconds. */
    public long sum;

    /** Sum of their squares. */
    public BigInteger sumOfSquares = BigInteger.ZERO;

    /** Smallest shift in milliseconds, zero without studies. */
    public long minimum;

    /** Largest shift in milliseconds, zero without studies. */
    public long maximum;

    /** A {@link ShiftSketch}. */
    public byte[] sketch = {};

    /** Number of instances without a usable time of acquisition, by kind. */
    public int missing;

    public int partial;
    public int malformed;
    public int absurd;

    /** Last receipt, milliseconds since 1970. */
    public long lastReceipt;

    public DaySummary() {}

    static DaySummary of(ClockDay day) {
        DaySummary summary = new DaySummary();
        ShiftSketch sketch = new ShiftSketch();
        for (long shift : day.shifts()) {
            summary.minimum = summary.studies == 0 ? shift : Math.min(summary.minimum, shift);
            summary.maximum = summary.studies == 0 ? shift : Math.max(summary.maximum, shift);
            summary.studies++;
            summary.sum += shift;
            summary.sumOfSquares =
                    summary.sumOfSquares.add(BigInteger.valueOf(shift).pow(2));
            sketch.add(shift);
        }
        summary.sketch = sketch.encoded();
        summary.missing = day.rejected.missing.length;
        summary.partial = day.rejected.partial.length;
        summary.malformed = day.rejected.malformed.length;
        summary.absurd = day.rejected.absurd.length;
        summary.lastReceipt = day.lastReceipt;
        return summary;
    }
}
