package io.niffler.jobs.png.folder;

import java.io.IOException;
import java.nio.file.Path;

/**
 * How a folder differs from what it was when it was listed.
 *
 * @param added files that were not there
 * @param changed files of another size or time
 * @param gone files that are there no longer
 */
record ListChange(long added, long changed, long gone) {

    /** Compares two lists in one pass. */
    static ListChange between(Path before, Path now) throws IOException {
        long added = 0;
        long changed = 0;
        long gone = 0;
        try (FileList.Reader left = new FileList.Reader(before);
                FileList.Reader right = new FileList.Reader(now)) {
            ListedFile old = left.next();
            ListedFile young = right.next();
            while (old != null || young != null) {
                int order = order(old, young);
                if (order < 0) {
                    gone++;
                } else if (order > 0) {
                    added++;
                } else if (old.size != young.size || old.modified != young.modified) {
                    changed++;
                }
                old = order <= 0 ? left.next() : old;
                young = order >= 0 ? right.next() : young;
            }
        }
        return new ListChange(added, changed, gone);
    }

    /** Below 0 when the left path is to be read on first; the order of the lists is that of the paths as written there. */
    private static int order(ListedFile left, ListedFile right) {
        if (left == null || right == null) {
            return left == null ? 1 : -1;
        }
        return (PathText.escape(left.path) + '\t').compareTo(PathText.escape(right.path) + '\t');
    }

    boolean none() {
        return added == 0 && changed == 0 && gone == 0;
    }
}
