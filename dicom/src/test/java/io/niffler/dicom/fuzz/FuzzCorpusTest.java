package io.niffler.dicom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The valid inputs that fuzzing starts from are still understood, and what it once found is not there any more. */
class FuzzCorpusTest {
    private static final String VALID = "valid-";

    static Stream<Arguments> files() throws IOException {
        Stream.Builder<Arguments> all = Stream.builder();
        for (String target : FuzzTargets.names()) {
            try (Stream<Path> files = Files.list(FuzzRun.corpus(target))) {
                List<Path> sorted = files.sorted().toList();
                assertThat(sorted)
                        .as(target)
                        .anyMatch(file -> file.getFileName().toString().startsWith(VALID));
                sorted.forEach(file -> all.add(Arguments.of(target, file)));
            }
        }
        return all.build();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isAnsweredWithinItsBounds(String target, Path file) throws Exception {
        FuzzTarget.Answer answer = Bounds.read(FuzzTargets.create(target), Files.readAllBytes(file));
        if (file.getFileName().toString().startsWith(VALID)) {
            assertThat(answer.accepted()).isTrue();
        }
    }
}
