package io.niffler.jobs.png.folder;

import java.util.Arrays;

/** What became of a file. Public and mutable because it crosses operators; it holds no pixels. */
public final class ConvertedFile {
    private static final int[] NONE = {};

    /** The place in the list, from 0. */
    public int index;

    /** The path in the list. */
    public String path;

    /** 0, or how the file failed: the number of its folder. */
    public int kind;

    public boolean longHeader;

    /** The row of metadata.csv without its end. */
    public String row = "";

    /** The path of the images below their folder, without frame and ending. */
    public String image = "";

    /** Whether the names of the images have numbers of frames in them. */
    public boolean numbered;

    /** Frames from 1 that have been written, in runs of following ones: the first of a run, how many. */
    public int[] runs = NONE;

    /** How many entries of {@link #runs} are used. */
    public int used;

    public int images;

    /** Bytes of the stored values of the images. */
    public long pixelBytes;

    static ConvertedFile of(ListedFile file) {
        ConvertedFile converted = new ConvertedFile();
        converted.index = file.index;
        converted.path = file.path;
        return converted;
    }

    void startImages(String name) {
        image = name;
        runs = NONE;
        used = 0;
        images = 0;
        pixelBytes = 0;
    }

    /** Adds a frame that follows those before. */
    void addImage(int frame, long bytes) {
        images++;
        pixelBytes += bytes;
        if (used > 0 && runs[used - 2] + runs[used - 1] == frame) {
            runs[used - 1]++;
            return;
        }
        if (used == runs.length) {
            runs = Arrays.copyOf(runs, Math.max(2, used * 2));
        }
        runs[used] = frame;
        runs[used + 1] = 1;
        used += 2;
    }
}
