package io.niffler.dicom.data;

/** How to read a data set. Immutable; {@link #ALL} and {@link #HEADERS} are the usual ones, {@code with...} varies them. */
public final class ReadOptions {
    /** No tag to stop before. */
    public static final int NO_STOP = 0xFFFFFFFF;

    private static final int DEPTH_CEILING = 512;

    /** Everything, within the limits. */
    public static final ReadOptions ALL =
            new ReadOptions(NO_STOP, Integer.MAX_VALUE, 64, 1_000_000, 1L << 30, 300, false, false);

    /** Up to the pixel data, without values longer than 64 KiB. */
    public static final ReadOptions HEADERS =
            ALL.withStopBefore(Tag.FLOAT_PIXEL_DATA).withMaxValueLength(64 << 10);

    /** What an image is shown by: the longest look-up tables too, and of the pixel data only where it is. */
    public static final ReadOptions IMAGES = ALL.withMaxValueLength(256 << 10).withPixelDataSkipped(true);

    private final int stopBefore;
    private final int maxValueLength;
    private final int maxDepth;
    private final int maxElements;
    private final long maxInflatedSize;
    private final int maxInflationRatio;
    private final boolean strict;
    private final boolean pixelDataSkipped;

    private ReadOptions(
            int stopBefore,
            int maxValueLength,
            int maxDepth,
            int maxElements,
            long maxInflatedSize,
            int maxInflationRatio,
            boolean strict,
            boolean pixelDataSkipped) {
        this.stopBefore = stopBefore;
        this.maxValueLength = maxValueLength;
        this.maxDepth = maxDepth;
        this.maxElements = maxElements;
        this.maxInflatedSize = maxInflatedSize;
        this.maxInflationRatio = maxInflationRatio;
        this.strict = strict;
        this.pixelDataSkipped = pixelDataSkipped;
    }

    /** Stops at the first top-level element whose tag is this or higher (unsigned). */
    public ReadOptions withStopBefore(int tag) {
        return new ReadOptions(
                tag,
                maxValueLength,
                maxDepth,
                maxElements,
                maxInflatedSize,
                maxInflationRatio,
                strict,
                pixelDataSkipped);
    }

    /** Longer values (in bytes, 0 and up) become a {@link SkippedElement}. */
    public ReadOptions withMaxValueLength(int bytes) {
        check(bytes >= 0, "maxValueLength", bytes, "0 or more");
        return new ReadOptions(
                stopBefore, bytes, maxDepth, maxElements, maxInflatedSize, maxInflationRatio, strict, pixelDataSkipped);
    }

    /** Sequences nested deeper than this (0 to 512, default 64) are skipped. */
    public ReadOptions withMaxDepth(int depth) {
        check(depth >= 0 && depth <= DEPTH_CEILING, "maxDepth", depth, "0 to " + DEPTH_CEILING);
        return new ReadOptions(
                stopBefore,
                maxValueLength,
                depth,
                maxElements,
                maxInflatedSize,
                maxInflationRatio,
                strict,
                pixelDataSkipped);
    }

    /** Elements, items and fragments together at all levels (1 and up, default 1,000,000). */
    public ReadOptions withMaxElements(int elements) {
        check(elements >= 1, "maxElements", elements, "1 or more");
        return new ReadOptions(
                stopBefore,
                maxValueLength,
                maxDepth,
                elements,
                maxInflatedSize,
                maxInflationRatio,
                strict,
                pixelDataSkipped);
    }

    /** Bytes that a deflated data set may inflate to (default 1 GiB). */
    public ReadOptions withMaxInflatedSize(long bytes) {
        check(bytes >= 1, "maxInflatedSize", bytes, "1 or more");
        return new ReadOptions(
                stopBefore, maxValueLength, maxDepth, maxElements, bytes, maxInflationRatio, strict, pixelDataSkipped);
    }

    /** How many times longer than its deflated form a data set may be (checked beyond the first 128 MiB; default 300). */
    public ReadOptions withMaxInflationRatio(int ratio) {
        check(ratio >= 1, "maxInflationRatio", ratio, "1 or more");
        return new ReadOptions(
                stopBefore, maxValueLength, maxDepth, maxElements, maxInflatedSize, ratio, strict, pixelDataSkipped);
    }

    /** Whether the first problem ends reading with a {@link DicomParseException}; otherwise problems are collected. */
    public ReadOptions withStrict(boolean value) {
        return new ReadOptions(
                stopBefore,
                maxValueLength,
                maxDepth,
                maxElements,
                maxInflatedSize,
                maxInflationRatio,
                value,
                pixelDataSkipped);
    }

    /** Whether top-level pixel data of any length becomes a {@link SkippedElement}. */
    public ReadOptions withPixelDataSkipped(boolean skipped) {
        return new ReadOptions(
                stopBefore, maxValueLength, maxDepth, maxElements, maxInflatedSize, maxInflationRatio, strict, skipped);
    }

    private static void check(boolean valid, String name, long value, String range) {
        if (!valid) {
            throw new IllegalArgumentException(name + " is " + value + " but must be " + range + ".");
        }
    }

    public int stopBefore() {
        return stopBefore;
    }

    public int maxValueLength() {
        return maxValueLength;
    }

    public int maxDepth() {
        return maxDepth;
    }

    public int maxElements() {
        return maxElements;
    }

    public long maxInflatedSize() {
        return maxInflatedSize;
    }

    public int maxInflationRatio() {
        return maxInflationRatio;
    }

    public boolean strict() {
        return strict;
    }

    public boolean pixelDataSkipped() {
        return pixelDataSkipped;
    }
}
