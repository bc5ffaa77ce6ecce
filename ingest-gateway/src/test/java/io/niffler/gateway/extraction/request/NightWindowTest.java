package io.niffler.gateway.extraction.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightWindowTest {
    private static ZonedDateTime at(String moment) {
        return LocalDateTime.parse(moment).atZone(ZoneId.of("Europe/Berlin"));
    }

    @ParameterizedTest
    @CsvSource({
        "19, 7, 2024-03-05T18:59:59, false, 2024-03-05T19:00",
        "19, 7, 2024-03-05T19:00, true, 2024-03-06T07:00",
        "19, 7, 2024-03-06T00:00, true, 2024-03-06T07:00",
        "19, 7, 2024-03-06T06:59:59.999, true, 2024-03-06T07:00",
        "19, 7, 2024-03-06T07:00, false, 2024-03-06T19:00",
        "1, 5, 2024-03-05T00:30, false, 2024-03-05T01:00",
        "1, 5, 2024-03-05T04:59, true, 2024-03-05T05:00",
        "1, 5, 2024-03-05T05:00, false, 2024-03-06T01:00",
        "20, 0, 2024-03-05T23:00, true, 2024-03-06T00:00",
        "0, 23, 2024-03-05T23:30, false, 2024-03-06T00:00",
    })
    void opensAndCloses(int start, int end, String moment, boolean open, String change) {
        NightWindow window = new NightWindow(start, end);
        assertThat(window.isOpen(at(moment))).isEqualTo(open);
        assertThat(window.nextChange(at(moment))).isEqualTo(at(change));
    }

    /** On 2024-03-31 the hour from 2 to 3 did not exist, on 2024-10-27 it came twice. */
    @Test
    void takesTheClockAsItIs() {
        assertThat(new NightWindow(2, 5).nextChange(at("2024-03-31T00:30"))).isEqualTo(at("2024-03-31T03:00"));
        ZonedDateTime twice = new NightWindow(1, 3).nextChange(at("2024-10-27T01:30"));
        assertThat(twice).isEqualTo(at("2024-10-27T03:00"));
        assertThat(new NightWindow(2, 3).nextChange(at("2024-03-31T00:30")))
                .as("a window that the clock leaves out")
                .isEqualTo(at("2024-04-01T02:00"));
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "-1, 7", "19, 24"})
    void refusesOtherHours(int start, int end) {
        assertThatIllegalArgumentException().isThrownBy(() -> new NightWindow(start, end));
    }
}
