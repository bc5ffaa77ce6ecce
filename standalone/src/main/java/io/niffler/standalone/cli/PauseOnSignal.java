package io.niffler.standalone.cli;

import io.niffler.gateway.extraction.flow.Gate;
import java.util.Optional;

/** Pauses a run when Ctrl-Z (SIGTSTP) asks for it, and has it go on with the next one or SIGCONT. The process itself does not stop. */
final class PauseOnSignal implements AutoCloseable {
    private final Optional<ProcessSignal> stop;
    private final Optional<ProcessSignal> goOn;

    private PauseOnSignal(Optional<ProcessSignal> stop, Optional<ProcessSignal> goOn) {
        this.stop = stop;
        this.goOn = goOn;
    }

    /** Watches for signals until it is closed, where the system has them. */
    static PauseOnSignal of(Gate gate) {
        return new PauseOnSignal(
                ProcessSignal.on("TSTP", () -> {
                    if (gate.isPaused()) {
                        gate.resume();
                    } else {
                        gate.pause();
                    }
                }),
                ProcessSignal.on("CONT", gate::resume));
    }

    /** What to type, for whom it helps. */
    Optional<String> hint() {
        long pid = ProcessHandle.current().pid();
        return stop.filter(signal -> goOn.isPresent())
                .map(signal -> "Process " + pid + ". Ctrl-Z or kill -TSTP " + pid
                        + " pauses: what is under way ends, nothing new begins. Ctrl-Z again or kill -CONT " + pid
                        + " goes on.");
    }

    @Override
    public void close() {
        stop.ifPresent(ProcessSignal::close);
        goOn.ifPresent(ProcessSignal::close);
    }
}
