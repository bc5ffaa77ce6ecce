package io.niffler.jobs.png.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.png.MappingMode;
import io.niffler.jobs.png.ImageNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderPipelineTest {
    private static final FolderOptions OPTIONS = new FolderOptions(
            "/in",
            new RunFolder(Path.of("/out")),
            0,
            false,
            ImageNames.Level.PATIENT,
            MappingMode.NIFFLER,
            16,
            true,
            new HeaderChoice(true, false, null),
            2);

    private static List<String> uids(LocalCluster.Definition definition) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());
        definition.define(environment);
        StreamGraph graph = environment.getStreamGraph();
        List<String> uids = new ArrayList<>();
        for (StreamNode node : graph.getStreamNodes()) {
            assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotBlank();
            uids.add(node.getTransformationUID());
        }
        assertThat(graph.getJobGraph().getNumberOfVertices())
                .as("files are read by the task that gets their paths")
                .isEqualTo(2);
        return uids;
    }

    @Test
    void everyOperatorHasAUid() {
        assertThat(uids(environment -> FolderPipeline.defineColumns(environment, OPTIONS, 1)))
                .containsExactlyInAnyOrder(
                        "png-folder-columns-source", "png-folder-columns-count", "png-folder-columns-sink");
        assertThat(uids(environment -> FolderPipeline.defineConversion(environment, OPTIONS, 1)))
                .containsExactlyInAnyOrder("png-folder-source", "png-folder-convert", "png-folder-sink");
    }

    @ParameterizedTest
    @ValueSource(classes = {ListedFile.class, ColumnCount.class, ConvertedFile.class})
    void recordsAreSerializedAsPojos(Class<?> type) {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        assertThat(TypeInformation.of(type).createSerializer(config)).isInstanceOf(PojoSerializer.class);
    }
}
