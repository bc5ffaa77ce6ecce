package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who never touches DICOM JSON can leave Jackson off the class path. */
class JacksonIsOnlyForJsonTest {

    @Test
    void onlyJsonClassesReferToJackson() throws IOException, URISyntaxException {
        Path classes = Path.of(DataSet.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> users;
        try (Stream<Path> files = Files.walk(classes)) {
            users = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(JacksonIsOnlyForJsonTest::refersToJackson)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
        assertThat(users).isNotEmpty().allMatch(name -> name.startsWith("DicomJson") || name.startsWith("Json"));
    }

    private static boolean refersToJackson(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("com/fasterxml/jackson");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
