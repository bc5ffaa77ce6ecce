package io.niffler.gateway.extraction.flow;

import io.niffler.config.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether the PACS takes requests. When it says that it is busy, or no association can be opened, nobody asks it for a while: longer
 * each time until it is well again. When it has not been well for as long as is allowed, the run is ended. For many threads.
 */
final class PacsHealth {
    static final String BUSY = "the PACS is busy";

    private final FlowLimits limits;
    private final Gate gate;
    private final Runnable end;
    private int troubles;
    private boolean away;
    private boolean everReached;
    private long heldSince = System.nanoTime();
    private Duration waited = Duration.ZERO;
    private String gaveUp;

    /** @param end ends the run */
    PacsHealth(FlowLimits limits, Gate gate, Runnable end) {
        this.limits = limits;
        this.gate = gate;
        this.end = end;
    }

    /** An association was opened. */
    synchronized void reached() {
        everReached = true;
        if (away) {
            well();
        }
    }

    /** A request was taken. */
    synchronized void well() {
        troubles = 0;
        away = false;
        waited = Duration.ZERO;
    }

    /**
     * A request was refused since the PACS lacks resources.
     *
     * @param asked when, by {@link System#nanoTime()}: of several that were refused at the same time, one counts
     */
    synchronized void busy(long asked) {
        trouble(asked, false, BUSY);
    }

    /**
     * No association could be opened.
     *
     * @param lasting whether trying again can help only after somebody has changed something: then the run ends, unless it worked before
     */
    synchronized void away(long asked, String reason, boolean lasting) {
        if (lasting && !everReached) {
            giveUp("The PACS does not let us in: " + reason);
            return;
        }
        trouble(asked, true, "the PACS cannot be reached (" + reason + ")");
    }

    private void trouble(long asked, boolean noAssociation, String why) {
        if (troubles > 0 && asked - heldSince < 0) {
            return;
        }
        away = noAssociation;
        troubles++;
        heldSince = System.nanoTime();
        Duration pause = limits.pauseAfter(troubles);
        waited = waited.plus(pause);
        if (waited.compareTo(limits.patience()) > 0) {
            giveUp("For " + Durations.format(limits.patience()) + ", " + why);
        } else {
            gate.hold(pause, why);
        }
    }

    private void giveUp(String why) {
        gaveUp = gaveUp == null ? why : gaveUp;
        end.run();
    }

    /** Why the run was ended, if it was. */
    synchronized Optional<String> gaveUp() {
        return Optional.ofNullable(gaveUp);
    }
}
