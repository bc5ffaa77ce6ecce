package io.niffler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSettingsTest {
    @Test
    void hasTheseDefaults() {
        Settings settings = Settings.of(Map.of());
        assertThat(settings.get(SharedSettings.DATA)).isEqualTo(Path.of("./niffler-data"));
        assertThat(settings.get(SharedSettings.DICOM_NETWORK)).isEqualTo("niffler");
        assertThat(settings.get(SharedSettings.KAFKA_BOOTSTRAP_SERVERS)).isEmpty();
        assertThat(settings.get(SharedSettings.KAFKA_TOPICS_REPLICATION)).isEqualTo(1);
        assertThat(settings.get(SharedSettings.KAFKA_TOPICS_PARTITIONS)).isEqualTo(4);
        assertThat(settings.get(SharedSettings.KAFKA_INSTANCES_RETENTION)).isEqualTo(Duration.ofHours(24));
        assertThat(settings.get(SharedSettings.KAFKA_INSTANCES_RETENTION_SIZE)).isEqualTo(new DataSize(0));
        assertThat(settings.get(SharedSettings.KAFKA_PRODUCER)).isEmpty();
        assertThat(settings.get(SharedSettings.KAFKA_CONSUMER)).isEmpty();
        assertThat(settings.get(SharedSettings.BLOBS_URI)).isEmpty();
        assertThat(settings.get(SharedSettings.INLINE_LIMIT)).isEqualTo(DataSize.ofMebibytes(16));
    }

    @Test
    void putsBlobsIntoTheDataFolder() {
        Settings settings = Settings.of(Map.of("data", "/var/lib/niffler"));
        assertThat(SharedSettings.blobsUri(settings)).isEqualTo(URI.create("file:///var/lib/niffler/blobs"));
        assertThat(SharedSettings.blobsUri(settings.with("blobs.uri", "file:///else")))
                .isEqualTo(URI.create("file:///else"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"blobs", "C:\\blobs", "file: //x"})
    void refusesWhatIsNoUri(String text) {
        assertThatThrownBy(() -> SharedSettings.blobsUri(Settings.of(Map.of("blobs.uri", text))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("blobs.uri")
                .hasMessageContaining("file:///");
    }
}
