package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.QueryOperation;
import io.niffler.dicom.net.QueryRetrieveProposal;
import io.niffler.dicom.net.QueryRetrieveScu;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.net.StorageScp;
import io.niffler.dicom.testing.PacsStudy;
import io.niffler.dicom.testing.ScriptedPacs;
import io.niffler.gateway.extraction.ledger.EntryState;
import io.niffler.gateway.extraction.ledger.Ledger;
import io.niffler.gateway.extraction.ledger.LedgerCounts;
import io.niffler.gateway.extraction.ledger.RunIdentity;
import io.niffler.gateway.extraction.request.DateFormat;
import io.niffler.gateway.extraction.request.ExtractMode;
import io.niffler.gateway.extraction.request.QueryAttribute;
import io.niffler.gateway.extraction.request.QueryFile;
import io.niffler.gateway.extraction.request.QueryRows;
import io.niffler.gateway.extraction.request.RowRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A PACS over sockets that does what its scripts say, a receiver, and runs of a file against them. */
final class WholeRun implements AutoCloseable {
    static final String DESTINATION = "NIFFLER";
    static final Duration SHORT = Duration.ofMillis(50);
    static final Duration STALL = Duration.ofMillis(400);

    final CountedArrivals arrivals = new CountedArrivals();
    final ScriptedPacs pacs = new ScriptedPacs("PACS");
    final List<String> lines = new ArrayList<>();
    final StorageScp scp = Receiver.start(DESTINATION, arrivals);
    Set<InformationModel> models = Set.of(InformationModel.values());
    Duration patience = Duration.ofMinutes(1);
    int requestsPerMinute;
    Optional<String> gaveUp = Optional.empty();
    private final Path folder;
    private final List<QueryAttribute> attributes = new ArrayList<>();

    /** @param keywords of the columns */
    WholeRun(Path folder, String... keywords) throws IOException {
        this.folder = folder;
        for (String keyword : keywords) {
            attributes.add(QueryAttribute.of(keyword, attributes.size()));
        }
        pacs.destination(DESTINATION, scp.address());
        lines.add(String.join(",", keywords));
    }

    void row(String... values) {
        lines.add(String.join(",", values));
    }

    /** A study of a patient of its own, and no row. */
    PacsStudy held(int number, int instances) {
        PacsStudy study = new PacsStudy("study" + number, "P" + number, "A" + number, "20240101", instances);
        pacs.add(study);
        return study;
    }

    /** A study with the row of its patient and accession number. */
    PacsStudy study(int number, int instances) {
        row("P" + number, "A" + number);
        return held(number, instances);
    }

    private QueryFile file() throws IOException {
        Path csv = folder.resolve("rows.csv");
        Files.write(csv, lines);
        return QueryFile.of(csv, attributes, new RowRules(DateFormat.of("%Y%m%d"), false, false), ExtractMode.IMAGES);
    }

    Ledger ledger(Set<EntryState> retry) throws IOException {
        int rows = lines.size() - 1;
        RunIdentity run = new RunIdentity("0".repeat(64), rows, rows + 1, new TreeMap<>());
        return Ledger.open(folder.resolve("ledger.csv"), run, retry);
    }

    String ledgerText() throws IOException {
        return Files.readString(folder.resolve("ledger.csv"));
    }

    LedgerCounts run(int parallel, int attempts) throws Exception {
        return run(parallel, attempts, Set.of());
    }

    LedgerCounts run(int parallel, int attempts, Set<EntryState> retry) throws Exception {
        FlowLimits limits = new FlowLimits(
                parallel, attempts, SHORT, SHORT.multipliedBy(4), SHORT.multipliedBy(4), STALL, patience);
        Gate gate = new Gate(Optional.empty(), Clock.systemUTC(), requestsPerMinute);
        try (Ledger ledger = ledger(retry);
                QueryRows rows = file().open()) {
            ExtractRun run = ExtractRun.retrieving(
                    rows, ledger, this::open, new Retrieval.Move(DESTINATION), arrivals, limits, gate);
            LedgerCounts counts = run.run();
            gaveUp = run.gaveUp();
            return counts;
        }
    }

    private QueryRetrieveScu open() throws IOException {
        ScuConfig config = ScuConfig.builder("127.0.0.1", pacs.port())
                .calledAe("PACS")
                .callingAe("NIFFLER")
                .retrieveTimeout(Duration.ofHours(1))
                .cancelTimeout(Duration.ofMillis(400))
                .build();
        QueryRetrieveProposal proposal =
                new QueryRetrieveProposal(models, Set.of(QueryOperation.FIND, QueryOperation.MOVE), false, List.of());
        return DicomToolkit.named("niffler").openQueryRetrieveScu(config, proposal);
    }

    @Override
    public void close() {
        scp.close();
        pacs.close();
    }
}
