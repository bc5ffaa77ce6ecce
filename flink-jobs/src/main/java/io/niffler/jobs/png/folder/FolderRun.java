package io.niffler.jobs.png.folder;

import io.niffler.config.ConfigException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Converts a folder: lists its files, finds the columns of their headers, then converts each. Every step leaves its result on
 * disk, so a run that is ended by anything at all is gone on with by the next one with the same options.
 */
public final class FolderRun implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderRun.class);

    private final FolderOptions options;
    private final RunFolder folder;
    private final OutputFolder output;
    private final Listener listener;
    private long unreadable;
    private LocalJob job;
    private boolean stopped;

    private FolderRun(FolderOptions options, OutputFolder output, Listener listener) {
        this.options = options;
        this.folder = options.folder();
        this.output = output;
        this.listener = listener;
    }

    /** Is told how far a run is, by the thread that runs it. */
    public interface Listener {
        /** A step of so many files begins. */
        void step(String what, long total);

        /** So many files of the step are done. */
        void progress(long done);

        /** The step has ended. */
        void stepDone();

        /** Something that people want to know. */
        void say(String message);
    }

    /**
     * Takes the output folder.
     *
     * @param fresh whether to delete what an earlier run left there
     * @throws ConfigException when the folder is of a run with other options
     * @throws IOException when it cannot be used
     */
    public static FolderRun open(FolderOptions options, boolean fresh, Listener listener) throws IOException {
        OutputFolder output = OutputFolder.take(options.folder());
        try {
            if (fresh) {
                output.clear();
            }
            if (Files.exists(options.folder().list())) {
                LastingOptions.requireSame(options);
                output.prepare();
            } else {
                output.prepare();
                LastingOptions.write(options);
            }
            return new FolderRun(options, output, listener);
        } catch (IOException | RuntimeException e) {
            output.close();
            throw e;
        }
    }

    /**
     * Does what is left to do.
     *
     * @throws ConfigException when there is nothing to convert, or the folder is not what it was when a finished run listed it
     * @throws CancellationException when {@link #stop} was called
     * @throws IOException when the results cannot be stored
     */
    public FolderSummary run() throws IOException, InterruptedException {
        boolean listed = Files.exists(folder.list());
        if (!listed) {
            list();
        }
        FileList.Total total = FileList.total(folder.list());
        Ledger.Position done = Ledger.recover(folder);
        LOG.info("{} files, {} bytes, {} of them done", total.files(), total.bytes(), done.entries());
        if (done.entries() == total.files()) {
            requireUnchanged();
            say("Nothing to do: all " + total.files() + " files were done before.");
            return SummaryReader.read(options, done.entries(), unreadable, 0);
        }
        if (listed) {
            say("Going on with an earlier run: " + done.entries() + " of " + total.files() + " files are done.");
        }
        long start = System.nanoTime();
        try (LocalCluster flink =
                LocalCluster.start(options.parallelism(), folder.temporary().resolve("flink"))) {
            if (!Files.exists(folder.columns())) {
                countColumns(flink, total.files());
            }
            beginTables(total.files());
            convert(flink, total.files());
        }
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        FolderSummary summary = SummaryReader.read(options, done.entries(), unreadable, seconds);
        LOG.info("{} files are done: {} images, {} failed", summary.files(), summary.images(), summary.failed());
        return summary;
    }

    private void list() throws IOException {
        FolderWalk.Passed passed = FileList.write(options, folder.list());
        unreadable = passed.unreadable();
        if (Files.size(folder.list()) == 0) {
            Files.delete(folder.list());
            throw new ConfigException("--dicom-home", nothing(passed));
        }
        if (unreadable > 0) {
            listener.say(unreadable + " files or folders of " + options.home() + " cannot be read and are left out.");
        }
        if (passed.others() > 0) {
            listener.say(passed.others() + " files are passed over: they are not called *.dcm"
                    + (options.anyName() ? " nor do they begin as DICOM files do." : " (--any-name looks into them)."));
        }
    }

    private String nothing(FolderWalk.Passed passed) {
        String where = options.depth() == FolderOptions.ANY_DEPTH
                ? "in or below " + options.home()
                : options.depth() + " folders below " + options.home();
        return "There is no DICOM file " + where + " (" + passed.others() + " other files): --depth any looks at all"
                + " depths, --any-name also at files that are not called *.dcm.";
    }

    private void requireUnchanged() throws IOException {
        Path now = folder.temporary().resolve("files-now");
        FileList.write(options, now);
        ListChange change = ListChange.between(folder.list(), now);
        if (!change.none()) {
            throw new ConfigException(
                    "--dicom-home",
                    options.home() + " has changed since it was converted into " + folder.out() + ": " + change.added()
                            + " files are new, " + change.changed() + " others, " + change.gone()
                            + " gone. Use --fresh to start over, or another folder with --out.");
        }
    }

    /** Says what people and readers of the log want to know. */
    private void say(String message) {
        LOG.info(message);
        listener.say(message);
    }

    private void countColumns(LocalCluster flink, int files) throws IOException, InterruptedException {
        LOG.info("reading the headers of {} files", files);
        listener.step("reading headers", files);
        start(
                        flink,
                        FolderOperators.COLUMNS_JOB,
                        environment -> FolderPipeline.defineColumns(environment, options, files))
                .await(running -> listener.progress(running.counter(FolderOperators.HEADERS)));
        listener.progress(files);
        listener.stepDone();
        if (ColumnTally.read(folder.columns()).isFull()) {
            listener.say(
                    "The headers have more than " + ColumnTally.MAX_COLUMNS + " columns: metadata.csv has no others.");
        }
    }

    private void beginTables(int files) throws IOException {
        if (Files.size(folder.metadata()) == 0) {
            List<String> columns = ColumnTally.read(folder.columns()).chosen(options.headers(), files);
            Files.writeString(folder.metadata(), MetadataRow.header(columns), StandardOpenOption.WRITE);
        }
        if (Files.size(folder.mapping()) == 0) {
            Files.writeString(folder.mapping(), ResultWriter.mappingHeader(), StandardOpenOption.WRITE);
        }
    }

    private void convert(LocalCluster flink, int files) throws IOException, InterruptedException {
        LOG.info("converting with {} tasks", options.parallelism());
        listener.step("converting", files);
        start(
                        flink,
                        FolderOperators.CONVERT_JOB,
                        environment -> FolderPipeline.defineConversion(environment, options, files))
                .await(running -> listener.progress(Ledger.count(folder.ledger())));
        long done = Ledger.count(folder.ledger());
        listener.progress(done);
        listener.stepDone();
        if (done < files) {
            throw new IOException("Only " + done + " of " + files + " files are done: run it again to go on.");
        }
    }

    private LocalJob start(LocalCluster flink, String name, LocalCluster.Definition definition) throws IOException {
        synchronized (this) {
            if (stopped) {
                throw new CancellationException(name);
            }
            job = flink.submit(name, definition);
            return job;
        }
    }

    /** Ends the run from another thread; what is done stays done. */
    public void stop() {
        LocalJob running;
        synchronized (this) {
            stopped = true;
            running = job;
        }
        if (running != null) {
            running.cancel();
        }
    }

    /** Leaves the output folder to others. */
    @Override
    public void close() throws IOException {
        output.close();
    }
}
