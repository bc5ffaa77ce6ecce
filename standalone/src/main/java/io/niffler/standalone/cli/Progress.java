package io.niffler.standalone.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/**
 * Shows how far something is: a bar that is redrawn on a terminal, else a line now and then so that logs stay short.
 * Safe for several threads.
 */
final class Progress {
    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PrintWriter out;
    private final boolean terminal;
    private final String what;
    private final long total;
    private long lastShown = Long.MIN_VALUE;
    private long lastDone = -1;

    /** @param total what {@code done} grows to; 0 shows as complete */
    Progress(PrintWriter out, boolean terminal, String what, long total) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
        this.total = total;
    }

    /** Whether somebody looks at a terminal: the launcher knows, Java tells only whether input and output both are one. */
    static boolean onTerminal() {
        return Boolean.getBoolean("niffler.terminal") && !"dumb".equals(System.getenv("TERM"));
    }

    /** Shows the state unless it was shown just before. */
    synchronized void update(long done) {
        long now = System.nanoTime();
        long pause = terminal ? REDRAW_NANOS : LINE_NANOS;
        if (lastShown == Long.MIN_VALUE || now - lastShown >= pause) {
            show(done, now);
        }
    }

    /** Shows the last state, whenever it was shown before, and ends the line. */
    synchronized void finish(long done) {
        if (terminal || done != lastDone) {
            show(done, System.nanoTime());
        }
        if (terminal) {
            out.println();
        }
        out.flush();
    }

    private void show(long done, long now) {
        lastShown = now;
        lastDone = done;
        if (terminal) {
            out.printf("\r%-22s %s %,d/%,d", what, bar(WIDTH, done, total), done, total);
        } else {
            out.printf("%s: %,d of %,d%n", what, done, total);
        }
        out.flush();
    }

    /** A bar of that many characters between brackets. */
    static String bar(int width, long done, long total) {
        int filled = total == 0 ? width : (int) Math.min(width, width * done / total);
        return "[" + "#".repeat(filled) + ".".repeat(width - filled) + "]";
    }
}
