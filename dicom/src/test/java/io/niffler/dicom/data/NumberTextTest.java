package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "1.5,1.5",
        "' 1.5 ',1.5",
        "+.5,0.5",
        "5.,5",
        "-1e-3,-0.001",
        "1E+05,100000",
        "0.1234567890123456789012,0.12345678901234568"
    })
    void readsDecimalStrings(String text, double value) {
        assertThat(NumberText.parseDouble(text)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "NaN",
                "Infinity",
                "1,5",
                "1d",
                "0x10",
                "1e",
                "e5",
                ".",
                "+",
                "1.2.3",
                "1 2",
                "1e999",
                "1e999999",
                "--1",
                "١"
            })
    void doesNotInventDecimals(String text) {
        assertThat(NumberText.parseDouble(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"12,12", "+012,12", "' -7',-7", "12.0,12", "1E2,100", "9223372036854775807,9223372036854775807"})
    void readsIntegerStrings(String text, long value) {
        assertThat(NumberText.parseLong(text)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.5", "9223372036854775808", "1e99999", "1e-99999", "12a", ""})
    void doesNotInventIntegers(String text) {
        assertThat(NumberText.parseLong(text)).isEmpty();
    }
}
