package io.niffler.jobs.utilization.days;

import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.StudyPart;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names the exams of a visitor that began on a day. Each study of the day has a name to give, and an exam takes that of its
 * first study. As studies never go away, every name that an exam can ever have had is among those of the studies that
 * are known, and the names that are free can be told without remembering any.
 */
final class ExamNames {
    private final IdentityHashMap<Exam, String> names = new IdentityHashMap<>();
    private final Map<String, Optional<String>> free = new LinkedHashMap<>();

    ExamNames(String dayId, LocalDate date, DayReport.Visitor visitor) {
        for (StudyPart part : visitor.parts()) {
            String name = DocumentIds.exam(dayId, part);
            Exam exam = examOf(part, visitor);
            if (exam == null || !exam.date().equals(date)) {
                free.put(name, Optional.empty());
            } else if (names.putIfAbsent(exam, name) != null) {
                free.put(name, Optional.of(names.get(exam)));
            }
        }
    }

    private static Exam examOf(StudyPart part, DayReport.Visitor visitor) {
        for (Exam exam : visitor.exams()) {
            if (exam.stretches().stream()
                    .anyMatch(stretch -> stretch.studyInstanceUid().equals(part.studyInstanceUid)
                            && stretch.start() <= part.last
                            && stretch.end() >= part.first)) {
                return exam;
            }
        }
        return null;
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
