package io.niffler.jobs.utilization;

import io.niffler.config.Setting;
import io.niffler.config.Settings;
import io.niffler.jobs.utilization.clocks.ClockSettings;
import io.niffler.jobs.utilization.days.DayPace;
import io.niffler.jobs.utilization.exams.CountedObjects;
import io.niffler.jobs.utilization.exams.ExamRules;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** The {@code utilization.} keys. */
public final class UtilizationSettings {
    /** Read it with {@link #timeZone}, which fills in the default. */
    public static final Setting<String> TIME_ZONE = Setting.ofString(
                    "utilization.time-zone",
                    "",
                    "zone of scanners that do not tell theirs, such as America/New_York; empty for this machine's")
            .where(UtilizationSettings::isZone, "write a zone such as America/New_York or +05:30");

    public static final Setting<Boolean> SCANNER_FALLBACK = Setting.ofBoolean(
            "utilization.scanner-fallback",
            true,
            "whether manufacturer, model and station name tell scanners without a serial number apart");

    public static final Setting<List<String>> MODALITIES = Setting.ofList(
            "utilization.modalities", String.join(", ", CountedObjects.MODALITIES), "modalities that count for exams");

    public static final Setting<Duration> STUDY_GAP = Setting.ofDuration(
            "utilization.study-gap",
            "2h",
            "a study goes on over midnight when less than this lies between its instances of the two dates");

    public static final Setting<Duration> EXAM_GAP = Setting.ofDuration(
            "utilization.exam-gap", "20m", "studies of a patient are one exam when less than this lies between them");

    public static final Setting<Boolean> ONE_INSTANCE_PER_SERIES = Setting.ofBoolean(
            "utilization.one-instance-per-series",
            false,
            "whether a series counts by one instance alone, as in the original Niffler");

    public static final Setting<Duration> EMIT_INTERVAL = Setting.ofDuration(
                    "utilization.emit-interval", "2s", "least time between two writes of a scanner's days")
            .where(interval -> interval.toMillis() >= 1, "write at least 1ms");

    public static final Setting<Duration> QUIET = Setting.ofDuration(
                    "utilization.quiet", "1h", "time without a change after which a day is written as final")
            .where(quiet -> quiet.toMillis() >= 1, "write at least 1ms");

    public static final Setting<Duration> RETENTION = Setting.ofDuration(
            "utilization.retention",
            "3d",
            "how long a day is remembered after its last change; later instances correct its document");

    public static final Setting<Integer> PARALLELISM = Setting.ofInt(
            "utilization.parallelism",
            0,
            0,
            128,
            "parallel tasks of each operator; 0 for the environment's own setting");

    private static final List<Setting<?>> OWN = List.of(
            TIME_ZONE,
            SCANNER_FALLBACK,
            MODALITIES,
            STUDY_GAP,
            EXAM_GAP,
            ONE_INSTANCE_PER_SERIES,
            EMIT_INTERVAL,
            QUIET,
            RETENTION,
            PARALLELISM);

    public static final List<Setting<?>> ALL =
            Stream.concat(OWN.stream(), ClockSettings.ALL.stream()).toList();

    private UtilizationSettings() {}

    private static boolean isZone(String text) {
        try {
            return text.isEmpty() || ZoneId.of(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The zone of scanners that do not tell theirs. */
    public static ZoneId timeZone(Settings settings) {
        String text = settings.get(TIME_ZONE);
        return text.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(text);
    }

    /** Which instances count. */
    public static CountedObjects counted(Settings settings) {
        return new CountedObjects(settings.get(MODALITIES));
    }

    /** How instances become exams. */
    public static ExamRules rules(Settings settings) {
        return new ExamRules(settings.get(STUDY_GAP), settings.get(EXAM_GAP), settings.get(ONE_INSTANCE_PER_SERIES));
    }

    /**
     * When days are written and forgotten.
     *
     * @throws io.niffler.config.ConfigException when the retention is less than the quiet time
     */
    static DayPace pace(Settings settings) {
        Duration quiet = settings.get(QUIET);
        if (settings.get(RETENTION).compareTo(quiet) < 0) {
            throw settings.invalid(RETENTION, "write at least utilization.quiet");
        }
        return new DayPace(settings.get(EMIT_INTERVAL), quiet, settings.get(RETENTION));
    }
}
