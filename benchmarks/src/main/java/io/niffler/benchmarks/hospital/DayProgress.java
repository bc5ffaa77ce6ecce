package io.niffler.benchmarks.hospital;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Locale;

/** Prints a line for each simulated day: records so far, state, and what is on the heap after a garbage collection. */
final class DayProgress implements SimulatedRun.Watch {
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private final PrintStream out;
    private final long begin = System.nanoTime();
    private final long cpuBegin = cpuNanos();
    private int printed;
    private long largestState;
    private long largestHeap;

    DayProgress(PrintStream out) {
        this.out = out;
        out.println("day   seconds    records   state MiB    heap MiB   days stored");
    }

    @Override
    public void look(SimulatedRun run) throws Exception {
        int day = run.shared().day();
        if (day > printed) {
            printed = day;
            print(Integer.toString(day), run);
        }
    }

    /** Prints a line. */
    void print(String name, SimulatedRun run) throws Exception {
        MEMORY.gc();
        long heap = MEMORY.getHeapMemoryUsage().getUsed();
        long state = run.cluster().stateBytes();
        largestHeap = Math.max(largestHeap, heap);
        largestState = Math.max(largestState, state);
        out.printf(
                Locale.ROOT,
                "%-5s %7.1f %10d %11.1f %11.1f %13d%n",
                name,
                seconds(),
                run.shared().records(),
                mebibytes(state),
                mebibytes(heap),
                run.documents().count("utilization"));
    }

    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Seconds of all threads of this JVM on a core since the beginning. */
    double cpuSeconds() {
        return (cpuNanos() - cpuBegin) / 1e9;
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    static double mebibytes(long bytes) {
        return bytes / (1024.0 * 1024.0);
    }

    /** The largest state that was seen, in bytes. */
    long largestState() {
        return largestState;
    }

    /** The most bytes that were seen on the heap after a garbage collection. */
    long largestHeap() {
        return largestHeap;
    }
}
