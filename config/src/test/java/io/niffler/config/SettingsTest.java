package io.niffler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final Setting<Integer> PORT = Setting.ofInt("gateway.port", 11112, 0, 65535, "where we listen");
    private static final Setting<DataSize> INLINE =
            Setting.ofSize("gateway.inline-limit", "16 MiB", "claim check above");
    private static final Setting<String> URI =
            Setting.ofString("mongo.uri", "", "the store").asSecret();
    private static final Setting<Map<String, String>> PRODUCER = Setting.ofMap("kafka.producer", "passed on");
    private static final List<Setting<?>> ALL = List.of(PORT, INLINE, URI, PRODUCER);

    @TempDir
    Path folder;

    @Test
    void takesCommandLineOverEnvironmentOverFileOverDefault() throws IOException {
        Path file = file("gateway:\n  port: 1\n");
        Map<String, String> environment = Map.of("NIFFLER_GATEWAY_PORT", "2");
        Map<String, String> overrides = Map.of("gateway.port", "3");

        assertThat(Settings.of(Map.of()).get(PORT)).isEqualTo(11112);
        assertThat(Settings.load(file, Map.of(), Map.of()).get(PORT)).isEqualTo(1);
        assertThat(Settings.load(file, environment, Map.of()).get(PORT)).isEqualTo(2);
        assertThat(Settings.load(file, environment, overrides).get(PORT)).isEqualTo(3);
        assertThat(Settings.load(file, environment, overrides)
                        .with("gateway.port", "4")
                        .get(PORT))
                .isEqualTo(4);
    }

    @Test
    void saysWhereEachValueCameFrom() throws IOException {
        Path file = file("gateway:\n  inline-limit: 8 MiB\n");
        Settings settings = Settings.load(file, Map.of("NIFFLER_GATEWAY_PORT", "2"), Map.of());
        assertThat(settings.originOf(INLINE)).isEqualTo("niffler.yaml line 2");
        assertThat(settings.originOf(PORT)).isEqualTo("environment NIFFLER_GATEWAY_PORT");
        assertThat(settings.originOf(URI)).isEqualTo("default");
        assertThat(settings.isSet(PORT)).isTrue();
        assertThat(settings.isSet(URI)).isFalse();
    }

    @Test
    void handsMapKeysOnUntouched() throws IOException {
        Path file = file("kafka:\n  producer:\n    linger.ms: 5\n    compression.type: lz4\n");
        Settings settings = Settings.load(file, Map.of("NIFFLER_KAFKA_PRODUCER_LINGER_MS", "7"), Map.of());
        assertThat(settings.get(PRODUCER)).isEqualTo(Map.of("linger.ms", "7", "compression.type", "lz4"));
        assertThat(settings.isSet(PRODUCER)).isTrue();
    }

    @Test
    void namesTheKeyThatWasProbablyMeant() throws IOException {
        Settings settings = Settings.load(file("gateway:\n  inline-limt: 8 MiB\n"), Map.of(), Map.of());
        assertThatThrownBy(() -> settings.rejectUnknown(ALL))
                .isInstanceOf(ConfigException.class)
                .hasMessage("unknown setting gateway.inline-limt (niffler.yaml line 2): "
                        + "did you mean gateway.inline-limit?");
    }

    @Test
    void namesTheVariableThatWasProbablyMeant() {
        Settings settings = Settings.load(null, Map.of("NIFFLER_GATEWAY_PROT", "1"), Map.of());
        assertThatThrownBy(() -> settings.rejectUnknown(ALL, "gateway"))
                .hasMessageContaining("did you mean NIFFLER_GATEWAY_PORT?");
    }

    @Test
    void doesNotGuessFromFarAway() {
        Settings settings = Settings.of(Map.of("gateway.x", "1"));
        assertThatThrownBy(() -> settings.rejectUnknown(ALL)).hasMessageContaining("remove it");
    }

    @Test
    void leavesOtherSectionsToOthers() {
        Settings settings = Settings.of(Map.of("flink.web-port", "1", "kafka.producer.acks", "all"));
        assertThatCode(() -> settings.rejectUnknown(ALL, "gateway", "kafka", "mongo"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> settings.rejectUnknown(ALL)).hasMessageContaining("flink.web-port");
    }

    @Test
    void refusesADottedSpellingOfADash() {
        Settings settings = Settings.of(Map.of("gateway.inline.limit", "1k"));
        assertThat(settings.get(INLINE)).isEqualTo(DataSize.ofMebibytes(16));
        assertThatThrownBy(() -> settings.rejectUnknown(ALL)).hasMessageContaining("gateway.inline-limit");
    }

    @Test
    void masksSecretsWhenPrinted() {
        Settings settings = Settings.of(
                Map.of("mongo.uri", "mongodb://me:hunter2@db", "kafka.producer.ssl.keystore.password", "hunter2"));
        assertThat(settings.describe(ALL))
                .contains("mongo.uri = ******  # command line")
                .contains("kafka.producer.ssl.keystore.password = ******")
                .contains("gateway.inline-limit = 16 MiB  # default")
                .doesNotContain("hunter2");
        assertThat(settings.describe()).doesNotContain("hunter2");
        assertThat(settings).asString().doesNotContain("hunter2");
    }

    @Test
    void survivesTheWayThroughAMap() throws IOException {
        Path file = file("gateway:\n  port: 1\n  inline-limit: 1k\n");
        Settings settings = Settings.load(file, Map.of("NIFFLER_GATEWAY_PORT", "2"), Map.of("mongo.uri", "u"));
        Settings copy = Settings.of(settings.asMap());
        assertThat(copy.get(PORT)).isEqualTo(2);
        assertThat(copy.get(INLINE)).isEqualTo(new DataSize(1024));
        assertThat(copy.get(URI)).isEqualTo("u");
        assertThat(copy.asMap()).isEqualTo(settings.asMap());
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("niffler.yaml"), yaml);
    }
}
