package io.niffler.jobs.utilization;

import io.niffler.connectors.DeadLetterRouter;
import io.niffler.connectors.JsonMessage;
import io.niffler.connectors.mongo.DocumentLookup;
import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.events.DeadLetter;
import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.utilization.clocks.ScannerOptions;
import io.niffler.jobs.utilization.clocks.ScannerPipeline;
import io.niffler.jobs.utilization.days.DayOperator;
import io.niffler.jobs.utilization.days.DayPace;
import io.niffler.jobs.utilization.exams.CountedObjects;
import io.niffler.jobs.utilization.exams.ExamRules;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.types.Either;

/** The utilization job between its source and its sinks. */
public final class UtilizationPipeline {
    private UtilizationPipeline() {}

    /** What goes out. */
    public record Outputs(
            DataStream<MongoWrite> documents, DataStream<JsonMessage> events, DataStream<DeadLetter> letters) {}

    /**
     * Adds the pipeline to the environment of its input.
     *
     * @param records what the source made of the metadata topic
     * @param lookups reads the documents that the sink wrote
     */
    public static Outputs define(
            DataStream<Either<DeadLetter, InstanceFacts>> records,
            DocumentLookup.Factory lookups,
            CountedObjects counted,
            ExamRules rules,
            DayPace pace,
            ScannerOptions scanners) {
        SingleOutputStreamOperator<InstanceFacts> instances = records.process(new DeadLetterRouter<>())
                .returns(InstanceFacts.class)
                .uid(UtilizationOperators.ROUTE)
                .name(UtilizationOperators.ROUTE);
        SingleOutputStreamOperator<MongoWrite> days = instances
                .filter(counted::counts)
                .uid(UtilizationOperators.COUNTED)
                .name(UtilizationOperators.COUNTED)
                .keyBy(facts -> facts.scanner, Types.STRING)
                .transform(
                        UtilizationOperators.DAYS,
                        TypeInformation.of(MongoWrite.class),
                        new DayOperator(lookups, rules, pace))
                .uid(UtilizationOperators.DAYS);
        return new Outputs(
                days.union(ScannerPipeline.define(instances, lookups, scanners)),
                days.getSideOutput(DayOperator.EVENTS),
                instances.getSideOutput(DeadLetterRouter.TAG));
    }
}
