package io.niffler.benchmarks.hospital;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;

/**
 * The records of some of a hospital's scanners in the order in which they are delivered. In memory are those of a day, and
 * those of earlier days that are still on their way.
 */
final class RecordStream implements Iterator<PlannedRecord> {
    private static final Comparator<PlannedRecord> BY_DELIVERY = Comparator.comparingLong(PlannedRecord::deliveredAt)
            .thenComparing(PlannedRecord::sopInstanceUid)
            .thenComparingLong(PlannedRecord::receivedAt);

    /** Nothing is delivered so long before the midnight with which its day begins, whatever the clock's error. */
    private static final long EARLIEST = Duration.ofHours(6).toMillis();

    private final int days;
    private final IntConsumer progress;
    private final List<RecordPlanner> planners = new ArrayList<>();
    private final PriorityQueue<PlannedRecord> coming = new PriorityQueue<>(BY_DELIVERY);
    private int day;
    private long until = Long.MIN_VALUE;

    /**
     * The records of each scanner whose index is {@code part} modulo {@code parts}.
     *
     * @param progress is told the number of days that are planned
     */
    RecordStream(Hospital hospital, int part, int parts, IntConsumer progress) {
        this.days = hospital.days();
        this.progress = progress;
        for (int i = part; i < hospital.scanners(); i += parts) {
            planners.add(new RecordPlanner(hospital, Scanner.of(i)));
        }
    }

    @Override
    public boolean hasNext() {
        while (day < days && (coming.isEmpty() || coming.peek().deliveredAt() >= until)) {
            planners.forEach(planner -> coming.addAll(planner.plan(day)));
            day++;
            until = midnight(day) - EARLIEST;
            progress.accept(day);
        }
        return !coming.isEmpty();
    }

    private static long midnight(int day) {
        return (Hospital.FIRST_DAY.toEpochDay() + day) * PlannedExam.DAY - Hospital.OFFSET.getTotalSeconds() * 1_000L;
    }

    @Override
    public PlannedRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return coming.remove();
    }
}
