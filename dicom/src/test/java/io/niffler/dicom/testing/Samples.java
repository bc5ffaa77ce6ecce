package io.niffler.dicom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The folder of DICOM sample files. It is no part of the project: tests that need it are skipped where it is missing. The
 * system property {@code niffler.samples} names it, else it is looked for beside the checkout.
 */
public final class Samples {
    private static final String PROPERTY = "niffler.samples";
    private static final List<String> BESIDE = List.of("../../shared/dicom-samples", "../shared/dicom-samples");
    private static final String EXPECTED = "expected";

    private Samples() {}

    /** The folder; the calling test is skipped when there is none. */
    public static Path folder() {
        Optional<Path> folder = find();
        Assumptions.assumeTrue(folder.isPresent(), "no sample folder; set -D" + PROPERTY + "=FOLDER");
        return folder.orElseThrow();
    }

    /** The folder, or empty when there is none. */
    public static Optional<Path> find() {
        String named = System.getProperty(PROPERTY);
        Stream<String> places = named == null ? BESIDE.stream() : Stream.of(named);
        return places.map(place -> Path.of(place).toAbsolutePath().normalize())
                .filter(Files::isDirectory)
                .findFirst();
    }

    /** One file by its path in the folder, such as {@code series/x/y.dcm}; the calling test is skipped without folder. */
    public static Path file(String path) {
        return folder().resolve(path);
    }

    /** The bytes of one file; the calling test is skipped without folder. */
    public static byte[] bytes(String path) throws IOException {
        return Files.readAllBytes(file(path));
    }

    /**
     * All sample files, sorted, as paths relative to {@link #folder()}.
     *
     * @param under subfolders such as {@code series}; all when none is given
     */
    public static List<Path> files(String... under) {
        Path folder = folder();
        List<String> starts = under.length == 0 ? List.of("") : List.of(under);
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(path -> path.getNameCount() > 1 && !path.startsWith(EXPECTED))
                    .filter(path -> starts.stream().anyMatch(start -> start.isEmpty() || path.startsWith(start)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The sample folder cannot be listed.", e);
        }
    }

    /** The JSON file with the values expected of a sample, when there is one. */
    public static Optional<Path> expected(Path relative) {
        Path json = folder().resolve(EXPECTED).resolve(relative + ".json");
        return Files.isRegularFile(json) ? Optional.of(json) : Optional.empty();
    }
}
