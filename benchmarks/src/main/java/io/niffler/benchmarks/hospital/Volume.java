package io.niffler.benchmarks.hospital;

/**
 * How many records a hospital makes.
 *
 * @param series each of which has one image at least
 * @param furtherImages of series, as real ones have them
 */
record Volume(long series, long furtherImages) {
    /** Resends, derived images and such come on top of the series' own. */
    private static final double OTHERS = 1.05;

    static Volume of(Hospital hospital) {
        long series = 0;
        long further = 0;
        for (int i = 0; i < hospital.scanners(); i++) {
            DayPlanner planner = new DayPlanner(hospital, Scanner.of(i));
            for (int day = 0; day < hospital.days(); day++) {
                for (PlannedExam exam : planner.plan(day)) {
                    for (PlannedSeries one : exam.series()) {
                        series++;
                        further += one.naturalImages() - 1;
                    }
                }
            }
        }
        return new Volume(series, further);
    }

    /** What {@link Hospital#imagesPerSeries} must be for so many records. */
    double scale(long records) {
        return Math.max(0, (records / OTHERS - series) / Math.max(1, furtherImages));
    }
}
