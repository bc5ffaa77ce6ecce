package io.niffler.jobs.png.folder;

/** What the operators of the two jobs are called. */
final class FolderOperators {
    static final String COLUMNS_JOB = "niffler-png-folder-columns";
    static final String CONVERT_JOB = "niffler-png-folder";

    static final String COLUMNS_SOURCE = "png-folder-columns-source";
    static final String COLUMNS_COUNT = "png-folder-columns-count";
    static final String COLUMNS_SINK = "png-folder-columns-sink";

    static final String SOURCE = "png-folder-source";
    static final String CONVERT = "png-folder-convert";
    static final String SINK = "png-folder-sink";

    /** The accumulator of headers that have been read. */
    static final String HEADERS = "headers";

    private FolderOperators() {}
}
