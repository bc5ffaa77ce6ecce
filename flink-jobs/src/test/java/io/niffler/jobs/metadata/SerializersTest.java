package io.niffler.jobs.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.connectors.JsonMessage;
import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.events.DeadLetter;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What crosses operators or lives in state has serializers that allow fields to be added. */
class SerializersTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                InstanceHeader.class,
                AcquisitionSpan.class,
                SeriesSummary.class,
                SeriesState.class,
                StudyState.class,
                SeenInstance.class,
                KeyTimes.class,
                MongoWrite.class,
                JsonMessage.class,
                DeadLetter.class
            })
    void isSerializedAsPojo(Class<?> type) {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        assertThat(TypeInformation.of(type).createSerializer(config)).isInstanceOf(PojoSerializer.class);
    }
}
