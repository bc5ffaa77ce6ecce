package io.niffler.jobs.metadata;

import io.niffler.connectors.DeadLetterRouter;
import io.niffler.connectors.JsonMessage;
import io.niffler.connectors.mongo.DocumentLookup;
import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.events.DeadLetter;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.types.Either;

/** The metadata job between its source and its sinks. */
final class MetadataPipeline {
    private MetadataPipeline() {}

    /**
     * What goes out.
     *
     * @param writes documents of feature sets, series and studies
     * @param metadata records of the metadata topic
     * @param deadLetters what could not be processed
     */
    record Outputs(
            DataStream<MongoWrite> writes, DataStream<JsonMessage> metadata, DataStream<DeadLetter> deadLetters) {}

    /**
     * Wires the operators.
     *
     * @param maxListed the most instances that a series document lists
     */
    static Outputs define(
            DataStream<Either<DeadLetter, InstanceHeader>> records,
            DocumentLookup.Factory lookups,
            Duration flushInterval,
            Duration stateTtl,
            int maxListed) {
        KeyTimers timers = new KeyTimers(flushInterval, stateTtl);
        SingleOutputStreamOperator<InstanceHeader> instances = records.process(new DeadLetterRouter<>())
                .returns(InstanceHeader.class)
                .uid(MetadataOperators.ROUTE)
                .name(MetadataOperators.ROUTE);
        SingleOutputStreamOperator<MongoWrite> series = instances
                .keyBy(instance -> instance.seriesInstanceUid, Types.STRING)
                .process(new SeriesFunction(lookups, timers, maxListed))
                .uid(MetadataOperators.SERIES)
                .name(MetadataOperators.SERIES);
        SingleOutputStreamOperator<MongoWrite> studies = series.getSideOutput(SeriesFunction.SUMMARIES)
                .keyBy(summary -> summary.studyInstanceUid, Types.STRING)
                .process(new StudyFunction(lookups, timers))
                .uid(MetadataOperators.STUDIES)
                .name(MetadataOperators.STUDIES);
        return new Outputs(
                series.union(studies),
                series.getSideOutput(SeriesFunction.METADATA),
                instances.getSideOutput(DeadLetterRouter.TAG).union(series.getSideOutput(SeriesFunction.CONFLICTS)));
    }
}
