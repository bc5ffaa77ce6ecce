package io.niffler.jobs.utilization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.config.ConfigException;
import io.niffler.config.Settings;
import io.niffler.jobs.utilization.exams.ExamRules;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class UtilizationJobTest {
    private static final Settings SETTINGS =
            Settings.of(Map.of("kafka.bootstrap-servers", "broker:1", "mongo.uri", "mongodb://database:1"));

    private static StreamGraph graph(Settings settings) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());
        UtilizationJob.define(environment, settings);
        return environment.getStreamGraph();
    }

    @Test
    void everyOperatorHasItsOwnUidAndName() {
        List<String> uids = new ArrayList<>();
        for (StreamNode node : graph(SETTINGS).getStreamNodes()) {
            assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotBlank();
            uids.add(node.getTransformationUID());
        }
        assertThat(uids)
                .doesNotHaveDuplicates()
                .contains(
                        "utilization-metadata-source",
                        "utilization-dead-letter-route",
                        "utilization-counted",
                        "utilization-days",
                        "utilization-scanners",
                        "utilization-mongo-sink",
                        "utilization-kafka-sink",
                        "utilization-dead-letter-sink");
    }

    @Test
    void settingsHaveTheirDefaults() {
        assertThat(UtilizationSettings.timeZone(SETTINGS)).isEqualTo(ZoneId.systemDefault());
        assertThat(SETTINGS.get(UtilizationSettings.SCANNER_FALLBACK)).isTrue();
        assertThat(SETTINGS.get(UtilizationSettings.MODALITIES))
                .containsExactly("XR", "DX", "CR", "DR", "DX CR", "MR", "CT");
        assertThat(UtilizationSettings.rules(SETTINGS)).isEqualTo(ExamRules.DEFAULT);
        assertThat(SETTINGS.get(UtilizationSettings.EMIT_INTERVAL)).isEqualTo(Duration.ofSeconds(2));
        assertThat(SETTINGS.get(UtilizationSettings.QUIET)).isEqualTo(Duration.ofHours(1));
        assertThat(SETTINGS.get(UtilizationSettings.RETENTION)).isEqualTo(Duration.ofDays(3));
        assertThat(SETTINGS.get(UtilizationSettings.PARALLELISM)).isZero();
    }

    @Test
    void usageErrorsNameTheRemedy() {
        assertThatThrownBy(() -> UtilizationJob.main(new String[] {"-Dutilization.quite=1h"}))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean utilization.quiet?");
        assertThatThrownBy(() -> graph(SETTINGS.with("utilization.time-zone", "Mars/Olympus")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("America/New_York");
        assertThatThrownBy(() -> graph(SETTINGS.with("utilization.retention", "30m")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("utilization.quiet");
    }
}
