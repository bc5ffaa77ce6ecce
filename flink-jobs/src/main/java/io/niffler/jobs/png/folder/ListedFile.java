package io.niffler.jobs.png.folder;

/** A file of the list. Public and mutable because it crosses operators. */
public final class ListedFile {
    /** The place in the list, from 0. */
    public int index;

    /** The path relative to the folder that was listed, with {@code /} between names. */
    public String path;

    /** Bytes, when it was listed. */
    public long size;

    /** Milliseconds since 1970, when it was listed. */
    public long modified;

    static ListedFile of(int index, String path, long size, long modified) {
        ListedFile file = new ListedFile();
        file.index = index;
        file.path = path;
        file.size = size;
        file.modified = modified;
        return file;
    }

    /** The line of the list, without its end. */
    static String line(String path, long size, long modified) {
        return PathText.escape(path) + '\t' + size + '\t' + modified;
    }

    /** The file of a line. */
    static ListedFile parse(int index, String line) {
        int modified = line.lastIndexOf('\t');
        int size = line.lastIndexOf('\t', modified - 1);
        return of(
                index,
                PathText.unescape(line.substring(0, size)),
                Long.parseLong(line.substring(size + 1, modified)),
                Long.parseLong(line.substring(modified + 1)));
    }

    String line() {
        return line(path, size, modified);
    }
}
