package io.niffler.standalone.cli;

import io.niffler.jobs.utilization.exams.LocalDays;
import io.niffler.jobs.utilization.exams.ScannerDay;
import io.niffler.standalone.cli.TextTable.Column;
import io.niffler.standalone.utilization.DayOutput;
import java.io.PrintWriter;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A line for each scanner and day, for people at a terminal. Durations are hours and minutes, turnaround is in minutes. */
final class SummaryTable implements DayOutput {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final List<Column> COLUMNS = List.of(
            new Column("date", false),
            new Column("scanner", false),
            new Column("modality", false),
            new Column("utilization %", true),
            new Column("from", true),
            new Column("to", true),
            new Column("busy", true),
            new Column("idle", true),
            new Column("turnaround", true),
            new Column("longest", true),
            new Column("patients", true),
            new Column("exams", true),
            new Column("studies", true),
            new Column("series", true));

    private final PrintWriter out;
    private final TextTable table = new TextTable(COLUMNS);

    SummaryTable(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void print(List<ScannerDay> days) {
        days.forEach(day -> table.add(List.of(
                day.date().toString(),
                day.scanner(),
                day.modality(),
                day.utilization() == null ? "" : String.format(Locale.ROOT, "%.1f", day.utilization()),
                time(day, day.start()),
                time(day, day.end()),
                duration(day.busyMillis()),
                duration(day.idleMillis()),
                day.turnaround().count() == 0 ? "" : minutes(day.turnaround().medianMillis()),
                day.turnaround().count() == 0
                        ? ""
                        : minutes((double) day.turnaround().longestMillis()),
                String.valueOf(day.patients()),
                String.valueOf(day.exams().size()),
                String.valueOf(day.studies()),
                String.valueOf(day.series()))));
    }

    @Override
    public void end() {
        table.print(out);
    }

    /** With the number of days between when it is not on that day. */
    private static String time(ScannerDay day, long localMillis) {
        long days = LocalDays.dateOf(localMillis).toEpochDay() - day.date().toEpochDay();
        return (days == 0 ? "" : "+" + days + "d ") + TIME.format(LocalDays.dateTimeOf(localMillis));
    }

    private static String duration(long millis) {
        long minutes = Math.round((double) millis / MILLIS_PER_MINUTE);
        return String.format(Locale.ROOT, "%d:%02d", minutes / 60, minutes % 60);
    }

    private static String minutes(double millis) {
        return String.valueOf(Math.round(millis / MILLIS_PER_MINUTE));
    }
}
