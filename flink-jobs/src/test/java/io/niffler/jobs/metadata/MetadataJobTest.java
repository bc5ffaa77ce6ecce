package io.niffler.jobs.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.config.ConfigException;
import io.niffler.config.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class MetadataJobTest {
    private static final Settings SETTINGS =
            Settings.of(Map.of("kafka.bootstrap-servers", "broker:1", "mongo.uri", "mongodb://database:1"));

    private static StreamExecutionEnvironment environment(Settings settings) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());
        MetadataJob.define(environment, settings);
        return environment;
    }

    @Test
    void everyOperatorHasItsOwnUidAndName() {
        StreamGraph graph = environment(SETTINGS).getStreamGraph();
        List<String> uids = new ArrayList<>();
        for (StreamNode node : graph.getStreamNodes()) {
            assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotBlank();
            uids.add(node.getTransformationUID());
        }
        assertThat(uids)
                .doesNotHaveDuplicates()
                .contains(
                        "metadata-instances-source",
                        "metadata-dead-letter-route",
                        "metadata-series",
                        "metadata-studies",
                        "metadata-mongo-sink",
                        "metadata-kafka-sink",
                        "metadata-dead-letter-sink");
        assertThat(graph.getJobGraph().getMaximumParallelism()).isEqualTo(2);
    }

    @Test
    void configuresTheEnvironment() {
        StreamExecutionEnvironment environment = environment(SETTINGS);
        assertThat(environment.getConfiguration().get(PipelineOptions.GENERIC_TYPES))
                .isFalse();
        assertThat(environment.getConfiguration().get(RestartStrategyOptions.RESTART_STRATEGY))
                .isEqualTo("exponential-delay");
        assertThat(environment.getConfig().isObjectReuseEnabled()).isTrue();
        assertThat(environment.getMaxParallelism()).isEqualTo(128);
        assertThat(environment.getCheckpointInterval()).isEqualTo(5_000);
    }

    @Test
    void aClustersCheckpointIntervalStaysUnlessOneIsWritten() {
        Configuration cluster = new Configuration();
        cluster.setString("execution.checkpointing.interval", "1min");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1, cluster);
        MetadataJob.define(environment, SETTINGS);
        assertThat(environment.getCheckpointInterval()).isEqualTo(60_000);
        MetadataJob.define(environment, SETTINGS.with("flink.checkpoint-interval", "10s"));
        assertThat(environment.getCheckpointInterval()).isEqualTo(10_000);
    }

    @Test
    void settingsHaveTheirDefaults() {
        assertThat(SETTINGS.get(MetadataSettings.FEATURE_SETS)).isEmpty();
        assertThat(SETTINGS.get(MetadataSettings.STATE_TTL)).isEqualTo(Duration.ofDays(3));
        assertThat(SETTINGS.get(MetadataSettings.PARALLELISM)).isZero();
        assertThat(SETTINGS.get(MetadataSettings.FLUSH_INTERVAL)).isEqualTo(Duration.ofMillis(200));
        assertThat(SETTINGS.get(MetadataSettings.MAX_LISTED_INSTANCES)).isEqualTo(20_000);
        assertThat(SETTINGS.get(MetadataSettings.NIFFLER_COMPAT)).isFalse();
    }

    @Test
    void usageErrorsNameTheRemedy() {
        assertThatThrownBy(() -> MetadataJob.main(new String[] {"-Dmetadata.flush-intervall=1s"}))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean metadata.flush-interval?");
        assertThatThrownBy(() -> MetadataJob.main(
                        new String[] {"-Dmongo.embedded-port=1", "-Dflink.web-port=1", "-Dmetadata.x=1"}))
                .as("keys of other processes in the one file are not this job's business")
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("metadata.x");
        assertThatThrownBy(() -> environment(SETTINGS.with("metadata.feature-sets", "/nowhere")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("/nowhere");
        assertThatThrownBy(() -> environment(Settings.of(Map.of("mongo.uri", "mongodb://database:1"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("kafka.bootstrap-servers");
    }
}
