package io.niffler.gateway.extraction.flow;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to be done, and when. For many threads. */
final class WorkList {
    private record Entry(long due, long number, Task task) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::due).thenComparingLong(Entry::number));
    private final long start = System.nanoTime();
    private long added;
    private int running;
    private int rows;
    private boolean hurried;

    /** Takes a task for now. */
    void add(Task task) {
        add(task, Duration.ZERO);
    }

    /** Takes a task for later. */
    synchronized void add(Task task, Duration pause) {
        entries.add(new Entry(now() + pause.toNanos(), added++, task));
        notifyAll();
    }

    private long now() {
        return System.nanoTime() - start;
    }

    /** A row is under way until {@link #rowLeft()}. */
    synchronized void rowEntered() {
        rows++;
    }

    synchronized void rowLeft() {
        rows--;
        notifyAll();
    }

    /** Where tasks come from when there are none to do. */
    interface Source {
        /** Puts more on the list, by {@link #add} and {@link #rowEntered}; false when there are no more. */
        boolean more() throws Exception;
    }

    /**
     * The next task that is due; {@link #finished()} has to follow. Waits for one as long as others are running or due later, since they may
     * add some.
     *
     * @param room how many rows may be under way at once
     * @return null when there is nothing left to do
     */
    synchronized Task take(Source source, int room) throws Exception {
        boolean more = true;
        while (true) {
            Entry first = entries.peek();
            long wait = first == null || hurried ? 0 : (first.due() - now() + 999_999) / 1_000_000;
            if (first != null && wait <= 0) {
                running++;
                return entries.remove().task();
            }
            if (more && rows < room) {
                more = source.more();
            } else if (first != null) {
                wait(wait);
            } else if (running > 0) {
                wait();
            } else {
                notifyAll();
                return null;
            }
        }
    }

    /** A task that was taken has run. */
    synchronized void finished() {
        running--;
        notifyAll();
    }

    /** What is for later is for now: it will see by itself that it is not to begin. */
    synchronized void hurry() {
        hurried = true;
        notifyAll();
    }

    /** Ends everything: what is on the list is not done. */
    synchronized void clear() {
        entries.clear();
        notifyAll();
    }
}
