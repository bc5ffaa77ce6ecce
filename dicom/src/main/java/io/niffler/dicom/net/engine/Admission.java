package io.niffler.dicom.net.engine;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** Counts connections in total and by address, so that no peer can take all there is. */
final class Admission {
    /** Connections above the limits that are answered with a rejection at the same time; still more are just closed. */
    static final int REJECTING = 16;

    private final int max;
    private final int maxPerAddress;
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private int serving;
    private int rejecting;

    /** What to do with a new connection. */
    enum Verdict {
        SERVE,
        REJECT,
        DROP
    }

    Admission(int max, int maxPerAddress) {
        this.max = max;
        this.maxPerAddress = maxPerAddress;
    }

    /** Counts a connection in; {@link #leave} must follow with the same arguments unless it is to be dropped. */
    synchronized Verdict enter(InetAddress address) {
        if (serving < max && byAddress.getOrDefault(address, 0) < maxPerAddress) {
            serving++;
            byAddress.merge(address, 1, Integer::sum);
            return Verdict.SERVE;
        }
        if (rejecting < REJECTING) {
            rejecting++;
            return Verdict.REJECT;
        }
        return Verdict.DROP;
    }

    synchronized void leave(InetAddress address, Verdict verdict) {
        if (verdict == Verdict.REJECT) {
            rejecting--;
        } else if (verdict == Verdict.SERVE) {
            serving--;
            byAddress.computeIfPresent(address, (a, count) -> count > 1 ? count - 1 : null);
        }
    }

    synchronized int serving() {
        return serving;
    }
}
