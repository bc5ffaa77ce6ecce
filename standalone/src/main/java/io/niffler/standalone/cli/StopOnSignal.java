package io.niffler.standalone.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a piece of work in order when Ctrl-C or SIGTERM asks for it; the process then ends as that signal makes it. */
final class StopOnSignal {
    private static final long END_SECONDS = 10;

    private final Runnable stop;
    private final PrintWriter out;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopWork, "shutdown");

    private StopOnSignal(Runnable stop, PrintWriter out) {
        this.stop = stop;
        this.out = out;
    }

    /**
     * Watches for signals until {@link #ended()}.
     *
     * @param stop asks the work to end
     */
    static StopOnSignal during(Runnable stop, PrintWriter out) {
        StopOnSignal signal = new StopOnSignal(stop, out);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    private void stopWork() {
        out.println();
        out.println("stopping ...");
        stop.run();
        try {
            if (over.await(END_SECONDS, TimeUnit.SECONDS)) {
                out.println("Stopped; the same command goes on from here.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.flush();
    }

    /** The work has ended: signals are again what they are by default. */
    void ended() {
        over.countDown();
        if (!hook.isAlive()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending already.
                return;
            }
        }
    }
}
