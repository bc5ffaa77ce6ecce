package io.niffler.jobs.utilization.days;

import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.StudyPart;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names the exams of a visitor that began on a day. Each study of the day has a name to give, and an exam takes that of its
 * first study. As studies never go away, every name that an exam can ever have had is among those of the studies that
 * are known, and the names that are free can be told without remembering any.
 *
 * <p>By one instance per series a study that is divided by its texts may be several exams of the day, at most one for each
 * of its series. It then has as many names as series: the second ends in {@code |2}.
 */
final class ExamNames {
    private final IdentityHashMap<Exam, String> names = new IdentityHashMap<>();
    private final Map<String, Optional<String>> free = new LinkedHashMap<>();

    ExamNames(String dayId, LocalDate date, DayReport.Visitor visitor, boolean oneInstancePerSeries) {
        for (StudyPart part : visitor.parts()) {
            Iterator<Exam> begun = visitor.exams().stream()
                    .filter(exam -> exam.date().equals(date) && isOf(part, exam))
                    .iterator();
            int count = oneInstancePerSeries ? part.series.length : 1;
            for (int number = 1; number <= count; number++) {
                String name = DocumentIds.exam(dayId, part) + (number == 1 ? "" : "|" + number);
                if (!begun.hasNext()) {
                    free.put(name, Optional.empty());
                } else {
                    give(name, begun.next());
                }
            }
        }
    }

    private void give(String name, Exam exam) {
        String earlier = names.putIfAbsent(exam, name);
        if (earlier != null) {
            free.put(name, Optional.of(earlier));
        }
    }

    private static boolean isOf(StudyPart part, Exam exam) {
        return exam.stretches().stream()
                .anyMatch(stretch -> stretch.studyInstanceUid().equals(part.studyInstanceUid)
                        && stretch.start() <= part.last
                        && stretch.end() >= part.first);
    }

    /** The exams that began on the day, with their names. */
    IdentityHashMap<Exam, String> names() {
        return names;
    }

    /** Names that no exam has, with that of the exam that the study belongs to if it began on the day too. */
    Map<String, Optional<String>> free() {
        return free;
    }
}
