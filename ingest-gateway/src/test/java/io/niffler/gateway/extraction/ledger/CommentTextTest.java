package io.niffler.gateway.extraction.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uff1d1", "\u200b=1", "|x", "'=1"})
    void isNoFormula(String text) {
        assertThat(CommentText.clean(text, List.of())).startsWith("'").hasSizeGreaterThan(1);
    }

    @Test
    void isOneBoundedLine() {
        assertThat(CommentText.clean("a\r\nb\u2028c\u0000d\ud800e", List.of())).isEqualTo("a  b c d e");
        assertThat(CommentText.clean("x".repeat(200), List.of())).isEqualTo("x".repeat(200));
        assertThat(CommentText.clean("x".repeat(201), List.of())).isEqualTo("x".repeat(199) + "\u2026");
        assertThat(CommentText.clean("x" + "\ud83d\ude00".repeat(500_000), List.of()))
                .isEqualTo("x" + "\ud83d\ude00".repeat(99) + "\u2026");
        assertThat(CommentText.clean("xx" + "\ud83d\ude00".repeat(500_000), List.of()))
                .isEqualTo("xx" + "\ud83d\ude00".repeat(98) + "\u2026");
        assertThat(CommentText.clean("", List.of())).isEmpty();
    }

    @Test
    void masksValuesOfTheRowAlsoAcrossTheLimit() {
        assertThat(CommentText.clean("no Doe^John, 12 or doe^john", List.of("DOE^JOHN", "12", "", " ")))
                .isEqualTo("no ***, 12 or ***");
        assertThat(CommentText.clean("x".repeat(196) + "SECRET", List.of("SECRET")))
                .isEqualTo("x".repeat(196) + "***");
        assertThat(CommentText.clean("SECRET", List.of("SECRET"))).isEqualTo("'***");
    }
}
