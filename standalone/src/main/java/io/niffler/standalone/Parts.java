package io.niffler.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, to be stopped in the opposite order. Parts may be added by several threads. */
final class Parts {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Deque<Part> started = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(String name, T part) {
        started.push(new Part(name, part));
        return part;
    }

    /** Stops all, also when one of them fails to; returns whether none failed. */
    synchronized boolean closeAll() {
        boolean clean = true;
        while (!started.isEmpty()) {
            clean &= started.pop().close();
        }
        return clean;
    }

    private record Part(String name, AutoCloseable closeable) {
        boolean close() {
            try {
                closeable.close();
                LOG.info("{} stopped", name);
                return true;
            } catch (Exception e) {
                LOG.error("{} did not stop cleanly", name, e);
                return false;
            }
        }
    }
}
