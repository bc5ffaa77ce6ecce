package io.niffler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingTest {
    private enum Mode {
        READ_ONLY,
        READ_WRITE
    }

    private static final Setting<Integer> PORT = Setting.ofInt("gateway.port", 11112, 0, 65535, "where we listen");
    private static final Setting<String> URI =
            Setting.ofString("mongo.uri", "", "the store").asSecret();

    @Test
    void namesKeyValueOriginAndRemedy() {
        Settings settings = Settings.of(Map.of("gateway.port", "99999"));
        assertThatThrownBy(() -> settings.get(PORT))
                .isInstanceOf(ConfigException.class)
                .hasMessage("gateway.port is \"99999\" (command line): write a whole number from 0 to 65535");
    }

    @Test
    void namesTheVariableThatHoldsABadValue() {
        Settings settings = Settings.load(null, Map.of("NIFFLER_GATEWAY_PORT", "high"), Map.of());
        assertThatThrownBy(() -> settings.get(PORT))
                .hasMessageContaining("NIFFLER_GATEWAY_PORT is \"high\"")
                .hasMessageContaining("environment");
    }

    @Test
    void keepsASecretOutOfTheErrorAndItsCause() {
        Setting<String> checked = URI.where(uri -> uri.startsWith("mongodb://"), "write mongodb://...");
        Settings settings = Settings.of(Map.of("mongo.uri", "http://me:hunter2@db"));
        assertThatThrownBy(() -> settings.get(checked))
                .hasMessageContaining("******")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void readsEachType() {
        Settings settings = Settings.of(Map.of(
                "on", "Yes", "list", "A, B\\,C,,", "path", "some/folder", "mode", "read-write", "text", " kept "));
        assertThat(settings.get(Setting.ofBoolean("on", false, ""))).isTrue();
        assertThat(settings.get(Setting.ofList("list", "", ""))).isEqualTo(List.of("A", "B,C"));
        assertThat(settings.get(Setting.ofPath("path", "", ""))).isEqualTo(Path.of("some/folder"));
        assertThat(settings.get(Setting.ofEnum("mode", Mode.class, Mode.READ_ONLY, "")))
                .isEqualTo(Mode.READ_WRITE);
        assertThat(settings.get(Setting.ofString("text", "", ""))).isEqualTo("kept");
    }

    @Test
    void listsTheChoicesOfAnEnum() {
        Settings settings = Settings.of(Map.of("mode", "maybe"));
        assertThatThrownBy(() -> settings.get(Setting.ofEnum("mode", Mode.class, Mode.READ_ONLY, "")))
                .hasMessageContaining("write one of read-only, read-write");
    }

    @Test
    void appliesFurtherRules() {
        Setting<DataSize> size =
                Setting.ofSize("size", "1 MiB", "").where(value -> value.bytes() >= 4096, "write at least 4 KiB");
        assertThat(Settings.of(Map.of()).get(size)).isEqualTo(DataSize.ofMebibytes(1));
        assertThatThrownBy(() -> Settings.of(Map.of("size", "1k")).get(size))
                .hasMessageContaining("write at least 4 KiB");
    }
}
