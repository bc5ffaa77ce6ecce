package io.niffler.dicom.net.ul;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Closes connections whose peer does not take what we write: a blocking socket has no timeout for writing. It also ends the reading of
 * those that were given a deadline while a thread was waiting already. One daemon thread looks at all connections a few times a second; it exists only while there are connections.
 */
public final class WriteWatchdog {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Thread thread;

    void watch(Connection connection) {
        lock.lock();
        try {
            connections.add(connection);
            if (thread == null) {
                start(connection);
            }
        } finally {
            lock.unlock();
        }
    }

    /** When no thread is to be had, the connection is not served, and the next one tries again. */
    private void start(Connection first) {
        Thread fresh = new Thread(this::run, "dicom-write-watchdog");
        fresh.setDaemon(true);
        boolean started = false;
        try {
            fresh.start();
            thread = fresh;
            started = true;
        } finally {
            if (!started) {
                connections.remove(first);
            }
        }
    }

    void forget(Connection connection) {
        lock.lock();
        try {
            connections.remove(connection);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (pause()) {
            long now = System.nanoTime();
            connections.forEach(connection -> connection.enforceDeadlines(now));
        }
    }

    private boolean pause() {
        lock.lock();
        try {
            long left = PERIOD_NANOS;
            while (left > 0 && !connections.isEmpty()) {
                left = changed.awaitNanos(left);
            }
            if (connections.isEmpty()) {
                thread = null;
                return false;
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread = null;
            return false;
        } finally {
            lock.unlock();
        }
    }
}
