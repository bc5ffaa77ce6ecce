package io.niffler.connectors.mongo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes waiting to be sent, without those that others to the same document make superfluous. */
final class WriteBuffer {
    private record Target(String collection, String id) {}

    private final Map<Target, Deque<MongoWrite>> waiting = new LinkedHashMap<>();
    private int size;
    private long bytes;

    void add(MongoWrite write) {
        Deque<MongoWrite> queue =
                waiting.computeIfAbsent(new Target(write.collection(), write.id()), target -> new ArrayDeque<>(2));
        if (write.kind() == MongoWrite.Kind.REPLACE && !write.isGuarded()) {
            queue.forEach(this::forget);
            queue.clear();
        }
        MongoWrite last = queue.peekLast();
        if (last != null && isRepetition(write, last)) {
            return;
        }
        if (last != null && Guards.sameGuard(write, last)) {
            if (!Guards.wins(write, last)) {
                return;
            }
            queue.removeLast();
            forget(last);
        }
        queue.addLast(write);
        size++;
        bytes += write.body().length;
    }

    private static boolean isRepetition(MongoWrite write, MongoWrite last) {
        return write.kind() == last.kind() && write.guard() == last.guard() && Arrays.equals(write.body(), last.body());
    }

    private void forget(MongoWrite write) {
        size--;
        bytes -= write.body().length;
    }

    /**
     * Takes out the first write to each document, so that the order in which a round is carried out is of no matter.
     *
     * @return one batch per collection
     */
    Collection<List<MongoWrite>> nextRound() {
        Map<String, List<MongoWrite>> batches = new LinkedHashMap<>();
        for (Iterator<Deque<MongoWrite>> queues = waiting.values().iterator(); queues.hasNext(); ) {
            Deque<MongoWrite> queue = queues.next();
            MongoWrite write = queue.removeFirst();
            forget(write);
            batches.computeIfAbsent(write.collection(), collection -> new ArrayList<>())
                    .add(write);
            if (queue.isEmpty()) {
                queues.remove();
            }
        }
        return batches.values();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return size;
    }

    /** Bytes of all bodies. */
    long bytes() {
        return bytes;
    }
}
