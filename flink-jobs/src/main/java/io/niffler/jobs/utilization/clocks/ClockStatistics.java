package io.niffler.jobs.utilization.clocks;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;

/**
 * The shifts of a scanner's studies: receipt minus acquisition, positive for a clock that is behind. All in seconds,
 * rounded to milliseconds; quantiles are within {@link ShiftSketch#ACCURACY} of a shift that occurred.
 *
 * @param studies number of shifts, at least one
 * @param standardDeviation of these shifts, not an estimate for more: zero of one
 * @param fastest the 5 % quantile: what remains of the clock's error when transfer took no time
 * @param lowerQuartile 25 % quantile
 * @param upperQuartile 75 % quantile
 */
record ClockStatistics(
        long studies,
        double mean,
        double standardDeviation,
        double minimum,
        double maximum,
        double fastest,
        double lowerQuartile,
        double median,
        double upperQuartile) {
    private static final double FASTEST = 0.05;

    /** The statistics over some days; empty without studies. */
    static Optional<ClockStatistics> of(Collection<DaySummary> days) {
        long studies = 0;
        BigInteger sum = BigInteger.ZERO;
        BigInteger sumOfSquares = BigInteger.ZERO;
        long minimum = Long.MAX_VALUE;
        long maximum = Long.MIN_VALUE;
        ShiftSketch sketch = new ShiftSketch();
        for (DaySummary day : days) {
            if (day.studies > 0) {
                studies += day.studies;
                sum = sum.add(BigInteger.valueOf(day.sum));
                sumOfSquares = sumOfSquares.add(day.sumOfSquares);
                minimum = Math.min(minimum, day.minimum);
                maximum = Math.max(maximum, day.maximum);
                sketch.merge(day.sketch);
            }
        }
        if (studies == 0) {
            return Optional.empty();
        }
        double least = seconds(BigDecimal.valueOf(minimum));
        double most = seconds(BigDecimal.valueOf(maximum));
        return Optional.of(new ClockStatistics(
                studies,
                seconds(new BigDecimal(sum).divide(BigDecimal.valueOf(studies), MathContext.DECIMAL64)),
                seconds(standardDeviation(studies, sum, sumOfSquares)),
                least,
                most,
                quantile(sketch, FASTEST, least, most),
                quantile(sketch, 0.25, least, most),
                quantile(sketch, 0.5, least, most),
                quantile(sketch, 0.75, least, most)));
    }

    /** In milliseconds. The difference is taken of integers: of rounded means little or nothing would be left of it. */
    private static BigDecimal standardDeviation(long studies, BigInteger sum, BigInteger sumOfSquares) {
        BigInteger number = BigInteger.valueOf(studies);
        BigInteger variance = number.multiply(sumOfSquares).subtract(sum.pow(2));
        return new BigDecimal(variance)
                .sqrt(MathContext.DECIMAL64)
                .divide(new BigDecimal(number), MathContext.DECIMAL64);
    }

    private static double seconds(BigDecimal millis) {
        return millis.movePointLeft(3).setScale(3, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** No farther out than the shifts are, which the sketch's ranges may be. */
    private static double quantile(ShiftSketch sketch, double share, double minimum, double maximum) {
        return Math.max(minimum, Math.min(maximum, rounded(sketch.quantile(share))));
    }

    private static double rounded(double seconds) {
        return BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** Where the middle half of the shifts lies. */
    double interquartileRange() {
        return rounded(upperQuartile - lowerQuartile);
    }
}
