package io.niffler.standalone.cli;

import io.niffler.config.Settings;
import io.niffler.gateway.extraction.ledger.EntryState;
import io.niffler.gateway.extraction.ledger.Ledger;
import io.niffler.gateway.extraction.ledger.LedgerCounts;
import io.niffler.gateway.extraction.ledger.LedgerSummary;
import io.niffler.gateway.extraction.request.Delivery;
import io.niffler.gateway.extraction.request.ExtractRequest;
import io.niffler.gateway.extraction.request.MailRoute;
import io.niffler.gateway.extraction.request.OriginalConfig;
import io.niffler.gateway.extraction.request.QueryFile;
import io.niffler.gateway.extraction.request.QueryFileCheck;
import io.niffler.gateway.extraction.request.QueryRows;
import io.niffler.gateway.extraction.run.EndMail;
import io.niffler.gateway.extraction.run.MailException;
import io.niffler.gateway.extraction.run.RunSlot;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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
            "Asks a PACS for the studies of a CSV and has it send them to the gateway of a running `niffler up`,",
            "or into a folder when QueryAet has a port and its title is DestAet. -Dextract.destination=both|folder|gateway",
            "chooses, and -Dextract.retrieve=get fetches over our own association, for a PACS that cannot call us.",
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
    @SuppressWarnings("try") // The slot only has to be there.
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = settings();
        ExtractRequest request = ExtractRequest.from(settings);
        Path csv = request.rows().csv();
        Path ledger = ledgerFile != null ? ledgerFile : csv.resolveSibling(csv.getFileName() + ".ledger.csv");
        if (status) {
            return new ExtractReport(out).status(LedgerSummary.read(ledger, 0, ATTENTION_SHOWN));
        }
        notices(request, out);
        QueryFile file = request.rows().file(request.mode());
        QueryFileCheck check = file.check(PROBLEMS_SHOWN);
        new ExtractReport(out).check(csv, check);
        if (!check.isGood()) {
            return ExitCode.USAGE;
        }
        ExtractWork work = new ExtractWork(settings, request, check, out);
        if (!fresh && Files.notExists(ledger)) {
            work.requireNoOtherTable();
        }
        Optional<MailRoute> mail = MailRoute.from(settings);
        try (RunSlot slot = work.slot();
                Ledger open = open(ledger, new RunIdentities(request, check));
                QueryRows rows = file.open()) {
            LedgerCounts counts = work.run(rows, open);
            int exit = new ExtractReport(out).end(counts, ledger, work.gaveUp());
            mail.ifPresent(route -> tell(route, counts, ledger, out));
            return exit;
        }
    }

    private static void notices(ExtractRequest request, PrintWriter out) {
        Optional<Delivery> delivery = request.delivery();
        if (request.storage().folder().isPresent()
                && delivery.filter(to -> !to.place().isFolder()).isPresent()) {
            out.println("Images go to Kafka, and no files to StorageFolder: for files, write extract.destination: both"
                    + " or folder.");
        }
        if (request.tls().isPresent()
                && delivery.filter(Delivery::isOwnReceiver).isPresent()) {
            out.println(
                    "Questions to the PACS are secured by TLS, but it sends the images without: with extract.retrieve:"
                            + " get they come over the same association.");
        }
    }

    private static void tell(MailRoute route, LedgerCounts counts, Path ledger, PrintWriter out) {
        try {
            new EndMail(route).send(counts, ledger);
        } catch (MailException e) {
            out.println(e.getMessage());
        }
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
}
