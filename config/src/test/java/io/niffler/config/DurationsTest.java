package io.niffler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "500ms, PT0.5S",
        "10s, PT10S",
        "10 s, PT10S",
        "5m, PT5M",
        "5min, PT5M",
        "2h, PT2H",
        "3d, PT72H",
        "PT1M30S, PT1M30S"
    })
    void readsTheUsualForms(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "10", "-5s", "10 parsecs", "1.5h", "PT-5S", "pizza"})
    void refusesTheRestWithTheForms(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("500ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0ms", "500ms", "90s", "5m", "2h", "3d"})
    void printsWhatItReads(String text) {
        assertThat(Durations.format(Durations.parse(text))).isEqualTo(text);
    }
}
