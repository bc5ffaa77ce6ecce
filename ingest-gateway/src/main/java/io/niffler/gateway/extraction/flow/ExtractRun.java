package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.gateway.extraction.ledger.Ledger;
import io.niffler.gateway.extraction.ledger.LedgerCounts;
import io.niffler.gateway.extraction.ledger.LedgerRow;
import io.niffler.gateway.extraction.request.FindTable;
import io.niffler.gateway.extraction.request.QueryKey;
import io.niffler.gateway.extraction.request.QueryRow;
import io.niffler.gateway.extraction.request.QueryRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Works through the rows of a file, several associations at once, until each has ended or the gate is stopped. */
public final class ExtractRun {
    /** Rows under way for each association: enough that rows which wait for another attempt keep none from working. */
    private static final int ROWS_PER_WORKER = 8;

    private final QueryRows rows;
    private final Ledger ledger;
    private final PacsConnector connector;
    private final FlowParts parts;

    private ExtractRun(QueryRows rows, Ledger ledger, PacsConnector connector, FlowParts parts) {
        this.rows = rows;
        this.ledger = ledger;
        this.connector = connector;
        this.parts = parts;
    }

    /** A run that retrieves what the rows ask for. */
    public static ExtractRun retrieving(
            QueryRows rows,
            Ledger ledger,
            PacsConnector connector,
            Retrieval retrieval,
            Arrivals arrivals,
            FlowLimits limits,
            Gate gate) {
        return new ExtractRun(
                rows,
                ledger,
                connector,
                FlowParts.of(limits, gate, arrivals, Optional.of(retrieval), SearchResults.TO_RETRIEVE));
    }

    /** A run that only writes what is found to a table. */
    public static ExtractRun listing(
            QueryRows rows, Ledger ledger, PacsConnector connector, FindTable table, FlowLimits limits, Gate gate) {
        SearchResults results = (row, query, found) -> {
            Map<String, DataSet> studies = new LinkedHashMap<>();
            found.matches().forEach(match -> studies.putIfAbsent(match.string(Tag.STUDY_INSTANCE_UID), match));
            // In the table and in the ledger in the same order, so that one tells where to cut the other
            synchronized (table) {
                table.add(studies.values());
                row.counted(query, studies.size());
            }
        };
        return new ExtractRun(
                rows, ledger, connector, FlowParts.of(limits, gate, new CountedArrivals(), Optional.empty(), results));
    }

    /**
     * Does the work.
     *
     * @return what the ledger counts at the end
     * @throws IOException when the file cannot be read or the ledger cannot be written; what is under way is ended first
     */
    public LedgerCounts run() throws IOException, InterruptedException {
        int workers = parts.limits().parallel();
        parts.stalls().start();
        ExecutorService pool = Executors.newFixedThreadPool(workers, work -> new Thread(work, "extract"));
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                ends.add(pool.submit(() -> {
                    work();
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            return ledger.counts();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException("An extraction's worker failed", e.getCause());
        } finally {
            parts.gate().stop();
            pool.shutdownNow();
            parts.stalls().close();
        }
    }

    /** Why the run has ended before its rows: the PACS was away or busy for too long. */
    public Optional<String> gaveUp() {
        return parts.health().gaveUp();
    }

    /** Lets nothing new begin. What is under way ends; the rest is for a later run. From any thread. */
    public void stop() {
        parts.stop();
    }

    private void work() throws Exception {
        try (PacsSession pacs = new PacsSession(connector, parts.health())) {
            int room = ROWS_PER_WORKER * parts.limits().parallel();
            for (Task task = parts.list().take(this::more, room);
                    task != null;
                    task = parts.list().take(this::more, room)) {
                try {
                    task.run(pacs);
                } finally {
                    parts.list().finished();
                }
            }
        } catch (Exception e) {
            // The others must not wait for what this one was to do.
            parts.gate().stop();
            parts.list().clear();
            throw e;
        }
    }

    /** Puts the next row that has not ended before on the list. */
    private boolean more() throws IOException {
        while (!parts.gate().isStopped()) {
            QueryRow next = rows.next();
            if (next == null) {
                return false;
            }
            Optional<LedgerRow> row =
                    ledger.begin((int) next.line(), values(next), next.queries().size());
            if (row.isPresent()) {
                parts.list().rowEntered();
                parts.list().add(new RowWork(parts, row.get(), next.queries())::ask);
                return true;
            }
        }
        return false;
    }

    private static List<String> values(QueryRow row) {
        return row.queries().stream()
                .flatMap(query -> query.find().keys().stream())
                .map(QueryKey::value)
                .toList();
    }
}
