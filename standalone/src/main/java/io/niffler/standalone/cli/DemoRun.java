package io.niffler.standalone.cli;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.connectors.ConnectorsSettings;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.gateway.GatewaySettings;
import io.niffler.standalone.EnvironmentException;
import io.niffler.standalone.Standalone;
import io.niffler.standalone.StandaloneSettings;
import io.niffler.standalone.demo.DemoArrivals;
import io.niffler.standalone.demo.DemoDays;
import io.niffler.standalone.demo.DemoFiles;
import io.niffler.standalone.demo.DemoStudy;
import io.niffler.standalone.send.DicomFiles;
import io.niffler.standalone.send.Outgoing;
import io.niffler.standalone.send.PathArguments;
import io.niffler.standalone.send.Sender;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One run of the demo: make the files while everything starts, send them, wait for them, show them. */
final class DemoRun implements AutoCloseable {
    private static final int ASSOCIATIONS = 4;
    private static final long POLL_MILLIS = 250;
    private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final PrintWriter out;
    private final boolean terminal = Progress.onTerminal();
    private final Standalone standalone;
    private final List<DemoStudy> studies;
    private final Path files;
    private final FutureTask<Void> writing;
    private final AtomicInteger written;
    private final SendSummary summary = new SendSummary();
    private MongoClient mongo;
    private DemoArrivals arrivals;
    private DemoDays days;

    private DemoRun(
            PrintWriter out,
            Standalone standalone,
            List<DemoStudy> studies,
            Path files,
            FutureTask<Void> writing,
            AtomicInteger written) {
        this.out = out;
        this.standalone = standalone;
        this.studies = studies;
        this.files = files;
        this.writing = writing;
        this.written = written;
    }

    static DemoRun start(Settings settings, int count, PrintWriter out) throws EnvironmentException {
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
        List<DemoStudy> studies = DemoStudy.plan(count, now.toLocalDate());
        Path files = settings.get(SharedSettings.DATA)
                .toAbsolutePath()
                .resolve("demo")
                .resolve(RUN.format(now));
        AtomicInteger written = new AtomicInteger();
        FutureTask<Void> writing = new FutureTask<>(() -> {
            DemoFiles.write(studies, files, written::set);
            return null;
        });
        Thread writer = new Thread(writing, "demo-files");
        writer.setDaemon(true);
        out.printf("Making up %,d studies and starting everything ...%n", count);
        // The folder belongs to this process before the first file is written into it.
        Standalone standalone = Standalone.start(settings, (what, address) -> {
            if (writer.getState() == Thread.State.NEW) {
                writer.start();
            }
            out.printf("  %-14s %s%n", what, address);
        });
        return new DemoRun(out, standalone, studies, files, writing, written);
    }

    Standalone standalone() {
        return standalone;
    }

    void send() throws Exception {
        awaitFiles();
        List<Outgoing> instances = new ArrayList<>();
        for (Path file : PathArguments.expand(List.of(files.toString()))) {
            DicomFiles.inspect(file).ifPresent(instances::add);
        }
        arrivals = new DemoArrivals(studies, instances);
        Settings settings = standalone.settings();
        ScuConfig scu = ScuConfig.builder("127.0.0.1", standalone.dicomAddress().getPort())
                .callingAe("DEMO")
                .calledAe(settings.get(GatewaySettings.AE_TITLE))
                .build();
        Progress progress = new Progress(out, terminal, "sending", instances.size());
        Sender sender = new Sender(
                DicomToolkit.named(settings.get(SharedSettings.DICOM_NETWORK)),
                scu,
                ASSOCIATIONS,
                outcome -> progress.update(summary.add(outcome)));
        summary.start();
        sender.send(instances);
        progress.finish(summary.answered());
        summary.print(out);
    }

    private void awaitFiles() throws InterruptedException, IOException {
        Progress progress = new Progress(out, terminal, "making up", DemoFiles.count(studies));
        while (!writing.isDone()) {
            progress.update(written.get());
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        progress.finish(written.get());
        try {
            writing.get();
        } catch (ExecutionException e) {
            throw new IOException("the demo files could not be written to " + files + ": " + e.getCause(), e);
        }
    }

    /** Returns whether all that was made up was acknowledged and is in the store in time, and the scanners' days know it. */
    boolean awaitArrival(Duration timeout) throws InterruptedException {
        Settings settings = standalone.settings();
        mongo = MongoClients.create(settings.get(ConnectorsSettings.MONGO_URI));
        MongoDatabase database = mongo.getDatabase(settings.get(ConnectorsSettings.MONGO_DATABASE));
        arrivals.lookIn(database);
        Progress progress = new Progress(out, terminal, "in MongoDB", arrivals.expected());
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!arrivals.complete() && System.nanoTime() < deadline) {
            progress.update(arrivals.arrived());
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            arrivals.refresh();
        }
        progress.finish(arrivals.arrived());
        return arrivals.complete() && summary.allStored() && awaitDays(database, deadline);
    }

    /** Nothing is awaited when the job does not run. */
    private boolean awaitDays(MongoDatabase database, long deadline) throws InterruptedException {
        if (!standalone.settings().get(StandaloneSettings.JOBS).contains("utilization")) {
            return true;
        }
        days = new DemoDays(studies, database);
        while (days.refresh() > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return days.refresh() == 0;
    }

    /** Prints what arrived and where to look next. */
    void report(Path data) {
        DemoReport report = new DemoReport(out, standalone, mongo);
        report.studies(arrivals);
        if (days != null) {
            report.scanners(days);
        }
        report.document(studies.get(0));
        report.next(data, files);
        out.println();
        if (arrivals.complete()) {
            out.printf("All %,d instances that were sent are in MongoDB.%n", arrivals.expected());
        } else {
            out.printf(
                    "Only %,d of %,d instances are in MongoDB; the log is %s%n",
                    arrivals.arrived(), arrivals.expected(), standalone.log());
        }
    }

    @Override
    public void close() {
        if (mongo != null) {
            mongo.close();
        }
        standalone.stop();
    }
}
