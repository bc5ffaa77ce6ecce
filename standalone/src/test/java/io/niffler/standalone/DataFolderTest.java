package io.niffler.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temp;

    @Test
    void belongsToOneAtATime() throws Exception {
        try (DataFolder first = DataFolder.open(temp)) {
            assertThatThrownBy(() -> DataFolder.open(temp))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining(first.root().toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--data DIR");
        }
        DataFolder.open(temp).close();
    }

    @Test
    void deletesWhatAKilledProcessLeft() throws Exception {
        Path leftover = Files.createDirectories(temp.resolve("tmp/flink-rpc")).resolve("akka.jar");
        Files.writeString(leftover, "jar");
        try (DataFolder folder = DataFolder.open(temp)) {
            assertThat(folder.temporary()).isEmptyDirectory();
        }
    }

    @Test
    void isForItsOwnerOnly() throws Exception {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        Set<PosixFilePermission> usual = Files.getPosixFilePermissions(Files.createDirectory(temp.resolve("usual")));
        try (DataFolder folder = DataFolder.open(temp.resolve("parent/new"))) {
            assertThat(Files.getPosixFilePermissions(folder.root()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
        assertThat(Files.getPosixFilePermissions(temp.resolve("parent"))).isEqualTo(usual);
    }

    @Test
    void namesTheFolderThatCannotBeMade() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining(file.resolve("data").toString());
    }

    @Test
    void tellsOthersWhereItListensAsLongAsItRuns() throws Exception {
        try (DataFolder folder = DataFolder.open(temp)) {
            folder.publish(Map.of("gateway.port", "104"));
            assertThat(DataFolder.addresses(temp))
                    .hasValueSatisfying(file -> assertThat(file).content().contains("gateway.port: 104"));
        }
        assertThat(DataFolder.addresses(temp)).isEmpty();
    }
}
