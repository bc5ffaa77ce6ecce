package io.niffler.jobs.png.folder;

import java.util.List;

/**
 * What a run, with all runs before it, has made of a folder.
 *
 * @param files in the list
 * @param images PNG files
 * @param withoutImage files that did not fail, but hold no image that could be converted
 * @param missing files that failed with kind 1
 * @param badValue files that failed with kind 2
 * @param other files that failed with kind 3
 * @param longHeaders files copied to folder 5
 * @param unreadable files and folders that could not even be listed
 * @param convertedNow files that this run converted; the others were done before
 * @param pixelBytesNow bytes of the stored values of the images of these
 * @param seconds the time that took
 * @param failures the first failed files
 */
public record FolderSummary(
        int files,
        long images,
        long withoutImage,
        long missing,
        long badValue,
        long other,
        long longHeaders,
        long unreadable,
        int convertedNow,
        long pixelBytesNow,
        double seconds,
        List<FailedFile> failures) {
    /** The most failures that are listed. */
    public static final int LISTED = 50;

    public FolderSummary {
        failures = List.copyOf(failures);
    }

    /** A file that failed, and the number of its folder. */
    public record FailedFile(String path, int kind) {}

    /** Files that failed. */
    public long failed() {
        return missing + badValue + other;
    }
}
