package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "-PT1S, 0 s",
        "PT0.4S, 0 s",
        "PT0.5S, 1 s",
        "PT59.4S, 59 s",
        "PT59.5S, 1 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h 0 min",
        "PT23H59M, 23 h 59 min",
        "P2DT5H59M, 2 d 5 h"
    })
    void areShort(String span, String text) {
        assertThat(Times.text(Duration.parse(span))).isEqualTo(text);
    }
}
