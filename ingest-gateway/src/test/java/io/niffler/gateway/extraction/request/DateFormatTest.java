package io.niffler.gateway.extraction.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatTest {
    @ParameterizedTest
    @CsvSource({
        "%Y%m%d, 20240305, 2024-03-05",
        "%m/%d/%y, 3/5/24, 2024-03-05",
        "%m-%d-%y, 12-31-69, 1969-12-31",
        "%m-%d-%y, 12-31-68, 2068-12-31",
        "%m%d%y, 030524, 2024-03-05",
        "%m%d%y, 03 524, 2024-03-05",
        "%d.%m.%Y, 29.02.2024, 2024-02-29",
        "%d %b %Y, 5   MAR 2024, 2024-03-05",
        "'%B %d, %Y', 'september 9, 1999', 1999-09-09",
        "%Y-%j, 2024-366, 2024-12-31",
        "%Y-%j, 2024-60, 2024-02-29",
        "%Y-%m-%d %H:%M:%S, 2024-03-05 23:59:59, 2024-03-05",
        "%%%Y%%%m%%%d, %2024%3%5, 2024-03-05",
        "(%Y.%m.%d), (2024.03.05), 2024-03-05",
    })
    void readsDays(String format, String text, LocalDate expected) {
        assertThat(DateFormat.of(format).parse(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "%Y%m%d, 20240230",
        "%Y%m%d, 20241301",
        "%Y%m%d, 2024-03-05",
        "%Y%m%d, '20240305 '",
        "%Y%m%d, 17991231",
        "%Y%m%d, 22000101",
        "%Y%m%d, ''",
        "%Y%m%d, ٢٠٢٤٠٣٠٥",
        "%Y-%j, 2023-366",
        "%Y-%j, 2024-0",
        "(%Y.%m.%d), (2024x03x05)",
        "%d %b %Y, 5 Mär 2024",
    })
    void refusesOtherTexts(String format, String text) {
        assertThat(DateFormat.of(format).parse(text)).isEmpty();
    }

    @Test
    void looksAtShortTextsOnly() {
        assertThat(DateFormat.of("%Y %m %d").parse("2024 " + " ".repeat(10_000_000) + "3 5"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%Y", "%Y%m", "%m%d", "%Y%d", "%Y%m%d%j", "%Y%y%m%d", "%Y%m%b%d", "%m%d%j"})
    void needsOneDay(String format) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateFormat.of(format))
                .withMessageContaining("%Y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%Z", "%c", "%x", "%e", "%f", "%A"})
    void namesDirectivesThatItDoesNotKnow(String directive) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateFormat.of("%Y%m%d" + directive))
                .withMessageEndingWith("; " + directive + " is not supported");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateFormat.of("%Y%m%d%"))
                .withMessageEndingWith("a single % is not supported");
    }

    @Property
    void readsEveryDayAsItIsWritten(@ForAll @IntRange(min = 0, max = 146_000) int day) {
        LocalDate date = LocalDate.of(1800, 1, 1).plusDays(day);
        assertThat(DateFormat.of("%Y%m%d").parse(date.format(DateTimeFormatter.BASIC_ISO_DATE)))
                .contains(date);
        assertThat(DateFormat.of("%B-%d/%Y")
                        .parse(date.format(DateTimeFormatter.ofPattern("MMMM-d/uuuu", Locale.ENGLISH))))
                .contains(date);
        assertThat(DateFormat.of("%j.%Y").parse(date.format(DateTimeFormatter.ofPattern("D.uuuu"))))
                .contains(date);
    }
}
