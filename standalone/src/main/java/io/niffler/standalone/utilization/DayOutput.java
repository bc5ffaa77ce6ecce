package io.niffler.standalone.utilization;

import io.niffler.jobs.utilization.exams.ScannerDay;
import java.util.List;

/** Takes scanner days, by date, and prints them. */
public interface DayOutput {
    /** The scanners of the next date, sorted by their keys, at least one. */
    void print(List<ScannerDay> days);

    /** After the last date. */
    default void end() {}
}
