package io.niffler.jobs.utilization.exams;

import static io.niffler.jobs.utilization.exams.Examples.at;
import static io.niffler.jobs.utilization.exams.Examples.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.niffler.jobs.acquisition.InstanceFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyPartTest {
    @Test
    void spansItsInstancesAndDescribesItselfByTheFirst() {
        InstanceFacts late = instance("P", "1", "1", 1, at(5, "10:00:00"));
        InstanceFacts early = instance("P", "1", "2", 9, at(5, "09:00:00"));
        early.studyDescription = "early";
        StudyPart part = StudyPart.of(late);

        assertThat(part.merge(StudyPart.of(early))).isTrue();

        assertThat(part.first).isEqualTo(at(5, "09:00:00"));
        assertThat(part.last).isEqualTo(at(5, "10:00:00"));
        assertThat(part.series).extracting(series -> series.seriesInstanceUid).containsExactly("1.1", "1.2");
        assertThat(Stretches.of(List.of(part), ExamRules.DEFAULT))
                .singleElement()
                .returns("early", Stretch::description);
    }

    @Test
    void seesThatARepetitionChangesNothing() {
        InstanceFacts facts = instance("P", "1", "1", 1, at(5, "10:00:00"));
        StudyPart part = StudyPart.of(facts);

        assertThat(part.merge(StudyPart.of(facts))).isFalse();
        assertThat(part).isEqualTo(StudyPart.of(facts));
    }

    @Test
    void isThatOfOneStudyPatientScannerAndDay() {
        StudyPart part = StudyPart.of(instance("P", "1", "1", 1, at(5, "10:00:00")));
        InstanceFacts elsewhere = instance("P", "1", "1", 1, at(5, "10:00:00"));
        elsewhere.scanner = "SN2";

        for (InstanceFacts other : List.of(
                instance("P", "2", "1", 1, at(5, "10:00:00")),
                instance("Q", "1", "1", 1, at(5, "10:00:00")),
                instance("P", "1", "1", 1, at(6, "10:00:00")),
                elsewhere)) {
            assertThatIllegalArgumentException().isThrownBy(() -> part.merge(StudyPart.of(other)));
        }
    }

    @Test
    void keepsABoundedNumberOfSeriesThatDoesNotDependOnTheirOrder() {
        List<InstanceFacts> instances = new ArrayList<>();
        for (int i = 0; i < StudyPart.MAX_SERIES + 50; i++) {
            instances.add(instance("P", "1", String.valueOf(10_000 + i), 1, at(5, "10:00:00") + i));
        }
        StudyPart inOrder = StudyPart.of(instances.get(0));
        instances.forEach(facts -> inOrder.merge(StudyPart.of(facts)));
        Collections.shuffle(instances, new Random(1));
        StudyPart shuffled = StudyPart.of(instances.get(0));
        instances.forEach(facts -> shuffled.merge(StudyPart.of(facts)));

        assertThat(inOrder.series).hasSize(StudyPart.MAX_SERIES);
        assertThat(inOrder.seriesDropped).isTrue();
        assertThat(inOrder.last).isEqualTo(at(5, "10:00:00") + StudyPart.MAX_SERIES + 49);
        assertThat(shuffled).isEqualTo(inOrder);
        for (InstanceFacts facts : instances) {
            assertThat(shuffled.merge(StudyPart.of(facts))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {StudyPart.class, SeriesPart.class})
    void isSerializedAsPojo(Class<?> type) {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        assertThat(TypeInformation.of(type).createSerializer(config)).isInstanceOf(PojoSerializer.class);
    }
}
