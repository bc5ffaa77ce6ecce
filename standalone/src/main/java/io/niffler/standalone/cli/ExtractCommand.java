package io.niffler.standalone.cli;

import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.connectors.ConnectorsSettings;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.QueryOperation;
import io.niffler.dicom.net.QueryRetrieveProposal;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.gateway.extraction.flow.Arrivals;
import io.niffler.gateway.extraction.flow.ExtractRun;
import io.niffler.gateway.extraction.flow.Gate;
import io.niffler.gateway.extraction.flow.PacsConnector;
import io.niffler.gateway.extraction.flow.Retrieval;
import io.niffler.gateway.extraction.flow.TopicArrivals;
import io.niffler.gateway.extraction.ledger.EntryState;
import io.niffler.gateway.extraction.ledger.Ledger;
import io.niffler.gateway.extraction.ledger.LedgerCounts;
import io.niffler.gateway.extraction.ledger.LedgerSummary;
import io.niffler.gateway.extraction.request.ExtractMode;
import io.niffler.gateway.extraction.request.ExtractRequest;
import io.niffler.gateway.extraction.request.OriginalConfig;
import io.niffler.gateway.extraction.request.PacsAddress;
import io.niffler.gateway.extraction.request.QueryFile;
import io.niffler.gateway.extraction.request.QueryFileCheck;
import io.niffler.gateway.extraction.request.QueryRows;
import io.niffler.standalone.EnvironmentException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Studies of a CSV from a PACS. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Asks a PACS for the studies of a CSV and has it send them to the gateway of a running `niffler up`.",
            "A ledger beside the CSV tells what became of each row; the same command goes on from there.",
            "Each key of the original's config.json and system.json is an option too: --SrcAet PACS@10.0.0.5:104."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  niffler extract --config-json config.json",
            "  niffler extract --CsvFile rows.csv --SrcAet PACS@10.0.0.5:104 --FirstAttr PatientID --FirstIndex 0",
            "  niffler extract --config-json config.json --status",
            "  niffler extract --config-json config.json --retry failed,partial"
        })
final class ExtractCommand implements Callable<Integer> {
    private static final int PROBLEMS_SHOWN = 20;
    private static final int ATTENTION_SHOWN = 50;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration KAFKA_LIMIT = Duration.ofSeconds(15);

    @Mixin
    private SettingsOptions settingsOptions;

    @Option(
            names = "--config-json",
            paramLabel = "FILE",
            description = "The original's config.json; it names the system.json, or has it beside it.")
    private Path configJson;

    @Option(names = "--ledger", paramLabel = "FILE", description = "The ledger (the CSV's name with .ledger.csv).")
    private Path ledgerFile;

    @Option(
            names = "--retry",
            split = ",",
            paramLabel = "STATE",
            description = "Ask rows again that ended as failed, partial or not-found.")
    private Set<Retried> retry = EnumSet.noneOf(Retried.class);

    @Option(names = "--fresh", description = "Start over; the ledger that is there is kept under another name.")
    private boolean fresh;

    @Option(names = "--status", description = "Print what the ledger says, and ask nothing.")
    private boolean status;

    @Option(
            names = "--allow-wildcards",
            description = "Ask for * and ? and for empty cells, which may match everything.")
    private boolean allowWildcards;

    @Unmatched
    private List<String> original = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    /** Ends that may be asked again. */
    enum Retried {
        FAILED(EntryState.FAILED),
        PARTIAL(EntryState.PARTIAL),
        NOT_FOUND(EntryState.NOT_FOUND);

        private final EntryState state;

        Retried(EntryState state) {
            this.state = state;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = settings();
        ExtractRequest request = ExtractRequest.from(settings);
        Path csv = request.rows().csv();
        Path ledger = ledgerFile != null ? ledgerFile : csv.resolveSibling(csv.getFileName() + ".ledger.csv");
        if (status) {
            return new ExtractReport(out).status(LedgerSummary.read(ledger, 0, ATTENTION_SHOWN));
        }
        requireWhatIsThere(request);
        noteWhatIsNotThere(request, out);
        QueryFile file = request.rows().file(request.mode());
        QueryFileCheck check = file.check(PROBLEMS_SHOWN);
        new ExtractReport(out).check(csv, check);
        if (!check.isGood()) {
            return ExitCode.USAGE;
        }
        RunIdentities identities = new RunIdentities(request, check);
        try (Arrivals arrivals = arrivals(settings);
                Ledger open = open(ledger, identities);
                QueryRows rows = file.open()) {
            ExtractRun run = ExtractRun.retrieving(
                    rows,
                    open,
                    connector(settings, request),
                    new Retrieval.Move(request.peers().destinationAe()),
                    arrivals,
                    request.limits(),
                    new Gate(request.night(), Clock.system(ZoneId.systemDefault())));
            LedgerCounts counts = watched(run, open, check, out);
            return new ExtractReport(out).end(counts, ledger);
        }
    }

