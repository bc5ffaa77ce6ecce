package io.niffler.jobs.acquisition;

import io.niffler.dicom.data.DateTimes;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * Finds an instance's time of acquisition: Acquisition DateTime (0008,002A), else Acquisition Date and Time (0008,0022)
 * and (0008,0032), else Series Date and Time (0008,0021) and (0008,0031); for Philips and FONAR, whose acquisition times
 * are written after the series began, Series Date and Time come first. The first of these that is complete and not
 * absurd counts. When none is, the problem is that of the first that has a value.
 */
final class AcquisitionClock {
    static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    static final Duration LATEST_AFTER_RECEIPT = Duration.ofDays(2);
    private static final List<String> SERIES_TIME_FIRST = List.of("philips", "fonar");

    private final ZoneId siteZone;

    /** @param siteZone of scanners that do not tell theirs */
    AcquisitionClock(ZoneId siteZone) {
        this.siteZone = siteZone;
    }

    /** Sets the times and the problem of an instance whose receipt and manufacturer are set. */
    void read(AcquisitionAttributes attributes, InstanceFacts facts) {
        facts.timeProblem = TimeProblem.MISSING;
        if (isSeriesTimeFirst(facts.manufacturer) && takeSeries(attributes, facts)) {
            return;
        }
        if (take(ReadTime.ofDateTime(attributes.acquisitionDateTime), attributes, facts)
                || take(
                        ReadTime.ofDateAndTime(attributes.acquisitionDate, attributes.acquisitionTime),
                        attributes,
                        facts)) {
            return;
        }
        takeSeries(attributes, facts);
    }

    private boolean takeSeries(AcquisitionAttributes attributes, InstanceFacts facts) {
        return take(ReadTime.ofDateAndTime(attributes.seriesDate, attributes.seriesTime), attributes, facts);
    }

    private boolean take(ReadTime time, AcquisitionAttributes attributes, InstanceFacts facts) {
        TimeProblem problem = time.problem();
        if (problem == TimeProblem.NONE) {
            long instant = instant(time, attributes.timezoneOffset);
            if (isBelievable(time.local(), instant, facts.receivedAt)) {
                facts.acquiredAt = time.local().toInstant(ZoneOffset.UTC).toEpochMilli();
                facts.acquiredInstant = instant;
                facts.timeProblem = TimeProblem.NONE;
                return true;
            }
            problem = TimeProblem.ABSURD;
        }
        if (facts.timeProblem == TimeProblem.MISSING) {
            facts.timeProblem = problem;
        }
        return false;
    }

    /** By the value's own offset, else Timezone Offset From UTC (0008,0201), else the site's zone. */
    private long instant(ReadTime time, String timezoneOffset) {
        ZoneId zone = time.offset() != null
                ? time.offset()
                : DateTimes.offset(timezoneOffset).map(ZoneId.class::cast).orElse(siteZone);
        return time.local().atZone(zone).toInstant().toEpochMilli();
    }

    private static boolean isBelievable(LocalDateTime local, long instant, long receivedAt) {
        return !local.toLocalDate().isBefore(EARLIEST) && instant <= receivedAt + LATEST_AFTER_RECEIPT.toMillis();
    }

    private static boolean isSeriesTimeFirst(String manufacturer) {
        if (manufacturer == null) {
            return false;
        }
        String lower = manufacturer.toLowerCase(Locale.ROOT);
        return SERIES_TIME_FIRST.stream().anyMatch(lower::contains);
    }
}
