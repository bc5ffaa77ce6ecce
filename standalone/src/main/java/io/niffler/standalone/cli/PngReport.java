package io.niffler.standalone.cli;

import io.niffler.jobs.png.folder.FolderSummary;
import io.niffler.jobs.png.folder.RunFolder;
import java.io.PrintWriter;

/** Prints what a conversion came to. */
final class PngReport {
    private static final double MB = 1e6;

    private final PrintWriter out;

    PngReport(PrintWriter out) {
        this.out = out;
    }

    void print(FolderSummary summary, RunFolder folder) {
        line(summary.files(), "files");
        line(summary.images(), "images");
        lineIfAny(summary.withoutImage(), "files without an image");
        lineIfAny(summary.missing(), "failed: an attribute or the pixel data is missing (failed-dicom/1)");
        lineIfAny(summary.badValue(), "failed: the pixel data or what describes it is damaged (failed-dicom/2)");
        lineIfAny(summary.other(), "failed: not readable, or of a kind that is not converted (failed-dicom/3)");
        lineIfAny(summary.longHeaders(), "with unusually many attributes, copied (failed-dicom/5)");
        summary.failures().forEach(failure -> out.println("  failed (" + failure.kind() + "): " + failure.path()));
        if (summary.failed() > summary.failures().size()) {
            out.printf("  and %,d more%n", summary.failed() - summary.failures().size());
        }
        if (summary.convertedNow() > 0) {
            double seconds = Math.max(1e-3, summary.seconds());
            out.printf(
                    "%,d files converted in %.1f s (%.0f/s, %.1f MB/s of pixels)%n",
                    summary.convertedNow(),
                    seconds,
                    summary.convertedNow() / seconds,
                    summary.pixelBytesNow() / MB / seconds);
        }
        out.println("Results are in " + folder.out() + ", reasons of failures in " + folder.log());
    }

    private void lineIfAny(long count, String what) {
        if (count > 0) {
            line(count, what);
        }
    }

    private void line(long count, String what) {
        out.printf("  %,10d  %s%n", count, what);
    }
}
