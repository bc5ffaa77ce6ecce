package io.niffler.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.dicom.testing.TestObjects;
import io.niffler.dicom.testing.TestObjects.Kind;
import io.niffler.standalone.ChildJvm;
import io.niffler.standalone.cli.Niffler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code niffler png} is killed in the middle of its work, then stopped; in the end every file is there, once. */
class PngCrashIT {
    private static final int FILES = 300;
    private static final int SIGTERM = 143;
    private static final Duration LONG = Duration.ofMinutes(3);
    /** Bytes of an entry in the ledger of files that are done. */
    private static final int ENTRY = 40;

    @TempDir
    Path temp;

    private Path home;
    private Path out;

    private ChildJvm start() throws IOException {
        return ChildJvm.start(
                temp.resolve("png.out"),
                List.of("-Xmx384m"),
                Niffler.class.getName(),
                List.of("png", "--dicom-home", home.toString(), "--out", out.toString(), "--depth", "1"),
                Map.of());
    }

    private long done() throws IOException {
        Path ledger = out.resolve(".niffler-png/ledger");
        return Files.exists(ledger) ? Files.size(ledger) / ENTRY : 0;
    }

    @Test
    void convertsEveryFileOnce() throws Exception {
        home = temp.resolve("in");
        out = temp.resolve("out");
        for (int i = 0; i < FILES; i++) {
            Path file = home.resolve("p" + i % 3 + "/IM" + i / 2 + ".dcm");
            if (Files.exists(file)) {
                file = home.resolve("p" + i % 3 + "/IM" + i + "-more.dcm");
            }
            Files.createDirectories(file.getParent());
            Files.write(file, TestObjects.part10(TestObjects.instance(Kind.CT, "study", "s", i)));
        }
        try (ChildJvm child = start()) {
            awaitMore(child);
            child.kill();
        }
        try (ChildJvm child = start()) {
            awaitMore(child);
            assertThat(child.stop(LONG.toSeconds())).isEqualTo(SIGTERM);
            assertThat(child.output()).contains("Stopped; the same command goes on from here.");
        }
        assertThat(temp.resolve("png.out")).content().doesNotContain("Results are in");
        long before = done();
        try (ChildJvm child = start()) {
            assertThat(child.waitFor(LONG.toSeconds())).as(child.output()).isZero();
            assertThat(child.output())
                    .contains("Going on with an earlier run: ")
                    .contains("300  images");
        }
        assertThat(done()).isEqualTo(FILES).isGreaterThan(before);
        Set<String> images = assertEachFileOnce();

        Path anImage = Path.of(images.iterator().next());
        Files.setLastModifiedTime(anImage, FileTime.fromMillis(0));
        try (ChildJvm child = start()) {
            assertThat(child.waitFor(LONG.toSeconds())).isZero();
            assertThat(child.output()).contains("Nothing to do: all 300 files were done before.");
        }
        assertThat(Files.getLastModifiedTime(anImage).toMillis()).isZero();
        assertThat(assertEachFileOnce()).isEqualTo(images);
    }

    private void awaitMore(ChildJvm child) throws IOException {
        long before = done();
        await("files that are done")
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    if (!child.isAlive()) {
                        throw new IllegalStateException("it has ended: " + child.output());
                    }
                    return done() > before + 20;
                });
        assertThat(done()).as("in the middle").isLessThan(FILES);
    }

    private Set<String> assertEachFileOnce() throws IOException {
        Set<String> files;
        try (Stream<Path> all = Files.walk(home)) {
            files = all.filter(Files::isRegularFile).map(Path::toString).collect(Collectors.toCollection(TreeSet::new));
        }
        List<String> mapped = Files.readAllLines(out.resolve("mapping.csv"));
        assertThat(mapped).hasSize(FILES + 1);
        assertThat(mapped.stream().skip(1).map(line -> line.substring(0, line.indexOf(", "))))
                .containsExactlyInAnyOrderElementsOf(files);
        List<String> rows = Files.readAllLines(out.resolve("metadata.csv"));
        assertThat(rows).hasSize(FILES + 1);
        assertThat(rows.stream().skip(1).map(row -> row.replaceAll(".*,([^,]*),True,uncategorized$", "$1")))
                .containsExactlyInAnyOrderElementsOf(files);
        Set<String> images = mapped.stream()
                .skip(1)
                .map(line -> line.substring(line.indexOf(", ") + 2))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(images).hasSize(FILES);
        for (String image : images) {
            assertThat(ImageIO.read(new java.io.File(image))).as(image).isNotNull();
        }
        try (Stream<Path> all = Files.walk(out.resolve("extracted-images"))) {
            assertThat(all.filter(Files::isRegularFile).map(Path::toString))
                    .as("nothing else was left")
                    .containsExactlyInAnyOrderElementsOf(images);
        }
        return images;
    }
}