    private static void requireWhatIsThere(ExtractRequest request) throws UsageException {
        if (request.mode() != ExtractMode.IMAGES) {
            throw new UsageException("CFIND-ONLY and CFIND-DETAILED are not there yet: only images can be extracted.");
        }
        if (request.peers().isOwnReceiver()) {
            throw new UsageException(
                    "A receiver of its own is not there yet: images go to the gateway of `niffler up`. Write"
                            + " QueryAet without a port, and its AE title in DestAet.");
        }
    }

    private static void noteWhatIsNotThere(ExtractRequest request, PrintWriter out) {
        if (request.storage().folder().isPresent()) {
            out.println("No files are written to StorageFolder: that is not there yet. Images go to the gateway.");
        }
        if (request.email().isPresent()) {
            out.println("No e-mail will be sent: that is not there yet.");
        }
    }

    private LedgerCounts watched(ExtractRun run, Ledger ledger, QueryFileCheck check, PrintWriter out)
            throws Exception {
        Progress progress = new Progress(out, Progress.onTerminal(), "extracting rows", check.rows());
        StopOnSignal signal = StopOnSignal.during(run::stop, out);
        try {
            LedgerCounts counts = shown(run, ledger, progress);
            progress.finish(ended(counts));
            return counts;
        } finally {
            signal.ended();
        }
    }

    @SuppressWarnings("try") // The watch looks by itself.
    private static LedgerCounts shown(ExtractRun run, Ledger ledger, Progress progress) throws Exception {
        try (Watch watch = Watch.every(LOOK, () -> progress.update(ended(ledger.counts())))) {
            return run.run();
        }
    }

    private static long ended(LedgerCounts counts) {
        return counts.rows().entrySet().stream()
                .filter(entry -> entry.getKey().finished())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private Ledger open(Path ledger, RunIdentities identities) throws Exception {
        if (fresh) {
            return Ledger.fresh(ledger, identities.identity());
        }
        Set<EntryState> states = EnumSet.noneOf(EntryState.class);
        retry.forEach(retried -> states.add(retried.state));
        return Ledger.open(ledger, identities.identity(), states);
    }

    private Settings settings() throws UsageException {
        Map<String, String> more = new LinkedHashMap<>(OriginalConfig.settings(configJson, originalOptions()));
        if (allowWildcards) {
            more.put("extract.allow-wildcards", "true");
        }
        return settingsOptions.settingsWith(more);
    }

    private Map<String, String> originalOptions() throws UsageException {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < original.size(); i++) {
            String option = original.get(i);
            if (!option.startsWith("--")) {
                throw new UsageException("'" + option + "' belongs to no option: see niffler extract --help.");
            }
            int equals = option.indexOf('=');
            if (equals > 0) {
                options.put(option.substring(2, equals), option.substring(equals + 1));
            } else if (i + 1 < original.size()) {
                options.put(option.substring(2), original.get(++i));
            } else {
                throw new UsageException(option + " has no value.");
            }
        }
        return options;
    }

    private static Arrivals arrivals(Settings settings) throws EnvironmentException {
        Map<String, String> properties = new LinkedHashMap<>(settings.get(SharedSettings.KAFKA_CONSUMER));
        String brokers = ConnectorsSettings.bootstrapServers(settings);
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        try {
            return TopicArrivals.open(properties, KAFKA_LIMIT);
        } catch (KafkaException e) {
            throw new EnvironmentException(
                    "Kafka at " + brokers
                            + " does not answer, but what arrives is counted there: start `niffler up`, or"
                            + " name the brokers with -Dkafka.bootstrap-servers=HOST:PORT.",
                    e);
        }
    }

    private static PacsConnector connector(Settings settings, ExtractRequest request) {
        PacsAddress pacs = request.peers().pacs();
        ScuConfig config = ScuConfig.builder(pacs.host(), pacs.port())
                .calledAe(pacs.aeTitle())
                .callingAe(request.peers().own().aeTitle())
                .retrieveTimeout(request.stallTimeout())
                .build();
        QueryRetrieveProposal proposal = new QueryRetrieveProposal(
                Set.of(InformationModel.values()), Set.of(QueryOperation.FIND, QueryOperation.MOVE), false, List.of());
        DicomToolkit toolkit = DicomToolkit.named(settings.get(SharedSettings.DICOM_NETWORK));
        return () -> toolkit.openQueryRetrieveScu(config, proposal);
    }
}
