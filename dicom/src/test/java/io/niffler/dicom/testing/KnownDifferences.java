package io.niffler.dicom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of single differences in docs/differences.md: file, attribute path ({@code *} for all of the file), reason. */
public final class KnownDifferences {

    /** Stands in place of an attribute where the pixels differ. */
    public static final String PIXELS = "pixels";

    private static final List<String> PLACES = List.of("../docs/differences.md", "docs/differences.md");

    private final Set<String> entries = new HashSet<>();
    private final Set<String> unused = new HashSet<>();

    private KnownDifferences() {}

    /** Reads the table of this checkout. */
    public static KnownDifferences load() {
        Path file = PLACES.stream()
                .map(Path::of)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("docs/differences.md is missing"));
        KnownDifferences known = new KnownDifferences();
        try {
            Files.readAllLines(file).forEach(known::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known;
    }

    private void add(String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length == 5
                && cells[1].strip().endsWith("`")
                && cells[2].strip().endsWith("`")) {
            String entry = unquoted(cells[1]) + " " + unquoted(cells[2]);
            entries.add(entry);
            unused.add(entry);
        }
    }

    private static String unquoted(String cell) {
        return cell.strip().replace("`", "");
    }

    /** Whether a difference is listed. */
    public boolean contains(Path sample, String path) {
        return uses(sample + " *") || uses(sample + " " + path);
    }

    /** The files for which a difference of the pixels is listed. */
    public Set<String> filesWithOtherPixels() {
        String end = " " + PIXELS;
        return entries.stream()
                .filter(entry -> entry.endsWith(end))
                .map(entry -> entry.substring(0, entry.length() - end.length()))
                .collect(Collectors.toSet());
    }

    private boolean uses(String entry) {
        unused.remove(entry);
        return entries.contains(entry);
    }

    /** The entries about attributes that no difference was asked for: they are out of date. */
    public Set<String> unused() {
        return unused.stream().filter(entry -> !entry.endsWith(" " + PIXELS)).collect(Collectors.toSet());
    }
}
