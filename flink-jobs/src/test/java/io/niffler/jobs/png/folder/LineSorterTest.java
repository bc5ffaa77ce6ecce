package io.niffler.jobs.png.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSorterTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(longs = {1, 60, 700, 1_000_000})
    void sortsWhateverIsHeldInMemory(long maxChars) throws IOException {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            lines.add(Integer.toString(random.nextInt(1_000_000), 36));
        }
        Path target = temp.resolve("sorted");
        try (LineSorter sorter = new LineSorter(temp, maxChars)) {
            for (String line : lines) {
                sorter.add(line);
            }
            sorter.writeTo(target);
        }
        assertThat(Files.readAllLines(target)).isEqualTo(lines.stream().sorted().toList());
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left).as("temporary files").containsExactly(target);
        }
    }

    @Test
    void deletesRunsThatWereNotMerged() throws IOException {
        try (LineSorter sorter = new LineSorter(temp, 3)) {
            sorter.add("long enough");
            assertThat(temp).isNotEmptyDirectory();
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void nothingIsAnEmptyFile() throws IOException {
        try (LineSorter sorter = new LineSorter(temp, 10)) {
            sorter.writeTo(temp.resolve("none"));
        }
        assertThat(temp.resolve("none")).isEmptyFile();
    }
}
