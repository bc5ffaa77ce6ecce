package io.niffler.gateway.extraction.flow;

import java.util.Optional;

/**
 * What the work on all rows shares.
 *
 * @param retrieval empty when studies are only listed
 */
record FlowParts(
        FlowLimits limits,
        Gate gate,
        WorkList list,
        Arrivals arrivals,
        Optional<Retrieval> retrieval,
        SearchResults results) {}
