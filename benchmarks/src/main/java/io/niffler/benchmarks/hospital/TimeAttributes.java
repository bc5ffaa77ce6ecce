package io.niffler.benchmarks.hospital;

import java.time.Duration;

/** The attributes that tell a record's time of acquisition, null when it has none, in the style of its scanner. */
final class TimeAttributes {
    private static final long LATER = Duration.ofMinutes(7).toMillis();
    private static final String ABSURD_DATE = "20990101";

    String seriesDate;
    String seriesTime;
    String acquisitionDate;
    String acquisitionTime;
    String acquisitionDateTime;
    String offset;

    void set(PlannedRecord record) {
        seriesDate = null;
        seriesTime = null;
        acquisitionDate = null;
        acquisitionTime = null;
        acquisitionDateTime = null;
        offset = null;
        long time = record.acquiredAt();
        switch (record.kind()) {
            case ACQUIRED, DERIVED ->
                set(record.scanner().times(), time, record.series().first());
            case MISSING -> offset = "-0500";
            case PARTIAL -> acquisitionDate = LocalText.date(time, "");
            case MALFORMED -> setPair("20241399", LocalText.time(time, ""));
            case ABSURD -> setPair(ABSURD_DATE, LocalText.time(time, ""));
        }
    }

    private void set(TimeStyle style, long time, long seriesBegin) {
        if (style != TimeStyle.OLD_PAIR && style != TimeStyle.MINUTES) {
            long series = style.isOfSeries() ? time : seriesBegin;
            seriesDate = LocalText.date(series, "");
            seriesTime = LocalText.time(series, "");
        }
        switch (style) {
            case DATE_TIME -> acquisitionDateTime = LocalText.dateTime(time);
            case PAIR -> setPair(LocalText.date(time, ""), LocalText.time(time, ""));
            case OLD_PAIR ->
                setPair(LocalText.date(time, "."), LocalText.time(time, ":").substring(0, 8));
            case MINUTES ->
                setPair(LocalText.date(time, ""), LocalText.time(time, "").substring(0, 4));
            case SERIES_ONLY -> {
                // The series' attributes are there already.
            }
            case SERIES_FIRST -> setPair(LocalText.date(time + LATER, ""), LocalText.time(time + LATER, ""));
            case ABSURD_DATE_TIME -> {
                acquisitionDateTime = "18991231120000";
                setPair(LocalText.date(time, ""), LocalText.time(time, ""));
            }
            case DATE_TIME_WITH_OFFSET ->
                acquisitionDateTime =
                        LocalText.dateTime(time) + style.offset().getId().replace(":", "");
            case PAIR_WITH_OFFSET -> {
                setPair(LocalText.date(time, ""), LocalText.time(time, ""));
                offset = style.offset().getId().replace(":", "");
            }
        }
    }

    private void setPair(String date, String time) {
        acquisitionDate = date;
        acquisitionTime = time;
    }
}
