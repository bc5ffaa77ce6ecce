package io.niffler.benchmarks.hospital;

import io.niffler.config.Settings;
import io.niffler.events.DeadLetter;
import io.niffler.jobs.JobEnvironment;
import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.utilization.UtilizationPipeline;
import io.niffler.jobs.utilization.UtilizationSettings;
import io.niffler.jobs.utilization.clocks.ScannerOptions;
import io.niffler.jobs.utilization.days.DayPace;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The utilization job's own pipeline between the simulated topic and the store of a run. */
final class SimulatedJob {
    private SimulatedJob() {}

    /**
     * An environment with the job.
     *
     * @param restarts whether it starts again when it fails, and does not show it
     */
    static StreamExecutionEnvironment define(
            Hospital hospital, SharedRun run, int parallelism, Pace pace, Path checkpoints, boolean restarts) {
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(new Configuration());
        JobEnvironment.configure(
                environment,
                Settings.of(Map.of(
                        "flink.checkpoint-interval",
                        pace.checkpoints().toMillis() + "ms",
                        "flink.checkpoints-dir",
                        checkpoints.toUri().toString())));
        if (!restarts) {
            environment.configure(new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        }
        environment.setParallelism(parallelism);
        define(environment, new RecordSource(hospital, run.parts(), run.id()), run.id(), pace);
        return environment;
    }

    private static void define(StreamExecutionEnvironment environment, RecordSource source, String runId, Pace pace) {
        Settings settings = Settings.of(Map.of());
        UtilizationPipeline.Outputs outputs = UtilizationPipeline.define(
                environment
                        .fromSource(
                                source,
                                WatermarkStrategy.noWatermarks(),
                                "records",
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                        .uid("records")
                        .map(new RecordReading())
                        .returns(new EitherTypeInfo<>(
                                TypeInformation.of(DeadLetter.class), TypeInformation.of(InstanceFacts.class))),
                StoreLookup.factory(runId),
                UtilizationSettings.counted(settings),
                UtilizationSettings.rules(settings),
                new DayPace(pace.emitInterval(), pace.quiet(), pace.retention()),
                ScannerOptions.of(settings, pace.emitInterval(), pace.retention()));
        outputs.documents().sinkTo(new StoreSink(runId));
        outputs.events().sinkTo(new DiscardingSink<>());
        outputs.letters().sinkTo(new DiscardingSink<>());
    }
}
