package io.niffler.jobs.png.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileListTest {
    @TempDir
    Path temp;

    private Path list(String... lines) throws IOException {
        Path list = Files.createTempFile(temp, "list", "");
        return Files.write(list, List.of(lines));
    }

    @Test
    void anyNameStaysOneLine() {
        String path = "a\tb\\t\n\r/ü, \"x\".dcm";
        String line = ListedFile.line(path, 5, -1);
        assertThat(line).doesNotContain("\n", "\r");
        ListedFile parsed = ListedFile.parse(3, line);
        assertThat(parsed.path).isEqualTo(path);
        assertThat(parsed.size).isEqualTo(5);
        assertThat(parsed.modified).isEqualTo(-1);
        assertThat(parsed.index).isEqualTo(3);
        assertThat(parsed.line()).isEqualTo(line);
    }

    @Test
    void aSplitSurvivesItsSerializer() throws IOException {
        ListSplit split =
                new ListSplit(List.of(ListedFile.of(4, "a\n/b.dcm", 1, 2), ListedFile.of(9, "ü".repeat(40_000), 3, 4)));
        ListSplitSerializer serializer = new ListSplitSerializer();
        ListSplit copy = serializer.deserialize(1, serializer.serialize(split));
        assertThat(copy.splitId()).isEqualTo("4");
        assertThat(copy.files()).usingRecursiveFieldByFieldElementComparator().isEqualTo(split.files());
    }

    @Test
    void countsFilesAndBytes() throws IOException {
        Path list = list(ListedFile.line("a", 10, 0), ListedFile.line("b", 32, 0));
        assertThat(FileList.total(list)).isEqualTo(new FileList.Total(2, 42));
    }

    @Test
    void readsInOrder() throws IOException {
        List<String> read = new ArrayList<>();
        try (FileList.Reader reader =
                new FileList.Reader(list(ListedFile.line("a", 1, 1), ListedFile.line("b", 2, 2)))) {
            for (ListedFile file = reader.next(); file != null; file = reader.next()) {
                read.add(file.index + file.path);
            }
        }
        assertThat(read).containsExactly("0a", "1b");
    }

    @Test
    void seesWhatHasChanged() throws IOException {
        Path before = list(
                ListedFile.line("a", 1, 1),
                ListedFile.line("b", 1, 1),
                ListedFile.line("c", 1, 1),
                ListedFile.line("d", 1, 1));
        Path now = list(
                ListedFile.line("b", 1, 1),
                ListedFile.line("c", 1, 2),
                ListedFile.line("d", 2, 1),
                ListedFile.line("e", 1, 1),
                ListedFile.line("f", 1, 1));
        assertThat(ListChange.between(before, now)).isEqualTo(new ListChange(2, 2, 1));
        assertThat(ListChange.between(before, before).none()).isTrue();
    }
}
