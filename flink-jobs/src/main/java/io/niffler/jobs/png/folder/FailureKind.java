package io.niffler.jobs.png.folder;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.pixel.FrameException;

/** How a file can fail, with the numbers that the original's folders have. Its number 4 can never occur, here or there. */
enum FailureKind {
    NONE(0),
    /** An attribute that an image needs is missing, or its pixel data is. */
    MISSING(1),
    /** The pixel data or a value that describes it is wrong. */
    BAD_VALUE(2),
    /** Anything else: no DICOM file, not readable, a coding that is unknown here, an image too large. */
    OTHER(3);

    /** The folder for copies of files with unusually many attributes, which are converted all the same. */
    static final int LONG_HEADER = 5;

    private static final int[] NEEDED = {Tag.ROWS, Tag.COLUMNS, Tag.BITS_ALLOCATED};

    private final int number;

    FailureKind(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The kind of a failed frame. An object without pixel data fails when its header describes some. */
    static FailureKind of(FrameException problem, DataSet header) {
        return switch (problem.kind()) {
            case NO_PIXEL_DATA -> header.hasValue(Tag.ROWS) && header.hasValue(Tag.COLUMNS) ? MISSING : NONE;
            case CORRUPT -> lacksAttribute(header) ? MISSING : BAD_VALUE;
            case UNSUPPORTED, TOO_LARGE -> OTHER;
        };
    }

    private static boolean lacksAttribute(DataSet header) {
        for (int tag : NEEDED) {
            if (!header.hasValue(tag)) {
                return true;
            }
        }
        return false;
    }
}
