package io.niffler.connectors.mongo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.ProcessingTimeService;

/** Time that passes when told to. */
final class FakeTime implements ProcessingTimeService {
    private record Timer(long time, ProcessingTimeCallback callback) {}

    private final Deque<Timer> timers = new ArrayDeque<>();
    private long now;

    @Override
    public long getCurrentProcessingTime() {
        return now;
    }

    @Override
    public ScheduledFuture<?> registerTimer(long time, ProcessingTimeCallback target) {
        timers.add(new Timer(time, target));
        return new NeverCancelled();
    }

    int pending() {
        return timers.size();
    }

    void advance(long millis) throws Exception {
        now += millis;
        while (!timers.isEmpty() && timers.peek().time() <= now) {
            Timer due = timers.remove();
            due.callback().onProcessingTime(due.time());
        }
    }

    private static final class NeverCancelled implements ScheduledFuture<Object> {
        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public Object get() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object get(long timeout, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }
    }
}
