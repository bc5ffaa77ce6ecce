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
    static final String ASTRAY = "nothing of what the PACS sends arrives";

    private final FlowLimits limits;
    private final Gate gate;
    private final Runnable end;
    private int troubles;
    private Step failing = Step.ASSOCIATION;
    private boolean everReached;
    private long heldSince = System.nanoTime();
    private Duration waited = Duration.ZERO;
    private int astray;
    private String gaveUp;

    /** What the PACS is asked for, each of which takes more of it than those before. */
    enum Step {
        ASSOCIATION,
        QUERY,
        RETRIEVAL
    }

    /** @param end ends the run */
    PacsHealth(FlowLimits limits, Gate gate, Runnable end) {
        this.limits = limits;
        this.gate = gate;
        this.end = end;
    }

    /** The PACS has done what it was asked: it is well, unless it was more that it could not do. */
    synchronized void well(Step step) {
        everReached = true;
        if (step == Step.RETRIEVAL) {
            astray = 0;
        }
        if (step.compareTo(failing) >= 0) {
            troubles = 0;
            failing = Step.ASSOCIATION;
            waited = Duration.ZERO;
        }
    }

    /**
     * A request was refused since the PACS lacks resources.
     *
     * @param asked when, by {@link System#nanoTime()}: of several that were refused at the same time, one counts
     */
    synchronized void busy(Step step, long asked) {
        trouble(asked, step, BUSY);
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
        trouble(asked, Step.ASSOCIATION, "the PACS cannot be reached (" + reason + ")");
    }

    /**
     * A retrieval brought nothing. One may be the fault of its study; when as many in a row as there are associations bring nothing, the
     * destination seems to be away, and an outage must not use up the attempts of many studies: nobody asks for a while, the longer the
     * more of them there were. This alone never ends the run.
     */
    synchronized void astray() {
        astray++;
        int rounds = astray / limits.parallel();
        if (rounds > 0) {
            gate.hold(limits.pauseAfter(rounds), ASTRAY);
        }
    }

    private void trouble(long asked, Step step, String why) {
        if (troubles > 0 && asked - heldSince < 0) {
            return;
        }
        failing = step.compareTo(failing) > 0 ? step : failing;
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
