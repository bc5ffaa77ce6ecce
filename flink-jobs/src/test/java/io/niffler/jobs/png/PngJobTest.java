package io.niffler.jobs.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.config.ConfigException;
import io.niffler.config.Settings;
import io.niffler.dicom.png.MappingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.runtime.partitioner.ForwardPartitioner;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class PngJobTest {
    private static final Settings SETTINGS =
            Settings.of(Map.of("kafka.bootstrap-servers", "broker:1", "mongo.uri", "mongodb://database:1"));

    private static StreamGraph graph(Settings settings) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());
        PngJob.define(environment, settings);
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
                        "png-instances-source",
                        "png-dead-letter-route",
                        "png-documents",
                        "png-events",
                        "png-mongo-sink",
                        "png-kafka-sink",
                        "png-dead-letter-sink");
    }

    @Test
    void nothingIsShuffled() {
        for (StreamNode node : graph(SETTINGS).getStreamNodes()) {
            for (StreamEdge edge : node.getOutEdges()) {
                assertThat(edge.getPartitioner()).as(edge.toString()).isInstanceOf(ForwardPartitioner.class);
            }
        }
    }

    @Test
    void whatCrossesOperatorsIsSerializedWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(ConvertedImage.class);
    }

    @Test
    void settingsHaveTheirDefaults() {
        assertThat(SETTINGS.get(PngSettings.LEVEL)).isEqualTo(ImageNames.Level.SERIES);
        assertThat(SETTINGS.get(PngSettings.SECRET)).isEmpty();
        assertThat(SETTINGS.get(PngSettings.MODE)).isEqualTo(MappingMode.NIFFLER);
        assertThat(SETTINGS.get(PngSettings.BITS)).isEqualTo(16);
        assertThat(SETTINGS.get(PngSettings.MODALITIES)).isEmpty();
        assertThat(SETTINGS.get(PngSettings.SOP_CLASSES)).isEmpty();
        assertThat(SETTINGS.get(PngSettings.BODY_PARTS)).isEmpty();
        assertThat(SETTINGS.get(PngSettings.MAX_SAMPLES_PER_FRAME)).isEqualTo(64 << 20);
        assertThat(SETTINGS.get(PngSettings.MAX_FRAMES)).isEqualTo(100_000);
        assertThat(SETTINGS.get(PngSettings.PARALLELISM)).isZero();
    }

    @Test
    void imagesGoToTheDataFolderUnlessToldOtherwise() {
        assertThat(Path.of(PngSettings.output(SETTINGS.with("data", "/srv/niffler"))))
                .isEqualTo(Path.of("/srv/niffler/images"));
        assertThat(PngSettings.output(SETTINGS.with("png.output", "s3://bucket/images")))
                .hasToString("s3://bucket/images");
        assertThat(Path.of(PngSettings.output(SETTINGS.with("png.output", "pictures"))))
                .isEqualTo(Path.of("pictures").toAbsolutePath());
    }

    @Test
    void usageErrorsNameTheRemedy() {
        assertThatThrownBy(() -> PngJob.main(new String[] {"-Dpng.mod=raw"}))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean png.mode?");
        assertThatThrownBy(() -> graph(SETTINGS.with("png.bits", "12")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("write 8 or 16");
        assertThatThrownBy(() -> graph(SETTINGS.with("png.secret", "short")))
                .isInstanceOf(ConfigException.class)
                .hasMessageNotContaining("short");
        assertThatThrownBy(() -> graph(SETTINGS.with("png.output", "s3://[")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("png.output");
    }
}
