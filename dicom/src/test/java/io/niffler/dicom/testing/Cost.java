package io.niffler.dicom.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/**
 * What a call took, in its own thread.
 *
 * @param cpuNanos processor time, which does not depend on what else the machine does
 * @param allocatedBytes all of them, freed or not: more than what was in use at any time
 */
public record Cost<T>(T value, long cpuNanos, long allocatedBytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Calls twice and measures the second time: the first may load classes. */
    public static <T> Cost<T> of(Callable<T> call) throws Exception {
        call.call();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long started = THREADS.getCurrentThreadCpuTime();
        T value = call.call();
        return new Cost<>(
                value,
                THREADS.getCurrentThreadCpuTime() - started,
                THREADS.getCurrentThreadAllocatedBytes() - allocated);
    }
}
