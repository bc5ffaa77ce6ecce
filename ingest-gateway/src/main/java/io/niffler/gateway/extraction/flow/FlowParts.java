package io.niffler.gateway.extraction.flow;

/** What the work on all rows shares. */
record FlowParts(
        FlowLimits limits, Gate gate, WorkList list, Arrivals arrivals, Retrieval retrieval, SearchResults results) {}
