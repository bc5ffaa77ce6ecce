package io.niffler.jobs.png.folder;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The list of the files to convert: a text file with a line for each, in the order of their paths. */
final class FileList {
    /** Characters of lines held while sorting: 16 Mi, about 200,000 files, which take 40 MB. */
    private static final long SORTED_CHARS = 16L << 20;

    private FileList() {}

    /**
     * What a list holds.
     *
     * @param files how many
     * @param bytes their sizes together, when they were listed
     */
    record Total(int files, long bytes) {}

    /** Walks the folder and writes the list, whole or not at all. */
    static FolderWalk.Passed write(FolderOptions options, Path target) throws IOException {
        Path temporary = options.folder().temporary();
        Path unfinished = temporary.resolve("files");
        FolderWalk.Passed passed;
        try (LineSorter lines = new LineSorter(temporary, SORTED_CHARS)) {
            passed = FolderWalk.walk(options, lines);
            lines.writeTo(unfinished);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return passed;
    }

    static Total total(Path list) throws IOException {
        try (Reader reader = new Reader(list)) {
            long bytes = 0;
            int files = 0;
            for (ListedFile file = reader.next(); file != null; file = reader.next()) {
                files++;
                bytes += file.size;
            }
            return new Total(files, bytes);
        }
    }

    /** Reads the files of a list in their order. */
    static final class Reader implements Closeable {
        private final BufferedReader in;
        private int next;

        Reader(Path list) throws IOException {
            this.in = Files.newBufferedReader(list);
        }

        /** The next file, or null at the end. */
        ListedFile next() throws IOException {
            String line = in.readLine();
            return line == null ? null : ListedFile.parse(next++, line);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
