package io.niffler.gateway.extraction.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedRowsTest {
    private static final int MORE = 10_000;

    private static List<List<String>> row(int number) {
        return List.of(List.of(Integer.toString(number)), List.of("A"));
    }

    @Test
    void tellsValuesApartByWhereTheyEnd() {
        RepeatedRows rows = new RepeatedRows();
        assertThat(rows.add(List.of(List.of("ab"), List.of("c")))).isFalse();
        assertThat(rows.add(List.of(List.of("a"), List.of("bc")))).isFalse();
        assertThat(rows.add(List.of(List.of("abc"), List.of("")))).isFalse();
        assertThat(rows.add(List.of(List.of("ab"), List.of("c")))).isTrue();
    }

    @Test
    void remembersTheFirstRowsAndNoMore() {
        RepeatedRows rows = new RepeatedRows();
        for (int i = 0; i < RepeatedRows.MAX_ROWS + MORE; i++) {
            rows.add(row(i));
        }
        int firstNoticed = 0;
        int lastNoticed = 0;
        for (int i = 0; i < MORE; i++) {
            firstNoticed += rows.add(row(i)) ? 1 : 0;
            lastNoticed += rows.add(row(RepeatedRows.MAX_ROWS + i)) ? 1 : 0;
        }
        assertThat(firstNoticed).isEqualTo(MORE);
        assertThat(lastNoticed).isZero();
    }
}
