package io.niffler.jobs.png;

import io.niffler.config.Settings;
import io.niffler.connectors.DeadLetterSink;
import io.niffler.connectors.InstanceSource;
import io.niffler.connectors.JsonSink;
import io.niffler.connectors.mongo.MongoIndex;
import io.niffler.connectors.mongo.MongoUpsertSink;
import io.niffler.events.DeadLetter;
import io.niffler.events.TopicLayout;
import io.niffler.events.TopicSpec;
import io.niffler.events.Topics;
import io.niffler.jobs.JobEnvironment;
import io.niffler.jobs.JobLauncher;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;

/**
 * The png job: reads {@code niffler.instances}, writes each frame as a PNG file, a document of it to the collection {@code
 * images} and an event to {@code niffler.images}; what cannot be converted goes to {@code niffler.dead-letters}.
 */
public final class PngJob {
    /** The name under which the job runs. */
    public static final String NAME = PngOperators.JOB_NAME;

    private PngJob() {}

    /**
     * Runs the job in the environment it is submitted to, and creates the topics it reads and writes if they are missing.
     *
     * @throws io.niffler.config.ConfigException when an argument or a setting cannot be used
     */
    public static void main(String[] arguments) throws Exception {
        new JobLauncher(PngJob.class, NAME, "png", PngSettings.ALL, PngJob::topics, PngJob::define).launch(arguments);
    }

    /** The topics that the job reads and writes. */
    public static List<TopicSpec> topics(TopicLayout layout) {
        return List.of(layout.instances(), layout.images(), layout.deadLetters());
    }

    /**
     * Adds the job to an environment.
     *
     * @throws io.niffler.config.ConfigException when a setting cannot be used
     */
    public static void define(StreamExecutionEnvironment environment, Settings settings) {
        JobEnvironment.configure(environment, settings);
        int parallelism = settings.get(PngSettings.PARALLELISM);
        if (parallelism > 0) {
            environment.setParallelism(parallelism);
        }
        PngPipeline.Outputs outputs = PngPipeline.define(source(environment, settings));
        outputs.documents()
                .sinkTo(MongoUpsertSink.create(settings, indexes()))
                .uid(PngOperators.MONGO_SINK)
                .name(PngOperators.MONGO_SINK);
        outputs.events()
                .sinkTo(JsonSink.create(settings, Topics.IMAGES))
                .uid(PngOperators.KAFKA_SINK)
                .name(PngOperators.KAFKA_SINK);
        outputs.letters()
                .sinkTo(DeadLetterSink.create(settings))
                .uid(PngOperators.DEAD_LETTER_SINK)
                .name(PngOperators.DEAD_LETTER_SINK);
    }

    private static DataStream<Either<DeadLetter, ConvertedImage>> source(
            StreamExecutionEnvironment environment, Settings settings) {
        KafkaSource<Either<DeadLetter, ConvertedImage>> source = InstanceSource.splitting(
                        settings,
                        PngOperators.GROUP_ID,
                        PngOperators.CONVERT_STAGE,
                        new PngSplitter(PngOptions.of(settings), InstanceFilter.of(settings)),
                        TypeInformation.of(ConvertedImage.class))
                // Without state nothing tells what was still to be told of images; a replay writes no file again.
                .setStartingOffsets(OffsetsInitializer.earliest())
                .build();
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), PngOperators.SOURCE)
                .uid(PngOperators.SOURCE)
                .name(PngOperators.SOURCE);
    }

    /** Listed in docs/mongodb.md. */
    private static List<MongoIndex> indexes() {
        return List.of(
                MongoIndex.ascending(ImageDocument.COLLECTION, "sopInstanceUid"),
                MongoIndex.ascending(ImageDocument.COLLECTION, "seriesInstanceUid"),
                MongoIndex.ascending(ImageDocument.COLLECTION, "studyInstanceUid"));
    }
}
