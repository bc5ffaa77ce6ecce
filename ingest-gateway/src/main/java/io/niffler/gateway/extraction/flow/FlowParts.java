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
        SearchResults results,
        PacsHealth health,
        StallWatch stalls,
        SharedStudies shared) {

    static FlowParts of(
            FlowLimits limits, Gate gate, Arrivals arrivals, Optional<Retrieval> retrieval, SearchResults results) {
        WorkList list = new WorkList();
        return new FlowParts(
                limits,
                gate,
                list,
                arrivals,
                retrieval,
                results,
                new PacsHealth(limits, gate, () -> stop(gate, list)),
                new StallWatch(limits.stall()),
                new SharedStudies());
    }

    /** Lets nothing new begin any more. */
    void stop() {
        stop(gate, list);
    }

    private static void stop(Gate gate, WorkList list) {
        gate.stop();
        list.hurry();
    }

    /** Waits until the PACS may be asked, without keeping its association meanwhile; false when nothing is to begin any more. */
    boolean pass(PacsSession pacs) throws InterruptedException {
        if (gate.waiting().cause() != Waiting.Cause.NOTHING) {
            pacs.close();
        }
        return gate.pass();
    }
}
