package io.niffler.jobs.metadata;

import io.niffler.config.Settings;
import io.niffler.connectors.DeadLetterSink;
import io.niffler.connectors.InstanceSource;
import io.niffler.connectors.JsonSink;
import io.niffler.connectors.mongo.MongoIndex;
import io.niffler.connectors.mongo.MongoLookup;
import io.niffler.connectors.mongo.MongoUpsertSink;
import io.niffler.events.DeadLetter;
import io.niffler.events.TopicLayout;
import io.niffler.events.Topics;
import io.niffler.jobs.JobEnvironment;
import io.niffler.jobs.JobLauncher;
import io.niffler.jobs.acquisition.InstanceFactsReader;
import io.niffler.jobs.metadata.features.Feature;
import io.niffler.jobs.metadata.features.FeatureDocuments;
import io.niffler.jobs.metadata.features.FeatureSet;
import io.niffler.jobs.metadata.features.FeatureSets;
import io.niffler.jobs.utilization.UtilizationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;

/**
 * The metadata job: reads {@code niffler.instances}, writes each instance's DICOM JSON to {@code niffler.metadata}, the
 * documents of feature sets, series and studies to MongoDB, and what cannot be read to {@code niffler.dead-letters}.
 */
public final class MetadataJob {
    /** The name under which the job runs. */
    public static final String NAME = MetadataOperators.JOB_NAME;

    /** Attributes by which feature set documents are looked for. */
    private static final Set<String> INDEXED =
            Set.of("PatientID", "StudyInstanceUID", "StudyDate", "AcquisitionDate", "DeviceSerialNumber", "Modality");

    private MetadataJob() {}

    /**
     * Runs the job in the environment it is submitted to, and creates the topics it reads and writes if they are missing.
     *
     * @throws io.niffler.config.ConfigException when an argument or a setting cannot be used
     */
    public static void main(String[] arguments) throws Exception {
        new JobLauncher(
                        MetadataJob.class,
                        NAME,
                        "metadata",
                        MetadataSettings.ALL,
                        TopicLayout::ingest,
                        MetadataJob::define)
                .launch(arguments);
    }

    /**
     * Adds the job to an environment.
     *
     * @throws io.niffler.config.ConfigException when a setting or a feature set cannot be used
     */
    public static void define(StreamExecutionEnvironment environment, Settings settings) {
        JobEnvironment.configure(environment, settings);
        int parallelism = settings.get(MetadataSettings.PARALLELISM);
        if (parallelism > 0) {
            environment.setParallelism(parallelism);
        }
        List<FeatureSet> featureSets = FeatureSets.of(settings.get(MetadataSettings.FEATURE_SETS));
        MetadataPipeline.Outputs outputs = MetadataPipeline.define(
                source(environment, settings, featureSets),
                MongoLookup.factory(settings),
                settings.get(MetadataSettings.FLUSH_INTERVAL),
                settings.get(MetadataSettings.STATE_TTL),
                settings.get(MetadataSettings.MAX_LISTED_INSTANCES));
        outputs.writes()
                .sinkTo(MongoUpsertSink.create(settings, indexes(featureSets)))
                .uid(MetadataOperators.MONGO_SINK)
                .name(MetadataOperators.MONGO_SINK);
        outputs.metadata()
                .sinkTo(JsonSink.create(settings, Topics.METADATA))
                .uid(MetadataOperators.KAFKA_SINK)
                .name(MetadataOperators.KAFKA_SINK);
        outputs.deadLetters()
                .sinkTo(DeadLetterSink.create(settings))
                .uid(MetadataOperators.DEAD_LETTER_SINK)
                .name(MetadataOperators.DEAD_LETTER_SINK);
    }

    private static DataStream<Either<DeadLetter, InstanceHeader>> source(
            StreamExecutionEnvironment environment, Settings settings, List<FeatureSet> featureSets) {
        FeatureDocuments documents = new FeatureDocuments(settings.get(MetadataSettings.NIFFLER_COMPAT));
        InstanceFactsReader facts = new InstanceFactsReader(UtilizationSettings.timeZone(settings), true);
        KafkaSource<Either<DeadLetter, InstanceHeader>> source = InstanceSource.builder(
                        settings,
                        MetadataOperators.GROUP_ID,
                        MetadataOperators.PARSE_STAGE,
                        new InstanceHeaderParser(featureSets, documents, facts),
                        TypeInformation.of(InstanceHeader.class))
                // Without state the committed offsets do not tell what was still to be written; a replay does no harm.
                .setStartingOffsets(OffsetsInitializer.earliest())
                .build();
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), MetadataOperators.SOURCE)
                .uid(MetadataOperators.SOURCE)
                .name(MetadataOperators.SOURCE);
    }

    /** The indexes of the collections this job writes, listed in docs/mongodb.md. */
    private static List<MongoIndex> indexes(List<FeatureSet> featureSets) {
        List<MongoIndex> indexes = new ArrayList<>();
        indexes.add(MongoIndex.ascending(SeriesDocument.COLLECTION, "studyInstanceUid"));
        indexes.add(MongoIndex.ascending(SeriesDocument.COLLECTION, "lastReceipt"));
        indexes.add(MongoIndex.ascending(SeriesDocument.COLLECTION, "instances.uid"));
        indexes.add(MongoIndex.ascending(StudyDocument.COLLECTION, "lastReceipt"));
        for (FeatureSet set : featureSets) {
            set.features().stream()
                    .map(Feature::key)
                    .filter(INDEXED::contains)
                    .forEach(key -> indexes.add(MongoIndex.ascending(set.name(), key)));
        }
        return indexes;
    }
}
