package io.niffler.benchmarks.hospital;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Plans the studies of one visit to a scanner, with all their series. */
final class StudyPlanner {
    private static final List<String> DESCRIPTIONS =
            List.of("CHEST 2 VIEWS", "HEAD, W/O CONTRAST", "ABDOMEN AND PELVIS", "KNEE LEFT", "SPINE LUMBAR");

    /** As long as those of real scanners. */
    private static final String ROOT = "1.2.826.0.1.3680043.99.20240108000000.";

    private static final long SECOND = 1_000;

    private final Hospital hospital;
    private final Scanner scanner;
    private final SplittableRandom chance;
    private final String visitUid;
    private int studies;
    private int series;

    StudyPlanner(Hospital hospital, Scanner scanner, int day, int visit, SplittableRandom chance) {
        this.hospital = hospital;
        this.scanner = scanner;
        this.chance = chance;
        this.visitUid = ROOT + (scanner.index() + 1) + '.' + (day + 1) + '.' + (visit + 1);
    }

    /** A patient whom nobody has seen before. */
    String newPatient() {
        return "P" + visitUid.substring(ROOT.length());
    }

    /** A new study that begins at a local time. */
    PlannedStudy study(String patientId, long start) {
        String description = DESCRIPTIONS.get(chance.nextInt(DESCRIPTIONS.size()));
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(start, PlannedExam.DAY));
        return new PlannedStudy(scanner, visitUid + '.' + ++studies, patientId, date, description);
    }

    /** What a study does from a time on. */
    PlannedStretch stretch(PlannedStudy study, long start) {
        ExamStyle style = scanner.exams();
        String modality =
                style.modalities().get(chance.nextInt(style.modalities().size()));
        List<PlannedSeries> list = new ArrayList<>();
        long time = start;
        for (int left = between(style.leastSeries, style.mostSeries); left > 0; left--) {
            long length = units(between(style.shortestSeries, style.longestSeries));
            PlannedSeries next = series(study, modality, list.isEmpty(), time, length);
            list.add(next);
            time += length + pause();
        }
        return new PlannedStretch(study, list);
    }

    /** A stretch whose last image is acquired at or after this time, however long it takes. */
    PlannedStretch stretchUntil(PlannedStudy study, long start, long end) {
        PlannedStretch stretch = stretch(study, start);
        return followed(stretch, Math.max(end, stretch.end() + scanner.times().unit()));
    }

    /** A stretch whose last image is acquired so long after all others. */
    PlannedStretch stretchWithBreak(PlannedStudy study, long start, long length) {
        PlannedStretch stretch = stretch(study, start);
        return followed(stretch, stretch.end() + length);
    }

    private PlannedStretch followed(PlannedStretch stretch, long last) {
        List<PlannedSeries> list = new ArrayList<>(stretch.series());
        list.add(series(stretch.study(), list.get(0).modality(), false, last, 0));
        return new PlannedStretch(stretch.study(), list);
    }

    private PlannedSeries series(PlannedStudy study, String modality, boolean leads, long time, long length) {
        ExamStyle style = scanner.exams();
        int natural = between(style.fewestImages, style.mostImages);
        int images = 1 + (int) ((natural - 1) * hospital.imagesPerSeries() + chance.nextDouble());
        images = natural == 1 ? 1 : Math.min(images, natural);
        boolean ofOneTime = images == 1 || scanner.times().isOfSeries();
        boolean renamed = !leads && chance.nextInt(20) == 0;
        series++;
        return new PlannedSeries(
                study,
                study.uid() + '.' + series,
                series,
                modality,
                renamed ? study.description() + " ADDED" : study.description(),
                time,
                ofOneTime ? time : time + length,
                images,
                natural);
    }

    private int between(int least, int most) {
        return least + chance.nextInt(most - least + 1);
    }

    /** Between two series: never nothing, so that none begins together with another. */
    private long pause() {
        return Math.max(scanner.times().unit(), units(between(10, 90)));
    }

    /** So many seconds in whole units of the scanner's times. */
    private long units(long seconds) {
        long unit = scanner.times().unit();
        return seconds * SECOND / unit * unit;
    }
}
