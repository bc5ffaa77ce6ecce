package io.niffler.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.config.ConfigException;
import io.niffler.config.DataSize;
import io.niffler.config.Setting;
import io.niffler.config.Settings;
import io.niffler.dicom.net.ScpConfig;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewaySettingsTest {
    private final Settings defaults = Settings.of(Map.of());

    @Test
    void hasTheseDefaults() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting<?> setting : GatewaySettings.ALL) {
            values.put(setting.key(), defaults.get(setting).toString());
        }
        assertThat(values)
                .containsExactly(
                        Map.entry("gateway.ae-title", "NIFFLER"),
                        Map.entry("gateway.port", "11112"),
                        Map.entry("gateway.bind", "0.0.0.0"),
                        Map.entry("gateway.accepted-calling-aes", "[]"),
                        Map.entry("gateway.accepted-addresses", "[]"),
                        Map.entry("gateway.retrospective-originators", "[NIFFLER]"),
                        Map.entry("gateway.max-associations", "64"),
                        Map.entry("gateway.max-associations-per-address", "32"),
                        Map.entry("gateway.max-pdu-length", "256 KiB"),
                        Map.entry("gateway.artim-timeout", "PT10S"),
                        Map.entry("gateway.idle-timeout", "PT1M"),
                        Map.entry("gateway.pdu-timeout", "PT30S"),
                        Map.entry("gateway.min-data-rate", "8 KiB"),
                        Map.entry("gateway.inline-limit", "16 MiB"),
                        Map.entry("gateway.instance-limit", "2 GiB"),
                        Map.entry("gateway.in-flight-limit", "256 MiB"),
                        Map.entry("gateway.in-flight-wait", "PT5S"),
                        Map.entry("gateway.publish-timeout", "PT10S"),
                        Map.entry("gateway.shutdown-grace", "PT10S"),
                        Map.entry("gateway.accept-unknown-sop-classes", "false"),
                        Map.entry("gateway.admin-port", "8090"),
                        Map.entry("gateway.admin-bind", "127.0.0.1"),
                        Map.entry("gateway.min-free-space", "1 GiB"));
        assertThatCode(() -> GatewaySettings.check(defaults)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "gateway.port, 70000, 0 to 65535",
        "gateway.max-pdu-length, 100, 4 KiB to 16 MiB",
        "gateway.artim-timeout, 0, 1ms",
        "gateway.min-data-rate, 0, 1 byte to 1 GiB",
        "gateway.idle-timeout, 2d, less than 1d",
        "gateway.inline-limit, 1 KiB, 64 KiB to 64 MiB",
        "gateway.inline-limit, 100 MiB, 64 KiB to 64 MiB",
        "gateway.publish-timeout, 5ms, 100ms",
        "gateway.accepted-addresses, 10.0.0.0/99, CIDR|range",
        "gateway.accepted-calling-aes, A VERY LONG TITLE INDEED, 16",
        "gateway.ae-title, A VERY LONG TITLE INDEED, 16",
        "gateway.retrospective-originators, A VERY LONG TITLE INDEED, 16",
        "gateway.bind, not an address, address of this machine",
        "gateway.admin-bind, not an address, address of this machine",
        "dicom.network, telegraph, niffler",
        "blobs.uri, somewhere, file:///",
        "gateway.shutdown-grace, 2h, less than 1h",
    })
    void namesTheRemedy(String key, String value, String remedy) {
        Settings settings = defaults.with(key, value);
        assertThatThrownBy(() -> GatewaySettings.check(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(value)
                .message()
                .containsPattern(remedy);
    }

    @Test
    void leavesRoomForTheLargestInstance() {
        assertThatThrownBy(() -> GatewaySettings.check(defaults.with("gateway.in-flight-limit", "16 MiB")))
                .hasMessageContaining("gateway.in-flight-limit is \"16 MiB\"")
                .hasMessageContaining("82 MiB");
        assertThatCode(() -> GatewaySettings.check(defaults.with("gateway.in-flight-limit", "82 MiB")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> GatewaySettings.check(defaults.with("gateway.instance-limit", "1 MiB")))
                .hasMessageContaining("at least gateway.inline-limit");
        assertThatThrownBy(() -> GatewaySettings.check(defaults.with("gateway.prot", "1")))
                .hasMessageContaining("did you mean gateway.port?");
    }

    @Test
    void dividesTheMemoryBetweenReceivingAndTheProducer() {
        Settings settings =
                defaults.with("kafka.bootstrap-servers", "h:1").with("kafka.producer.buffer.memory", "999999999");
        long producer = Long.parseLong(ProducerSettings.producer(settings)
                .get(ProducerConfig.BUFFER_MEMORY_CONFIG)
                .toString());
        assertThat(GatewaySettings.receiveBuffer(settings) + producer)
                .isEqualTo(settings.get(GatewaySettings.IN_FLIGHT_LIMIT).bytes());
        assertThat(producer)
                .as("whatever is held as received fits")
                .isGreaterThan(GatewaySettings.receiveBuffer(settings));
    }

    @Test
    void configuresTheProvider() throws Exception {
        ScpConfig config = ScpSettings.from(defaults.with("gateway.ae-title", "HERE")
                .with("gateway.accepted-calling-aes", "CT1, MR1")
                .with("gateway.accepted-addresses", "10.0.0.0/8"));
        assertThat(config.aeTitles()).containsExactly("HERE");
        assertThat(config.anyCalledAe()).isFalse();
        assertThat(config.acceptedCallingAes()).containsExactly("CT1", "MR1");
        assertThat(config.acceptedAddresses().get(0).contains(InetAddress.getByName("10.1.2.3")))
                .isTrue();
        assertThat(config.associationRequestTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.closeGrace()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.minDataRate()).isEqualTo(8 << 10);
        assertThat(config.maxDataSetLength())
                .as("what is just too large is still answered")
                .isEqualTo(DataSize.ofMebibytes(2048 + 64).bytes());
        assertThat(ScpSettings.from(defaults.with("gateway.ae-title", "*")).anyCalledAe())
                .isTrue();
    }

    @Test
    void doesNotLetAPassedOnKeyWeakenDurability() {
        Map<String, Object> config = ProducerSettings.producer(defaults.with("kafka.bootstrap-servers", "h:1,h:2")
                .with("kafka.producer.acks", "0")
                .with("kafka.producer.enable.idempotence", "false")
                .with("kafka.producer.linger.ms", "3")
                .with("gateway.publish-timeout", "10s"));
        assertThat(config)
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true")
                .containsEntry(ProducerConfig.LINGER_MS_CONFIG, "3")
                .containsEntry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "h:1,h:2")
                .containsEntry(ProducerConfig.MAX_BLOCK_MS_CONFIG, "2000")
                .containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
        assertThat(Integer.parseInt(
                        config.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG).toString()))
                .isGreaterThan(DataSize.ofMebibytes(16).toIntBytes());
    }

    @Test
    void needsABroker() {
        assertThatThrownBy(() -> ProducerSettings.producer(defaults))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("kafka.bootstrap-servers")
                .hasMessageContaining("localhost:9092");
    }
}
