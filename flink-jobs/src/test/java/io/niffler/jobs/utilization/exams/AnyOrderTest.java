package io.niffler.jobs.utilization.exams;

import static io.niffler.jobs.utilization.exams.Examples.at;
import static io.niffler.jobs.utilization.exams.Examples.days;
import static io.niffler.jobs.utilization.exams.Examples.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.jobs.acquisition.InstanceFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.groups.Tuple;

/** Whatever the order, repetition and division of instances: the same exams, and those of the definition. */
class AnyOrderTest {
    private static final String[] PATIENTS = {"P", "Q", null};
    private static final long WINDOW = 6 * 60 * 60_000L;

    /** Instances around midnight, with equal times, texts that contradict each other and numbers that are missing. */
    private static List<InstanceFacts> instances(Random random) {
        List<InstanceFacts> instances = new ArrayList<>();
        int count = 1 + random.nextInt(25);
        for (int i = 0; i < count; i++) {
            int study = random.nextInt(7);
            long minutes = random.nextInt((int) (WINDOW / 60_000));
            InstanceFacts facts = instance(
                    PATIENTS[(study + (random.nextInt(9) == 0 ? 1 : 0)) % PATIENTS.length],
                    "1." + study,
                    String.valueOf(random.nextInt(3)),
                    random.nextInt(5),
                    at(5, "21:00:00") + minutes * 60_000);
            facts.modality = random.nextBoolean() ? "CT" : "DX";
            facts.studyDescription = random.nextInt(4) == 0 ? null : "description " + random.nextInt(3);
            if (random.nextInt(4) == 0) {
                facts.instanceNumber = InstanceFacts.NO_NUMBER;
            }
            instances.add(facts);
        }
        return instances;
    }

    private static ExamRules rules(Random random) {
        return new ExamRules(ExamRules.DEFAULT.studyGap(), ExamRules.DEFAULT.examGap(), random.nextBoolean());
    }

    @Property(tries = 500)
    void endsInTheSameExams(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int pieces) {
        Random random = new Random(seed);
        List<InstanceFacts> instances = instances(random);
        ExamRules rules = rules(random);
        List<Exam> expected = Exams.of(days(instances), rules);

        List<InstanceFacts> shuffled = new ArrayList<>(instances);
        for (int i = random.nextInt(10); i > 0; i--) {
            shuffled.add(instances.get(random.nextInt(instances.size())));
        }
        Collections.shuffle(shuffled, random);
        List<StudyPart> divided = new ArrayList<>();
        for (int piece = 0; piece < pieces; piece++) {
            int from = shuffled.size() * piece / pieces;
            int to = shuffled.size() * (piece + 1) / pieces;
            days(shuffled.subList(from, to)).forEach(day -> divided.addAll(day.parts()));
        }
        Collections.shuffle(divided, random);
        Map<Long, DayParts> merged = new TreeMap<>();
        for (StudyPart part : divided) {
            merged.computeIfAbsent(part.epochDay, day -> new DayParts(part.scanner, LocalDays.dateOf(part.first)))
                    .add(part);
        }

        assertThat(Exams.of(merged.values(), rules)).isEqualTo(expected);
    }

    @Property(tries = 500)
    void areThoseOfTheDefinition(@ForAll long seed) {
        Random random = new Random(seed);
        List<StudyPart> parts = new ArrayList<>();
        days(instances(random)).forEach(day -> parts.addAll(day.parts()));

        List<Span> stretches = united(
                parts.stream()
                        .map(part -> new Span(part.key(), part.patientId, part.epochDay, part.first, part.last))
                        .toList(),
                (a, b) -> a.study.equals(b.study)
                        && Math.abs(a.day - b.day) == 1
                        && gap(a, b) < ExamRules.DEFAULT.studyGap().toMillis());
        List<Span> exams = united(
                stretches,
                (a, b) -> a.patient.equals(b.patient)
                        && (!a.patient.isEmpty() || a.study.equals(b.study))
                        && gap(a, b) < ExamRules.DEFAULT.examGap().toMillis());

        assertThat(Exams.ofParts(parts, ExamRules.DEFAULT))
                .extracting(Exam::start, Exam::end)
                .containsExactlyInAnyOrderElementsOf(exams.stream()
                        .map(exam -> Tuple.tuple(exam.start, exam.end))
                        .toList());
    }

    private record Span(String study, String patient, long day, long start, long end) {}

    private static long gap(Span a, Span b) {
        return Math.max(a.start, b.start) - Math.min(a.end, b.end);
    }

    /** The spans with those made one that are linked directly or by others. */
    private static List<Span> united(List<Span> spans, BiPredicate<Span, Span> linked) {
        List<List<Span>> groups = new ArrayList<>();
        for (Span span : spans) {
            List<List<Span>> touched = groups.stream()
                    .filter(group -> group.stream().anyMatch(other -> linked.test(span, other)))
                    .toList();
            List<Span> group = new ArrayList<>(List.of(span));
            touched.forEach(group::addAll);
            groups.removeAll(touched);
            groups.add(group);
        }
        return groups.stream()
                .map(group -> new Span(
                        group.get(0).study,
                        group.get(0).patient,
                        group.get(0).day,
                        group.stream().mapToLong(Span::start).min().orElseThrow(),
                        group.stream().mapToLong(Span::end).max().orElseThrow()))
                .toList();
    }
}
