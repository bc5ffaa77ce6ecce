package io.niffler.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.config.DataSize;
import io.niffler.events.BlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreCheckTest {
    @TempDir
    Path folder;

    @Test
    void saysHowMuchRoomThereIs() throws IOException {
        HealthReport.Check check = check(new DataSize(0));
        assertThat(check.state()).isEqualTo(HealthReport.State.UP);
        assertThat(check.detail()).endsWith(" MiB free");
    }

    @Test
    void isDegradedWhenRoomIsScarce() throws IOException {
        HealthReport.Check check = check(new DataSize(Long.MAX_VALUE));
        assertThat(check.state()).isEqualTo(HealthReport.State.DEGRADED);
        assertThat(check.detail()).contains("gateway.min-free-space");
    }

    @Test
    void isDownWhenTheFolderIsGone() throws IOException {
        BlobStore blobs = BlobStore.of(folder.toUri().toString());
        Files.delete(folder.resolve("tmp"));
        HealthReport.Check check = new BlobStoreCheck(blobs, new DataSize(0)).get();
        assertThat(check.isDown()).isTrue();
        assertThat(check.detail()).contains("tmp", "is not there");
    }

    private HealthReport.Check check(DataSize least) throws IOException {
        return new BlobStoreCheck(BlobStore.of(folder.toUri().toString()), least).get();
    }
}
