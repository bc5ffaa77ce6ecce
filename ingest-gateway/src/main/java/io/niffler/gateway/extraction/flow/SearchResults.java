package io.niffler.gateway.extraction.flow;

import io.niffler.gateway.extraction.ledger.LedgerRow;
import java.io.IOException;

/** What becomes of the answer to a query. For many threads. */
@FunctionalInterface
interface SearchResults {
    /** Its studies are to be retrieved. */
    SearchResults TO_RETRIEVE = (row, query, found) -> row.found(query, found.announced());

    void found(LedgerRow row, int query, StudySearch.Found found) throws IOException;
}
