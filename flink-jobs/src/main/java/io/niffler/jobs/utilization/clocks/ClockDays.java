package io.niffler.jobs.utilization.clocks;

import io.niffler.dicom.data.DateTimes;
import io.niffler.jobs.acquisition.InstanceFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Under which day a study is kept. It must be the same for all instances of a study, whenever they come and however long
 * the study takes, so it is the Study Date (0008,0020).
 */
final class ClockDays {
    /** The day of what has neither a study date nor a time of acquisition. */
    static final String UNDATED = "undated";

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private ClockDays() {}

    /** The day as yyyymmdd: the study's, else the acquisition's by the scanner's clock, else {@link #UNDATED}. */
    static String of(InstanceFacts facts) {
        return DateTimes.date(facts.studyDate).map(ClockDays::text).orElseGet(() -> acquisition(facts));
    }

    private static String acquisition(InstanceFacts facts) {
        return facts.acquiredAt == InstanceFacts.NO_TIME
                ? UNDATED
                : text(LocalDate.ofInstant(Instant.ofEpochMilli(facts.acquiredAt), ZoneOffset.UTC));
    }

    private static String text(LocalDate day) {
        return day.format(DAY);
    }
}
