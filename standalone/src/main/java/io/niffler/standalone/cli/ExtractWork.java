package io.niffler.standalone.cli;

import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.gateway.extraction.flow.ArrivalTotals;
import io.niffler.gateway.extraction.flow.ExtractRun;
import io.niffler.gateway.extraction.flow.Gate;
import io.niffler.gateway.extraction.ledger.Ledger;
import io.niffler.gateway.extraction.ledger.LedgerCounts;
import io.niffler.gateway.extraction.request.Delivery;
import io.niffler.gateway.extraction.request.ExtractMode;
import io.niffler.gateway.extraction.request.ExtractRequest;
import io.niffler.gateway.extraction.request.FindTable;
import io.niffler.gateway.extraction.request.ImagePlace;
import io.niffler.gateway.extraction.request.QueryFileCheck;
import io.niffler.gateway.extraction.request.QueryRows;
import io.niffler.gateway.extraction.request.RetrieveWay;
import io.niffler.gateway.extraction.run.Destination;
import io.niffler.gateway.extraction.run.RunSlot;
import io.niffler.gateway.extraction.run.RunSlotException;
import io.niffler.standalone.EnvironmentException;
import io.niffler.standalone.StandaloneSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;

/** One run of {@code extract}: opens what it needs, shows how far it is, and ends in order when a signal asks for it. */
final class ExtractWork {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration KAFKA_LIMIT = Duration.ofSeconds(15);

    private final Settings settings;
    private final ExtractRequest request;
    private final QueryFileCheck check;
    private final PrintWriter out;
    private Optional<String> gaveUp = Optional.empty();

    ExtractWork(Settings settings, ExtractRequest request, QueryFileCheck check, PrintWriter out) {
        this.settings = settings;
        this.request = request;
        this.check = check;
        this.out = out;
    }

    /** One of the places that MaxNifflerProcesses allows. */
    RunSlot slot() throws RunSlotException {
        return RunSlot.take(
                settings.get(SharedSettings.DATA).resolve("extract"),
                request.slots().maxProcesses());
    }

    /** Refuses to begin a table of studies in the place of one that another run has written. */
    void requireNoOtherTable() throws EnvironmentException, IOException {
        if (request.mode() == ExtractMode.IMAGES) {
            return;
        }
        Path folder = request.storage().folder().orElseThrow();
        if (FindTable.isThere(folder)) {
            throw new EnvironmentException(folder.resolve(FindTable.FILE_NAME)
                    + " is there already, and not of this ledger: move it away, name another folder, or throw it away"
                    + " with --fresh.");
        }
    }

    /** Works through the rows. */
    LedgerCounts run(QueryRows rows, Ledger ledger) throws Exception {
        return request.mode() == ExtractMode.IMAGES ? retrieve(rows, ledger) : list(rows, ledger);
    }

    private LedgerCounts retrieve(QueryRows rows, Ledger ledger) throws Exception {
        Gate gate = gate();
        PacsAccess pacs = connector();
        if (request.night().isEmpty()) {
            pacs.requireRetrieval();
        }
        try (Destination destination = destination()) {
            ExtractRun run = ExtractRun.retrieving(
                    rows, ledger, pacs, destination.retrieval(), destination.arrivals(), request.limits(), gate);
            return watched(run, ledger, gate, Optional.of(destination.arrivals()::totals));
        }
    }

    private LedgerCounts list(QueryRows rows, Ledger ledger) throws Exception {
        Gate gate = gate();
        Path folder = request.storage().folder().orElseThrow();
        try (FindTable table = FindTable.open(folder, request.mode().detail(), ledger.found())) {
            ExtractRun run = ExtractRun.listing(rows, ledger, connector(), table, request.limits(), gate);
            LedgerCounts counts = watched(run, ledger, gate, Optional.empty());
            out.println("The table is " + folder.resolve(FindTable.FILE_NAME));
            return counts;
        }
    }

    private Gate gate() {
        return new Gate(request.night(), Clock.system(ZoneId.systemDefault()), request.requestsPerMinute());
    }

    private LedgerCounts watched(ExtractRun run, Ledger ledger, Gate gate, Optional<Supplier<ArrivalTotals>> arrivals)
            throws Exception {
        ExtractProgress progress =
                new ExtractProgress(out, Progress.onTerminal(), check.rows(), ledger, arrivals, gate);
        StopOnSignal signal = StopOnSignal.during(run::stop, out);
        try (PauseOnSignal pause = PauseOnSignal.of(gate)) {
            pause.hint().ifPresent(out::println);
            out.flush();
            LedgerCounts counts = shown(run, progress);
            progress.finish();
            gaveUp = run.gaveUp();
            return counts;
        } finally {
            signal.ended();
        }
    }

    @SuppressWarnings("try") // The watch looks by itself.
    private static LedgerCounts shown(ExtractRun run, ExtractProgress progress) throws Exception {
        try (Watch watch = Watch.every(LOOK, progress::update)) {
            return run.run();
        }
    }

    /** Why the run has ended before its rows: the PACS was away or busy for too long. */
    Optional<String> gaveUp() {
        return gaveUp;
    }

    private Destination destination() throws EnvironmentException, IOException {
        Delivery delivery = request.delivery().orElseThrow();
        Settings withKafka = withKafka();
        try {
            return delivery.way() == RetrieveWay.MOVE && delivery.place() == ImagePlace.GATEWAY
                    ? Destination.gateway(delivery.destinationAe(), consumer(withKafka), KAFKA_LIMIT)
                    : Destination.own(toolkit(), withKafka, request, delivery, KAFKA_LIMIT);
        } catch (KafkaException e) {
            throw new EnvironmentException(
                    "Kafka at " + brokers(withKafka)
                            + " does not answer, but images are to go there: start `niffler up`, name the brokers with"
                            + " -Dkafka.bootstrap-servers=HOST:PORT, or choose -Dextract.destination=folder.",
                    e);
        }
    }

    /** Where no brokers are named they are those of `niffler up` on this machine. */
    private Settings withKafka() {
        return settings.get(SharedSettings.KAFKA_BOOTSTRAP_SERVERS).isEmpty()
                ? settings.with(
                        SharedSettings.KAFKA_BOOTSTRAP_SERVERS.key(),
                        "127.0.0.1:" + settings.get(StandaloneSettings.KAFKA_EMBEDDED_PORT))
                : settings;
    }

    private static String brokers(Settings settings) {
        return String.join(",", settings.get(SharedSettings.KAFKA_BOOTSTRAP_SERVERS));
    }

    private static Map<String, String> consumer(Settings settings) {
        Map<String, String> properties = new LinkedHashMap<>(settings.get(SharedSettings.KAFKA_CONSUMER));
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers(settings));
        return properties;
    }

    private DicomToolkit toolkit() {
        return DicomToolkit.named(settings.get(SharedSettings.DICOM_NETWORK));
    }

    private PacsAccess connector() {
        return new PacsAccess(toolkit(), request);
    }
}
