package io.niffler.gateway;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bytes that all instances in flight may hold together. Whoever wants more than is left waits.
 *
 * <p>Those who hold some already go first, since they alone can give back; newcomers queue in the order they came, so that a
 * large instance is not passed over for ever.
 */
final class MemoryBudget {
    private final long limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final Deque<Reservation> newcomers = new ArrayDeque<>();
    private int growing;
    private long used;

    /**
     * Makes a budget.
     *
     * @param limit in bytes
     */
    MemoryBudget(long limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("The limit is " + limit + " bytes but must be at least 1.");
        }
        this.limit = limit;
    }

    long limit() {
        return limit;
    }

    /** Bytes reserved now. */
    long used() {
        lock.lock();
        try {
            return used;
        } finally {
            lock.unlock();
        }
    }

    /** A reservation of nothing yet. */
    Reservation open() {
        return new Reservation();
    }

    /** What one instance holds. May be closed by another thread than the one that grew it. */
    final class Reservation implements AutoCloseable {
        private long held;
        private boolean closed;

        private Reservation() {}

        /**
         * Takes more bytes, waiting until there are enough.
         *
         * @return false when there were not enough in time; nothing is taken then
         */
        boolean grow(long bytes, Duration patience) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                if (closed) {
                    throw new IllegalStateException("The reservation is closed.");
                }
                if (bytes > limit - held) {
                    return false;
                }
                return held > 0 ? growHeld(bytes, patience) : growFromNothing(bytes, patience);
            } finally {
                lock.unlock();
            }
        }

        private boolean growHeld(long bytes, Duration patience) throws InterruptedException {
            long nanos = patience.toNanos();
            growing++;
            try {
                while (used + bytes > limit) {
                    if (nanos <= 0) {
                        return false;
                    }
                    nanos = freed.awaitNanos(nanos);
                }
                take(bytes);
                return true;
            } finally {
                growing--;
                freed.signalAll();
            }
        }

        private boolean growFromNothing(long bytes, Duration patience) throws InterruptedException {
            long nanos = patience.toNanos();
            newcomers.addLast(this);
            try {
                while (growing > 0 || newcomers.peekFirst() != this || used + bytes > limit) {
                    if (nanos <= 0) {
                        return false;
                    }
                    nanos = freed.awaitNanos(nanos);
                }
                take(bytes);
                return true;
            } finally {
                newcomers.remove(this);
                freed.signalAll();
            }
        }

        private void take(long bytes) {
            used += bytes;
            held += bytes;
        }

        /** Gives bytes back, of those that are held. */
        void shrink(long bytes) {
            lock.lock();
            try {
                long given = Math.min(bytes, held);
                held -= given;
                used -= given;
                freed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        long held() {
            lock.lock();
            try {
                return held;
            } finally {
                lock.unlock();
            }
        }

        /** Gives everything back. Closing twice does nothing. */
        @Override
        public void close() {
            lock.lock();
            try {
                closed = true;
                shrink(held);
            } finally {
                lock.unlock();
            }
        }
    }
}
