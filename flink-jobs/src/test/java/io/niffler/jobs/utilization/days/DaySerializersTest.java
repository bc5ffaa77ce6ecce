package io.niffler.jobs.utilization.days;

import io.niffler.jobs.acquisition.InstanceFacts;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What crosses operators or lives in state has serializers that allow fields to be added. */
class DaySerializersTest {
    @ParameterizedTest
    @ValueSource(classes = {InstanceFacts.class, DayTimes.class})
    void isSerializedAsPojo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
}
