package io.niffler.jobs.png.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.niffler.dicom.png.MappingMode;
import io.niffler.jobs.png.ImageNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWalkTest {
    @TempDir
    Path home;

    private Path out;
    private FolderWalk.Passed passed;

    @BeforeEach
    void files() throws IOException {
        out = Files.createDirectories(home.resolve("out"));
        for (String name : List.of(
                "top.dcm",
                "notes.txt",
                ".hidden.dcm",
                "p1/B.DCM",
                "p1/a.dcm",
                "p1/s1/c.dcm",
                "p2/s1/d.dcm",
                ".hidden/e.dcm",
                "out/failed-dicom/1/f.dcm")) {
            Path file = home.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    private List<String> walk(int depth, boolean anyName) throws IOException {
        FolderOptions options = new FolderOptions(
                home.toString(),
                new RunFolder(out),
                depth,
                anyName,
                ImageNames.Level.PATIENT,
                MappingMode.NIFFLER,
                16,
                true,
                new HeaderChoice(true, false, null),
                1);
        Files.createDirectories(options.folder().temporary());
        Path list = out.resolve("list");
        passed = FileList.write(options, list);
        List<String> paths = new ArrayList<>();
        try (FileList.Reader reader = new FileList.Reader(list)) {
            for (ListedFile file = reader.next(); file != null; file = reader.next()) {
                assertThat(file.size).isEqualTo(Files.size(home.resolve(file.path)));
                paths.add(file.path);
            }
        }
        return paths;
    }

    @Test
    void takesFilesAtExactlyOneDepth() throws IOException {
        assertThat(walk(0, false)).containsExactly("top.dcm");
        assertThat(passed).isEqualTo(new FolderWalk.Passed(0, 1));
        assertThat(walk(1, false)).containsExactly("p1/B.DCM", "p1/a.dcm");
        assertThat(walk(2, false)).containsExactly("p1/s1/c.dcm", "p2/s1/d.dcm");
        assertThat(walk(3, false)).isEmpty();
    }

    @Test
    void takesFilesAtAnyDepthInTheOrderOfTheirPaths() throws IOException {
        assertThat(walk(FolderOptions.ANY_DEPTH, false))
                .containsExactly("p1/B.DCM", "p1/a.dcm", "p1/s1/c.dcm", "p2/s1/d.dcm", "top.dcm");
    }

    @Test
    void looksIntoFilesOfOtherNamesOnlyWhenAsked() throws IOException {
        byte[] dicom = new byte[200];
        System.arraycopy("DICM".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, dicom, 128, 4);
        Files.write(home.resolve("IM0001"), dicom);
        Files.write(home.resolve("short"), Arrays.copyOf(dicom, 131));
        assertThat(walk(0, false)).containsExactly("top.dcm");
        assertThat(passed.others()).isEqualTo(3);
        assertThat(walk(0, true)).containsExactly("IM0001", "top.dcm");
        assertThat(passed.others()).isEqualTo(2);
    }

    @Test
    void followsLinksButNotInCircles() throws IOException {
        Files.createSymbolicLink(home.resolve("p2/again"), home.resolve("p1"));
        Files.createSymbolicLink(home.resolve("p1/circle"), home);
        assertThat(walk(2, false)).contains("p2/again/a.dcm");
        assertThat(walk(FolderOptions.ANY_DEPTH, false))
                .contains("p2/again/a.dcm")
                .doesNotContain("p1/circle/top.dcm");
        assertThat(passed.unreadable()).as("the circles").isPositive();
    }

    @Test
    void knowsTheOutputFolderByAnyName() throws IOException {
        Files.createSymbolicLink(home.resolve("alias"), out);
        assertThat(walk(FolderOptions.ANY_DEPTH, false)).noneMatch(path -> path.endsWith("f.dcm"));
    }

    @Test
    void countsLinksToNothingAndPipes() throws IOException, InterruptedException {
        Files.createSymbolicLink(home.resolve("nothing.dcm"), home.resolve("gone"));
        Files.createSymbolicLink(home.resolve("nothing.txt"), home.resolve("gone"));
        assumeThat(new ProcessBuilder("mkfifo", home.resolve("pipe.dcm").toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(walk(0, false)).containsExactly("top.dcm");
        assertThat(passed.unreadable()).isEqualTo(2);
    }

    @Test
    void countsNamesThatAreNoText() throws IOException, InterruptedException {
        assumeThat(new ProcessBuilder("sh", "-c", "touch \"$(printf 'caf\\351.dcm')\"")
                        .directory(home.toFile())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(walk(0, false)).containsExactly("top.dcm");
        assertThat(passed.unreadable()).isEqualTo(1);
    }
}
