package io.niffler.jobs.utilization.exams;

import java.io.Serializable;
import java.time.Duration;

/**
 * How instances become exams.
 *
 * @param studyGap what one study did on two consecutive dates is one stretch when less than this lies between
 * @param examGap stretches of a patient are one exam when less than this lies between
 * @param oneInstancePerSeries whether a series counts by one instance alone, as in the original
 */
public record ExamRules(Duration studyGap, Duration examGap, boolean oneInstancePerSeries) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Two hours, twenty minutes, all instances. */
    public static final ExamRules DEFAULT = new ExamRules(Duration.ofHours(2), Duration.ofMinutes(20), false);

    /** Whether what begins then belongs to the exam of what ends then, or has not ended by then. */
    public boolean joins(long endMillis, long startMillis) {
        return startMillis <= endMillis || startMillis - endMillis < examGap.toMillis();
    }
}
