package io.niffler.jobs.utilization.days;

/** When a day was last written, and what is still to be done for it. A Flink POJO; times are of the processing clock. */
public class DayTimes {
    /** When the day's document last changed, milliseconds since 1970. */
    public long changedAt;

    /** Whether something was added that no document shows. */
    public boolean dirty;

    /** Whether the document was written as final since it last changed. */
    public boolean settled;

    public DayTimes() {}

    /** Another object with the same: what is in the state must not change while a snapshot is taken of it. */
    DayTimes copy() {
        DayTimes copy = new DayTimes();
        copy.changedAt = changedAt;
        copy.dirty = dirty;
        copy.settled = settled;
        return copy;
    }
}
