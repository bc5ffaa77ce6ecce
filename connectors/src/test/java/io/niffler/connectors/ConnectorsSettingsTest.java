package io.niffler.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.niffler.config.ConfigException;
import io.niffler.config.DataSize;
import io.niffler.config.Setting;
import io.niffler.config.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectorsSettingsTest {
    private final Settings defaults = Settings.of(Map.of());

    @Test
    void defaults() {
        assertThat(defaults.get(ConnectorsSettings.MONGO_DATABASE)).isEqualTo("ScannersInfo");
        assertThat(defaults.get(ConnectorsSettings.MONGO_URI)).isEmpty();
        assertThat(defaults.get(ConnectorsSettings.MONGO_BATCH_SIZE)).isEqualTo(500);
        assertThat(defaults.get(ConnectorsSettings.MONGO_BATCH_BYTES)).isEqualTo(DataSize.ofMebibytes(8));
        assertThat(defaults.get(ConnectorsSettings.MONGO_FLUSH_INTERVAL)).isEqualTo(Duration.ofMillis(200));
        assertThat(defaults.get(ConnectorsSettings.MONGO_RETRY_TIMEOUT)).isEqualTo(Duration.ofMinutes(2));
        assertThat(ConnectorsSettings.ALL).extracting(Setting::key).doesNotHaveDuplicates();
    }

    @Test
    void brokersAreOneList() {
        assertThat(ConnectorsSettings.bootstrapServers(defaults.with("kafka.bootstrap-servers", "a:1, b:2")))
                .isEqualTo("a:1,b:2");
    }

    @Test
    void addressesMustBeKnown() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ConnectorsSettings.bootstrapServers(defaults))
                .withMessageContaining("kafka.bootstrap-servers");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ConnectorsSettings.mongoUri(defaults))
                .withMessageContaining("mongo.uri");
    }
}
