package io.niffler.jobs.utilization.clocks;

import io.niffler.connectors.mongo.DocumentLookup;
import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.jobs.acquisition.InstanceFacts;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** From instances to the documents of scanners. */
public final class ScannerPipeline {
    /** What the operator is called. Savepoints find its state by it. */
    public static final String OPERATOR = "utilization-scanners";

    private ScannerPipeline() {}

    /** The documents of collections {@code scanners} and {@code clocks}, at most one of each per scanner, day and interval. */
    public static DataStream<MongoWrite> define(
            DataStream<InstanceFacts> instances, DocumentLookup.Factory lookups, ScannerOptions options) {
        return instances
                .keyBy(facts -> facts.scanner, Types.STRING)
                .process(new ScannerFunction(lookups, options))
                .uid(OPERATOR)
                .name(OPERATOR);
    }
}
