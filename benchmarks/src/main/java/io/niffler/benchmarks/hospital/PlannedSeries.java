package io.niffler.benchmarks.hospital;

/**
 * A series of the plan. Its images are acquired at equal distances.
 *
 * @param number Series Number
 * @param description Study Description that its images give
 * @param first local time of the first image, milliseconds
 * @param last local time of the last image
 * @param images how many it has
 * @param naturalImages how many a real one would have
 */
record PlannedSeries(
        PlannedStudy study,
        String uid,
        int number,
        String modality,
        String description,
        long first,
        long last,
        int images,
        int naturalImages) {

    /** Local time of an image from 0. */
    long timeOf(int image) {
        return images == 1 ? first : inUnits(first + (last - first) * image / (images - 1));
    }

    private long inUnits(long time) {
        long unit = study.scanner().times().unit();
        return Math.floorDiv(time, unit) * unit;
    }

    /** A series of images that are computed of this one's. */
    PlannedSeries derived() {
        return new PlannedSeries(study, uid + ".7", number + 100, modality, description, first, last, 1, 1);
    }
}
