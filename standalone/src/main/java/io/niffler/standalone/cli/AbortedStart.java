package io.niffler.standalone.cli;

import io.niffler.standalone.Trees;
import java.io.IOException;
import java.nio.file.Path;

/** Ctrl-C while everything still starts: the process ends at once, and a temporary folder with it. */
final class AbortedStart {
    private static final int ATTEMPTS = 5;
    /** What shells report for a process that SIGINT has ended. */
    private static final int INTERRUPTED = 130;

    private final Thread hook;

    private AbortedStart(Thread hook) {
        this.hook = hook;
    }

    /** Until {@link #over}, a signal deletes {@code folder}. */
    static AbortedStart deletes(Path folder) {
        Thread hook = new Thread(() -> deleteAndHalt(folder), "aborted-start");
        Runtime.getRuntime().addShutdownHook(hook);
        return new AbortedStart(hook);
    }

    private static void deleteAndHalt(Path folder) {
        // What is starting goes on writing files meanwhile.
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                Trees.delete(folder);
                break;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    System.err.println("niffler: could not delete " + folder + ": " + e);
                }
            }
        }
        Runtime.getRuntime().halt(INTERRUPTED);
    }

    /** The start is over, other hooks take care of signals now. */
    void over() throws InterruptedException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The signal came first: the hook ends the process.
            hook.join();
        }
    }
}
