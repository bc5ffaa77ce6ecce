package io.niffler.standalone.cli;

import io.niffler.jobs.png.folder.FolderRun;
import java.io.PrintWriter;

/** Shows the steps of a conversion. */
final class PngProgress implements FolderRun.Listener {
    private final PrintWriter out;
    private final boolean terminal = Progress.onTerminal();
    private Progress progress;
    private long latest;

    PngProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void step(String what, long total) {
        progress = new Progress(out, terminal, what, total);
        latest = 0;
    }

    @Override
    public void progress(long done) {
        latest = Math.max(latest, done);
        progress.update(latest);
    }

    @Override
    public void stepDone() {
        progress.finish(latest);
    }

    @Override
    public void say(String message) {
        out.println(message);
    }
}
