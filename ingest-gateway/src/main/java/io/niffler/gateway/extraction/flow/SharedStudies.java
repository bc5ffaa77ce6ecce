package io.niffler.gateway.extraction.flow;

import io.niffler.gateway.extraction.ledger.EntryState;
import io.niffler.gateway.extraction.ledger.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Studies that several rows name: one row retrieves such a study, and the others wait and take its end for theirs. For many threads. */
final class SharedStudies {
    /** Complete studies that are remembered for rows that come later: about 15 MB. */
    private static final int REMEMBERED = 50_000;

    private final Map<String, List<Waiter>> underWay = new HashMap<>();
    private final Map<String, Ending> complete = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Ending> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** How a study ended, in the row that begins in that line. */
    record Ending(int line, EntryState state, Outcome outcome) {
        /** Whether it answers a row for which so many instances were announced. */
        boolean suits(int expected) {
            return state != EntryState.COMPLETE || outcome.received() >= expected;
        }
    }

    /** A row that waits. */
    interface Waiter {
        /** The other row is done with the study; empty when that was given back. */
        void released(Optional<Ending> ending);
    }

    /** A study that is complete already. */
    synchronized Optional<Ending> complete(String uid) {
        return Optional.ofNullable(complete.get(uid));
    }

    /** True when the study is the caller's until {@link #release}; else another row has it, and the waiter will be told. */
    synchronized boolean claim(String uid, Waiter waiter) {
        List<Waiter> waiters = underWay.get(uid);
        if (waiters == null) {
            underWay.put(uid, new ArrayList<>());
            return true;
        }
        waiters.add(waiter);
        return false;
    }

    /** Ends a claim. */
    void release(String uid, Optional<Ending> ending) {
        List<Waiter> waiters;
        synchronized (this) {
            waiters = underWay.remove(uid);
            ending.filter(end -> end.state() == EntryState.COMPLETE).ifPresent(end -> complete.put(uid, end));
        }
        waiters.forEach(waiter -> waiter.released(ending));
    }
}
