package io.niffler.benchmarks.hospital;

import java.util.List;

/** What scanners of a kind do. Times in seconds. */
enum ExamStyle {
    X_RAY(4, 20, 1, 3, 0, 20, 1, 1),
    CT(6, 18, 2, 5, 10, 120, 60, 400),
    MR(4, 11, 4, 8, 90, 400, 20, 120),
    /** Does not count for exams, and has a clock all the same. */
    ULTRASOUND(3, 10, 1, 2, 60, 300, 10, 60);

    final int leastVisits;
    final int mostVisits;
    final int leastSeries;
    final int mostSeries;
    final int shortestSeries;
    final int longestSeries;
    final int fewestImages;
    final int mostImages;

    ExamStyle(
            int leastVisits,
            int mostVisits,
            int leastSeries,
            int mostSeries,
            int shortestSeries,
            int longestSeries,
            int fewestImages,
            int mostImages) {
        this.leastVisits = leastVisits;
        this.mostVisits = mostVisits;
        this.leastSeries = leastSeries;
        this.mostSeries = mostSeries;
        this.shortestSeries = shortestSeries;
        this.longestSeries = longestSeries;
        this.fewestImages = fewestImages;
        this.mostImages = mostImages;
    }

    /** More than half of a hospital's scanners are for X-rays. */
    static ExamStyle of(int scanner) {
        int place = scanner * 13 % 20;
        if (place < 11) {
            return X_RAY;
        }
        return place < 14 ? CT : place < 17 ? MR : ULTRASOUND;
    }

    /** Of which each study has one. */
    List<String> modalities() {
        return switch (this) {
            case X_RAY -> List.of("CR", "DX");
            case CT -> List.of("CT");
            case MR -> List.of("MR");
            case ULTRASOUND -> List.of("US");
        };
    }

    /** Whether its images count for exams. */
    boolean counts() {
        return this != ULTRASOUND;
    }
}
