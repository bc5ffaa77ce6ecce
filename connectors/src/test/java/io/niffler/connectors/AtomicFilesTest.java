package io.niffler.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path folder;

    private static ByteArrayOutputStream content(String text) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(text.getBytes(StandardCharsets.UTF_8));
        return content;
    }

    private AtomicFiles files() throws IOException {
        return AtomicFiles.below(folder.resolve("images").toUri());
    }

    @Test
    void filesAppearWithTheirFoldersAndNothingElse() throws IOException {
        AtomicFiles files = files();
        files.write("a/b/c.png", content("one"));
        files.write("a/b/c.png", content("two"));
        assertThat(folder.resolve("images/a/b/c.png")).hasContent("two");
        assertThat(folder.resolve("images/a/b")).isDirectoryNotContaining("glob:**.{part,tmp}");
        assertThat(folder.resolve("images/.incoming")).isEmptyDirectory();
        assertThat(files.size("a/b/c.png")).isEqualTo(3);
        assertThat(Path.of(files.uri("a/b/c.png"))).isEqualTo(folder.resolve("images/a/b/c.png"));
        try (InputStream in = files.openIfPresent("a/b/c.png")) {
            assertThat(in).hasContent("two");
        }
    }

    @Test
    void whatIsNotThereIsNoError() throws IOException {
        assertThat(files().openIfPresent("a/none.png")).isNull();
    }

    @Test
    void aFailedWriteLeavesNothing() throws IOException {
        AtomicFiles files = files();
        ByteArrayOutputStream broken = new ByteArrayOutputStream() {
            @Override
            public synchronized void writeTo(OutputStream out) throws IOException {
                out.write(1);
                throw new IOException("no space left");
            }
        };
        assertThatThrownBy(() -> files.write("a/x.png", broken)).hasMessage("no space left");
        assertThat(folder.resolve("images/a/x.png")).doesNotExist();
        assertThat(folder.resolve("images/.incoming")).isEmptyDirectory();
    }

    @Test
    void foldersThatDisappearAreMadeAgain() throws IOException {
        AtomicFiles files = files();
        files.write("a/1.png", content("one"));
        Files.delete(folder.resolve("images/a/1.png"));
        Files.delete(folder.resolve("images/a"));
        files.write("a/2.png", content("two"));
        assertThat(folder.resolve("images/a/2.png")).hasContent("two");
    }

    @Test
    void whatKilledProcessesLeftIsDeletedOnceItIsOld() throws IOException {
        files();
        Path old = Files.writeString(folder.resolve("images/.incoming/old"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(2, ChronoUnit.HOURS)));
        Path fresh = Files.writeString(folder.resolve("images/.incoming/fresh"), "x");
        files();
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void anUnknownSchemeIsAnError() {
        assertThatThrownBy(() -> AtomicFiles.below(URI.create("nothing://x/y"))).isInstanceOf(IOException.class);
    }
}
