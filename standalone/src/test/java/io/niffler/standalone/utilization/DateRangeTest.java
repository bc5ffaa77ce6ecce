package io.niffler.standalone.utilization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangeTest {
    private static final LocalDate FIFTH = LocalDate.of(2024, 3, 5);

    @ParameterizedTest
    @ValueSource(strings = {"20240305", "2024-03-05"})
    void readsDays(String text) {
        assertThat(DateRange.date(text)).contains(FIFTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2024", "20240230", "2024-3-5", "05.03.2024", "2024-0305", "today"})
    void refusesWhatIsNoDay(String text) {
        assertThat(DateRange.date(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"202402", "2024-02"})
    void readsMonths(String text) {
        YearMonth month = DateRange.month(text).orElseThrow();
        assertThat(DateRange.of(month)).isEqualTo(new DateRange(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 29)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2024", "202413", "2024-1", "20240301", "March", "0000-01", "9999-12"})
    void refusesWhatIsNoMonth(String text) {
        assertThat(DateRange.month(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20240305.csv", "rows-20240305-v2.csv", "99999999_20240305"})
    void findsTheDayInAName(String name) {
        assertThat(DateRange.dateInName(name)).contains(FIFTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.csv", "2024030.csv", "120240305.csv", "20240231.csv"})
    void findsNoDayWhereThereIsNone(String name) {
        assertThat(DateRange.dateInName(name)).isEmpty();
    }

    @Test
    void containsItsFirstAndLastDay() {
        DateRange range = new DateRange(FIFTH, FIFTH.plusDays(1));
        assertThat(range.contains(FIFTH.minusDays(1))).isFalse();
        assertThat(range.contains(FIFTH)).isTrue();
        assertThat(range.contains(FIFTH.plusDays(1))).isTrue();
        assertThat(range.contains(FIFTH.plusDays(2))).isFalse();
    }
}
