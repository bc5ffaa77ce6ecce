package io.niffler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "4096, 4096",
        "7 B, 7",
        "512k, 524288",
        "16 MiB, 16777216",
        "16mib, 16777216",
        "1.5 GB, 1500000000",
        "2 GiB, 2147483648",
        "3T, 3298534883328",
        "64 KB, 64000"
    })
    void readsTheUsualForms(String text, long bytes) {
        assertThat(DataSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "-1", "1 potato", "1,5 MB", "0x10", "1e9"})
    void refusesTheRestWithTheForms(String text) {
        assertThatThrownBy(() -> DataSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16 MiB");
    }

    @Test
    void refusesMoreThanALongHolds() {
        assertThatThrownBy(() -> DataSize.parse("9999999999 TiB")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"16 MiB", "2 GiB", "1 KiB", "1023 B", "3 TiB", "0 B"})
    void printsWhatItReads(String text) {
        assertThat(DataSize.parse(text)).hasToString(text);
    }
}
