package io.niffler.standalone.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathArgumentsTest {
    @TempDir
    Path temp;

    private Path a;
    private Path b;
    private Path other;

    @BeforeEach
    void files() throws IOException {
        a = file("scans/ct/a.dcm");
        b = file("scans/mr/b.dcm");
        other = file("scans/mr/[odd].txt");
    }

    @Test
    void takesFoldersWithAllBelowThem() throws IOException {
        assertThat(expand("scans")).containsExactly(a, other, b);
    }

    @Test
    void takesPatterns() throws IOException {
        assertThat(expand("scans/*/*.dcm")).containsExactly(a, b);
        assertThat(expand("scans/**.dcm")).containsExactly(a, b);
        assertThat(expand("scans/{ct,pt}/*")).containsExactly(a);
    }

    @Test
    void takesAFileWhoseNameLooksLikeAPattern() throws IOException {
        assertThat(expand("scans/mr/[odd].txt")).containsExactly(other);
    }

    @Test
    void takesEachFileOnce() throws IOException {
        assertThat(expand("scans/ct", "scans/ct/a.dcm")).containsExactly(a);
    }

    @Test
    void namesWhatIsNotThere() {
        assertThatThrownBy(() -> expand("scans/nothing")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> expand("scans/*.png"))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("*.png");
    }

    private List<Path> expand(String... names) throws IOException {
        return PathArguments.expand(
                java.util.Arrays.stream(names).map(n -> temp + "/" + n).toList());
    }

    private Path file(String name) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }
}
