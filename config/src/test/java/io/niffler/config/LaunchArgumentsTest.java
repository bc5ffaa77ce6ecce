package io.niffler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchArgumentsTest {
    @Test
    void readsFileAndOverrides() {
        LaunchArguments arguments =
                LaunchArguments.parse("--config", "a.yaml", "-Dgateway.port=1", "-Dmongo.uri=mongodb://h/?a=b");
        assertThat(arguments.config()).isEqualTo(Path.of("a.yaml"));
        assertThat(arguments.overrides()).isEqualTo(Map.of("gateway.port", "1", "mongo.uri", "mongodb://h/?a=b"));
        assertThat(arguments.help()).isFalse();
        assertThat(LaunchArguments.parse("--config=b.yaml").config()).isEqualTo(Path.of("b.yaml"));
        assertThat(LaunchArguments.parse("--help").help()).isTrue();
        assertThat(LaunchArguments.parse().config()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--config", "-D", "-D=x", "-Dport", "up", "--verbose"})
    void refusesTheRestWithTheForms(String argument) {
        assertThatThrownBy(() -> LaunchArguments.parse(argument))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(argument);
    }
}
