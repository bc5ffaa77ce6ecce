package io.niffler.jobs.png.folder;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Sorts any number of lines by their characters in bounded memory: sorted runs go to files, which are merged. At least one
 * run is always held back in memory, so small lists touch no disk before the result.
 */
final class LineSorter implements Closeable {
    /** Files that are read at the same time while merging. */
    private static final int FAN_IN = 64;

    private final Path folder;
    private final long maxChars;
    private final List<String> lines = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private long chars;
    private int files;

    /**
     * @param folder for temporary files
     * @param maxChars characters that are held, above which a run goes to disk
     */
    LineSorter(Path folder, long maxChars) {
        this.folder = folder;
        this.maxChars = maxChars;
    }

    void add(String line) throws IOException {
        lines.add(line);
        chars += line.length();
        if (chars > maxChars) {
            Collections.sort(lines);
            Path run = newFile();
            write(run, lines);
            runs.add(run);
            lines.clear();
            chars = 0;
        }
    }

    /** Writes all lines, sorted, each ended by a line feed. */
    void writeTo(Path target) throws IOException {
        Collections.sort(lines);
        if (runs.isEmpty()) {
            write(target, lines);
            return;
        }
        Path last = newFile();
        write(last, lines);
        runs.add(last);
        lines.clear();
        while (runs.size() > FAN_IN) {
            List<Path> first = new ArrayList<>(runs.subList(0, FAN_IN));
            runs.subList(0, FAN_IN).clear();
            Path merged = newFile();
            merge(first, merged);
            runs.add(merged);
        }
        merge(runs, target);
        runs.clear();
    }

    private Path newFile() {
        return folder.resolve("run-" + files++);
    }

    private static void write(Path file, List<String> sorted) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (String line : sorted) {
                out.write(line);
                out.write('\n');
            }
        }
    }

    private static void merge(List<Path> runs, Path target) throws IOException {
        PriorityQueue<Run> heads = new PriorityQueue<>(Comparator.comparing(run -> run.line));
        try (BufferedWriter out = Files.newBufferedWriter(target)) {
            for (Path file : runs) {
                Run run = new Run(Files.newBufferedReader(file));
                run.advance(heads);
            }
            for (Run least = heads.poll(); least != null; least = heads.poll()) {
                out.write(least.line);
                out.write('\n');
                least.advance(heads);
            }
        } finally {
            for (Run open : heads) {
                open.in.close();
            }
        }
        for (Path file : runs) {
            Files.delete(file);
        }
    }

    private static final class Run {
        private final BufferedReader in;
        private String line;

        Run(BufferedReader in) {
            this.in = in;
        }

        void advance(PriorityQueue<Run> heads) throws IOException {
            line = in.readLine();
            if (line == null) {
                in.close();
            } else {
                heads.add(this);
            }
        }
    }

    /** Deletes what is left of temporary files. */
    @Override
    public void close() {
        for (Path run : runs) {
            try {
                Files.deleteIfExists(run);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
