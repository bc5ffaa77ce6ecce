package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimesTest {

    @ParameterizedTest
    @CsvSource({"20240229, 2024-02-29", "2024.02.29, 2024-02-29", "18000101, 1800-01-01", "21991231, 2199-12-31"})
    void readsDates(String da, LocalDate expected) {
        assertThat(DateTimes.date(da)).hasValue(expected);
        assertThat(DateTimes.date(da + " ")).hasValue(expected);
        assertThat(DateTimes.date(da + "\0")).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2024",
                "202402",
                "20230229",
                "20241301",
                "20240100",
                "00010101",
                "99991231",
                "17991231",
                "2024-02-29",
                "2024/02/29",
                "20240229-",
                "-20240229",
                " 20240229",
                "2024022a",
                "２０２４０２２９",
                "20240101-20240201",
                "2024.2.29",
                "240229",
                "20240229000000",
                "25:61"
            })
    void refusesWhatIsNoDate(String da) {
        assertThat(DateTimes.date(da)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10:00, 10:59:59.999999",
        "1015, 10:15, 10:15:59.999999",
        "101530, 10:15:30, 10:15:30.999999",
        "101530.5, 10:15:30.5, 10:15:30.599999",
        "101530.123456, 10:15:30.123456, 10:15:30.123456",
        "000000, 00:00, 00:00:00.999999",
        "235960, 23:59:59.999999, 23:59:59.999999",
        "10:15, 10:15, 10:15:59.999999",
        "10:15:30, 10:15:30, 10:15:30.999999",
        "10:15:30.25, 10:15:30.25, 10:15:30.259999"
    })
    void readsTimes(String tm, LocalTime first, LocalTime last) {
        assertThat(DateTimes.time(tm + " ")).hasValue(first);
        assertThat(DateTimes.latestTime(tm)).hasValue(last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "101",
                "10153",
                "1015301",
                "240000",
                "2400",
                "106000",
                "101561",
                "25:61",
                "101530.",
                "101530.1234567",
                "1015.5",
                "10.5",
                " 101530",
                "10-15",
                "10:1530",
                "1o1530",
                "101530Z",
                "101530+0100",
                "10:15:",
                "::::::::"
            })
    void refusesWhatIsNoTime(String tm) {
        assertThat(DateTimes.time(tm)).isEmpty();
        assertThat(DateTimes.latestTime(tm)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2024, 2024-01-01T00:00, 2024-12-31T23:59:59.999999",
        "202402, 2024-02-01T00:00, 2024-02-29T23:59:59.999999",
        "20240229, 2024-02-29T00:00, 2024-02-29T23:59:59.999999",
        "2024022910, 2024-02-29T10:00, 2024-02-29T10:59:59.999999",
        "20240229101530.5, 2024-02-29T10:15:30.5, 2024-02-29T10:15:30.599999"
    })
    void readsDateTimesAsSpans(String dt, LocalDateTime earliest, LocalDateTime latest) {
        assertThat(DateTimes.dateTime(dt)).hasValueSatisfying(value -> {
            assertThat(value.earliest()).isEqualTo(earliest);
            assertThat(value.latest()).isEqualTo(latest);
            assertThat(value.offset()).isEmpty();
        });
        assertThat(DateTimes.dateTime(dt + "+0530")).hasValueSatisfying(value -> {
            assertThat(value.earliest()).isEqualTo(earliest);
            assertThat(value.offset()).hasValue(ZoneOffset.ofHoursMinutes(5, 30));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20",
                "202",
                "20240",
                "2024022",
                "202402291",
                "20240230",
                "20240229250000",
                "20240229101530.5+1401",
                "20240229-1300",
                "2024+05",
                "2024-0000",
                "2024+0060",
                "+0100",
                "2024-2025",
                "0001",
                "9999"
            })
    void refusesWhatIsNoDateTime(String dt) {
        assertThat(DateTimes.dateTime(dt)).isEmpty();
    }

    @Test
    void joinsDateAndTime() {
        assertThat(DateTimes.dateTime("20240229", "1015")).hasValue(LocalDateTime.of(2024, 2, 29, 10, 15));
        assertThat(DateTimes.dateTime("20240229", "")).isEmpty();
        assertThat(DateTimes.dateTime("", "1015")).isEmpty();
    }

    @Test
    void readsOffsets() {
        assertThat(DateTimes.offset("-0400")).hasValue(ZoneOffset.ofHours(-4));
        assertThat(DateTimes.offset("+1400")).hasValue(ZoneOffset.ofHours(14));
        assertThat(DateTimes.offset("-1201")).isEmpty();
        assertThat(DateTimes.offset("0400")).isEmpty();
        assertThat(DateTimes.offset("00400")).isEmpty();
    }

    @Test
    void absentIsEmpty() {
        assertThat(DateTimes.date(null)).isEmpty();
        assertThat(DateTimes.time(null)).isEmpty();
        assertThat(DateTimes.dateTime(null)).isEmpty();
        assertThat(DateTimes.offset(null)).isEmpty();
    }

    @Property
    void readsEveryDayOfTheYearsAllowed(@ForAll @IntRange(max = 146_096) int days) {
        LocalDate day = LocalDate.of(DateTimes.FIRST_YEAR, 1, 1).plusDays(days);
        assertThat(DateTimes.date(day.format(DateTimeFormatter.BASIC_ISO_DATE))).hasValue(day);
    }

    @Property
    void neverThrows(
            @ForAll @Chars({'0', '1', '2', '9', '.', ':', '+', '-', ' ', 'x'}) @StringLength(max = 27) String text) {
        assertThatCode(() -> {
                    DateTimes.date(text);
                    DateTimes.latestTime(text);
                    DateTimes.dateTime(text);
                    DateTimes.offset(text);
                })
                .doesNotThrowAnyException();
        DateTimes.time(text)
                .ifPresent(time ->
                        assertThat(DateTimes.latestTime(text).orElseThrow()).isAfterOrEqualTo(time));
    }
}
