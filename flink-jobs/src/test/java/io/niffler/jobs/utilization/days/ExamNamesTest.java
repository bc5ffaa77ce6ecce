package io.niffler.jobs.utilization.days;

import static io.niffler.jobs.utilization.days.TestFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.ExamRules;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExamNamesTest {
    private static final ExamRules ONE_INSTANCE =
            new ExamRules(ExamRules.DEFAULT.studyGap(), ExamRules.DEFAULT.examGap(), true);

    private static InstanceFacts instance(int series, String time, String description) {
        InstanceFacts facts = facts("S", "P1", 1, series, 1, LocalDateTime.parse(TestFacts.DAY + "T" + time));
        facts.studyDescription = description;
        return facts;
    }

    private static DayReport report(InstanceFacts... instances) {
        KnownDay day = new KnownDay();
        for (InstanceFacts facts : instances) {
            day.add(KnownDay.part(facts));
        }
        return DayReport.of("S", TestFacts.DAY, new KnownDay(), day, new KnownDay(), ONE_INSTANCE);
    }

    /** By one instance of each series, a study of several descriptions can be several exams of one day. */
    @Test
    void namesEachOfSeveralExamsOfOneStudy() {
        DayReport report = report(instance(1, "10:00:00", "HEAD"), instance(2, "12:00:00", "CHEST"));
        DayReport.Visitor visitor = report.visitors().get(0);
        assertThat(visitor.exams()).hasSize(2);

        IdentityHashMap<Exam, String> names = new ExamNames(report.id(), report.date(), visitor, true).names();

        assertThat(names.keySet()).containsExactlyInAnyOrderElementsOf(visitor.exams());
        Set<String> different = new HashSet<>(names.values());
        assertThat(different).hasSize(2);
    }

    @Test
    void freesTheNamesOfExamsThatGrewIntoOne() {
        DayReport report = report(
                instance(1, "10:00:00", "HEAD"), instance(2, "10:30:00", "CHEST"), instance(3, "10:15:00", "NECK"));
        DayReport.Visitor visitor = report.visitors().get(0);

        ExamNames names = new ExamNames(report.id(), report.date(), visitor, true);

        String name = DocumentIds.exam(report.id(), visitor.parts().get(0));
        assertThat(names.names()).containsExactly(entry(visitor.exams().get(0), name));
        assertThat(names.free()).containsOnlyKeys(name + "|2", name + "|3");
    }
}
