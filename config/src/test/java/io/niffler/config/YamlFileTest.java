package io.niffler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {
    @Test
    void readsNestedAndDottedKeys() {
        assertThat(texts("""
                # a comment
                data: /var/lib/niffler
                gateway:
                  port: 11112
                  bind: 0.0.0.0
                  accepted-calling-aes: [CT1, "MR,2"]
                  accepted-addresses:
                    - 10.0.0.0/8
                    - 127.0.0.1
                gateway.ae-title: "NIFFLER"
                mongo:
                  uri:
                """))
                .containsExactlyEntriesOf(ordered(
                        "data",
                        "/var/lib/niffler",
                        "gateway.port",
                        "11112",
                        "gateway.bind",
                        "0.0.0.0",
                        "gateway.accepted-calling-aes",
                        "CT1,MR\\,2",
                        "gateway.accepted-addresses",
                        "10.0.0.0/8,127.0.0.1",
                        "gateway.ae-title",
                        "NIFFLER"));
    }

    @Test
    void keepsTheTextOfNumbersAndBooleans() {
        assertThat(texts("a: 007\nb: 1e3\nc: yes\nd: 0x10\ne: 2026-11-01\nf: 22:22\n"))
                .containsValues("007", "1e3", "yes", "0x10", "2026-11-01", "22:22");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n"})
    void readsNothingFromAnEmptyFile(String yaml) {
        assertThat(texts(yaml)).isEmpty();
    }

    @Test
    void refusesAKeyWrittenTwice() {
        assertThatThrownBy(() -> texts("gateway:\n  port: 1\ngateway.port: 2\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("niffler.yaml line 3: gateway.port is written twice, first in line 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x 1\nb: *x\n",
                "a: !!java.net.URL [http://localhost]\n",
                "a: !!javax.script.ScriptEngineManager {}\n",
                "base: &base {x: 1}\nmore:\n  <<: *base\n",
                "a: [&x 1, *x]\n",
                "--- &top\na: 1\n"
            })
    void refusesAnchorsAliasesAndTags(String yaml) {
        assertThatThrownBy(() -> texts(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("anchor, alias or tag");
    }

    @Test
    void readsABombInNoTime() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            yaml.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1));
        }
        assertThatThrownBy(() -> texts(yaml.toString())).isInstanceOf(ConfigException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- a\n- b\n",
                "just text",
                "a: [1, [2]]\n",
                "a: [{b: 1}]\n",
                "a: 1\n---\nb: 2\n",
                "a: \"open\n",
                "a: 1\n  b: 2\n",
                "\tx: 1\n",
                "NIFFLER_GATEWAY_PORT: 1\n"
            })
    void saysWhereItStopsUnderstanding(String yaml) {
        assertThatThrownBy(() -> texts(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("niffler.yaml line ");
    }

    @Test
    void refusesDepthWithoutRecursingIntoIt() {
        String deep = "{a: ".repeat(5000) + "1" + "}".repeat(5000);
        assertThatThrownBy(() -> texts(deep)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> texts("{a: ".repeat(20) + "1" + "}".repeat(20)))
                .hasMessageContaining("nested deeper");
    }

    @Test
    void doesNotQuoteTheFileInItsErrors() {
        assertThatThrownBy(() -> texts("password: \"hunter2\nx: y: z\n"))
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void namesAMissingFile() {
        assertThatThrownBy(() -> YamlFile.read(Path.of("no-such.yaml")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no-such.yaml")
                .hasMessageContaining("--config");
    }

    private static Map<String, String> texts(String yaml) {
        Map<String, String> texts = new LinkedHashMap<>();
        YamlFile.parse("niffler.yaml", yaml).forEach(value -> texts.put(value.name(), value.text()));
        return texts;
    }

    private static Map<String, String> ordered(String... keysAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
