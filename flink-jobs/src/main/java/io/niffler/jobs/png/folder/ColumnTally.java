package io.niffler.jobs.png.folder;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The columns that headers have, and in how many of them each has a value. Bounded. */
final class ColumnTally {
    /** Columns that are counted; those met after them get none. */
    static final int MAX_COLUMNS = 20_000;

    private final TreeMap<String, long[]> counts = new TreeMap<>();

    /** Counts a column, which may have no value in {@code filled} headers. */
    void add(String name, long filled) {
        long[] count = counts.get(name);
        if (count == null) {
            if (counts.size() == MAX_COLUMNS) {
                return;
            }
            count = new long[1];
            counts.put(name, count);
        }
        count[0] += filled;
    }

    void forEach(BiConsumer<String, Long> consumer) {
        counts.forEach((name, count) -> consumer.accept(name, count[0]));
    }

    /** The columns that are wanted, in the order of their names. */
    List<String> chosen(HeaderChoice choice, long files) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, long[]> count : counts.entrySet()) {
            if (choice.isCommonEnough(count.getValue()[0], files)) {
                names.add(count.getKey());
            }
        }
        return names;
    }

    /** Whether there may have been more columns than are counted. */
    boolean isFull() {
        return counts.size() == MAX_COLUMNS;
    }

    /** Writes the counts, whole or not at all. */
    void write(Path unfinished, Path target) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(unfinished)) {
            for (Map.Entry<String, long[]> count : counts.entrySet()) {
                out.write(count.getKey() + '\t' + count.getValue()[0] + '\n');
            }
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static ColumnTally read(Path file) throws IOException {
        ColumnTally tally = new ColumnTally();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int tab = line.indexOf('\t');
                tally.add(line.substring(0, tab), Long.parseLong(line.substring(tab + 1)));
            }
        }
        return tally;
    }
}
