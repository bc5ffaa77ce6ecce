package io.niffler.jobs.utilization;

import io.niffler.config.Settings;
import io.niffler.connectors.DeadLetterSink;
import io.niffler.connectors.JsonSink;
import io.niffler.connectors.MetadataSource;
import io.niffler.connectors.mongo.MongoIndex;
import io.niffler.connectors.mongo.MongoLookup;
import io.niffler.connectors.mongo.MongoUpsertSink;
import io.niffler.events.DeadLetter;
import io.niffler.events.TopicLayout;
import io.niffler.events.TopicSpec;
import io.niffler.events.Topics;
import io.niffler.jobs.JobEnvironment;
import io.niffler.jobs.JobLauncher;
import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.acquisition.InstanceFactsReader;
import io.niffler.jobs.utilization.clocks.ScannerOptions;
import io.niffler.jobs.utilization.days.DayDocuments;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;

/**
 * The utilization job: reads {@code niffler.metadata}, keeps the collections {@code utilization}, {@code exams} and
 * those of {@link io.niffler.jobs.utilization.clocks} in step with it, and tells each change of a scanner's day in {@code niffler.utilization}; what cannot be read goes to {@code
 * niffler.dead-letters}.
 */
public final class UtilizationJob {
    /** The name under which the job runs. */
    public static final String NAME = UtilizationOperators.JOB_NAME;

    private UtilizationJob() {}

    /**
     * Runs the job in the environment it is submitted to, and creates the topics it reads and writes if they are missing.
     *
     * @throws io.niffler.config.ConfigException when an argument or a setting cannot be used
     */
    public static void main(String[] arguments) throws Exception {
        new JobLauncher(
                        UtilizationJob.class,
                        NAME,
                        "utilization",
                        UtilizationSettings.ALL,
                        UtilizationJob::topics,
                        UtilizationJob::define)
                .launch(arguments);
    }

    /** The topics that the job reads and writes. */
    public static List<TopicSpec> topics(TopicLayout layout) {
        return List.of(layout.metadata(), layout.utilization(), layout.deadLetters());
    }

    /**
     * Adds the job to an environment.
     *
     * @throws io.niffler.config.ConfigException when a setting cannot be used
     */
    public static void define(StreamExecutionEnvironment environment, Settings settings) {
        JobEnvironment.configure(environment, settings);
        int parallelism = settings.get(UtilizationSettings.PARALLELISM);
        if (parallelism > 0) {
            environment.setParallelism(parallelism);
        }
        UtilizationPipeline.Outputs outputs = UtilizationPipeline.define(
                source(environment, settings),
                MongoLookup.factory(settings),
                UtilizationSettings.counted(settings),
                UtilizationSettings.rules(settings),
                UtilizationSettings.pace(settings),
                ScannerOptions.of(
                        settings,
                        settings.get(UtilizationSettings.EMIT_INTERVAL),
                        settings.get(UtilizationSettings.RETENTION)));
        outputs.documents()
                .sinkTo(MongoUpsertSink.create(settings, indexes()))
                .uid(UtilizationOperators.MONGO_SINK)
                .name(UtilizationOperators.MONGO_SINK);
        outputs.events()
                .sinkTo(JsonSink.create(settings, Topics.UTILIZATION))
                .uid(UtilizationOperators.KAFKA_SINK)
                .name(UtilizationOperators.KAFKA_SINK);
        outputs.letters()
                .sinkTo(DeadLetterSink.create(settings))
                .uid(UtilizationOperators.DEAD_LETTER_SINK)
                .name(UtilizationOperators.DEAD_LETTER_SINK);
    }

    private static DataStream<Either<DeadLetter, InstanceFacts>> source(
            StreamExecutionEnvironment environment, Settings settings) {
        InstanceFactsReader reader = new InstanceFactsReader(
                UtilizationSettings.timeZone(settings), settings.get(UtilizationSettings.SCANNER_FALLBACK));
        return environment
                .fromSource(
                        MetadataSource.create(
                                settings,
                                UtilizationOperators.GROUP_ID,
                                UtilizationOperators.READ_STAGE,
                                reader::read,
                                TypeInformation.of(InstanceFacts.class)),
                        WatermarkStrategy.noWatermarks(),
                        UtilizationOperators.SOURCE)
                .uid(UtilizationOperators.SOURCE)
                .name(UtilizationOperators.SOURCE);
    }

    /** Listed in docs/mongodb.md. */
    private static List<MongoIndex> indexes() {
        return List.of(
                MongoIndex.ascending(DayDocuments.DAYS, "date", "scanner"),
                MongoIndex.ascending(DayDocuments.DAYS, "scanner", "date"),
                MongoIndex.ascending(DayDocuments.EXAMS, "date", "scanner"),
                MongoIndex.ascending(DayDocuments.EXAMS, "patientId"),
                MongoIndex.ascending(DayDocuments.EXAMS, "studies"));
    }
}
