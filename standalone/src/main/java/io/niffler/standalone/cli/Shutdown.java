package io.niffler.standalone.cli;

import io.niffler.standalone.Standalone;
import io.niffler.standalone.Trees;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.logging.log4j.LogManager;

/** Stops everything in order when Ctrl-C or SIGTERM asks for it. */
final class Shutdown {
    private final Standalone standalone;
    private final PrintWriter out;
    private final Path deleted;
    private final Thread hook = new Thread(this::stopAndHalt, "shutdown");

    private Shutdown(Standalone standalone, PrintWriter out, Path deleted) {
        this.standalone = standalone;
        this.out = out;
        this.deleted = deleted;
    }

    /** @param deleted a folder to delete after a signal's clean stop, or null */
    static Shutdown onSignal(Standalone standalone, PrintWriter out, Path deleted) {
        Shutdown shutdown = new Shutdown(standalone, out, deleted);
        Runtime.getRuntime().addShutdownHook(shutdown.hook);
        return shutdown;
    }

    /** Stops all now; signals are again what they are by default. */
    void stop() {
        Runtime.getRuntime().removeShutdownHook(hook);
        standalone.stop();
    }

    /** Returns only when something inside failed for good; a signal ends the process with status 0 after a clean stop. */
    int await(PrintWriter err) throws InterruptedException {
        Optional<Throwable> reason = awaitEnd();
        err.println("niffler: stopping because a job failed"
                + reason.map(r -> ": " + r.getMessage()).orElse("") + "; the log is " + standalone.log());
        stop();
        return ExitCode.ENVIRONMENT;
    }

    private Optional<Throwable> awaitEnd() throws InterruptedException {
        try {
            Optional<Throwable> reason = standalone.ended().get();
            if (!hook.isAlive()) {
                return reason;
            }
            // The job ended because the hook stops everything, and the hook will end the process.
            hook.join();
            return reason;
        } catch (ExecutionException e) {
            return Optional.ofNullable(e.getCause());
        }
    }

    private void stopAndHalt() {
        out.println();
        out.println("stopping ...");
        boolean clean = standalone.stop();
        out.println(clean ? "stopped" : "stopped, not cleanly; the log is " + standalone.log());
        LogManager.shutdown();
        deleteFolder();
        out.flush();
        // Other hooks only delete temporary files, which are gone; a stop that was asked for is no failure.
        Runtime.getRuntime().halt(clean ? ExitCode.OK : ExitCode.ENVIRONMENT);
    }

    private void deleteFolder() {
        if (deleted != null) {
            try {
                Trees.delete(deleted);
            } catch (IOException e) {
                out.println("could not delete " + deleted + ": " + e.getMessage());
            }
        }
    }
}
