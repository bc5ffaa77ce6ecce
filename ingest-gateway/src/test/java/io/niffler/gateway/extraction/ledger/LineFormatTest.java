package io.niffler.gateway.extraction.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFormatTest {
    private static final String TIME = "2026-03-01T12:00:00.123Z";

    @Test
    void readsWhatItWrites() throws BadLineException {
        Outcome outcome =
                Outcome.of(7, 5).because(0xB000, "a, \"b\" \u00fc \ud83d\ude00").withMissing(List.of("1.2", "1.3"));
        LedgerLine line = new LedgerLine(
                Instant.parse(TIME), Integer.MAX_VALUE, 64, "1.2.3", EntryState.NOT_FOUND, 3, outcome, 0xABC);
        assertThat(LineFormat.parse(text(line))).isEqualTo(line);
        LedgerLine least = LedgerLine.ofFile(Instant.EPOCH, EntryState.HEADER, 0, "");
        assertThat(LineFormat.parse(text(least))).isEqualTo(least);
    }

    @Test
    void staysWithinTheLongestLineThatIsRead() throws BadLineException {
        List<String> missing = IntStream.range(0, 100)
                .mapToObj(i -> "1.".repeat(30) + (1000 + i))
                .toList();
        String comment = CommentText.clean("\"\u4e2d".repeat(1000), List.of());
        Outcome outcome = Outcome.of(Integer.MAX_VALUE, Integer.MAX_VALUE)
                .because(0xFFFF, comment)
                .withMissing(missing);
        String text = text(new LedgerLine(
                Instant.parse(TIME),
                Integer.MAX_VALUE,
                64,
                "1".repeat(64),
                EntryState.NOT_FOUND,
                255,
                outcome,
                0xFFFF));
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(5 * 1024);
        assertThat(LineFormat.parse(text).outcome().missing()).hasSize(Outcome.MAX_MISSING);
        assertThat(LineFormat.parse(text).outcome().moreMissing()).isEqualTo(68);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIME,2|2 columns instead of 13",
                "TIME,2,,,pending,1,,,,,,,x0000,|more than 13",
                "yesterday,2,,,pending,1,,,,,,,x0000|time",
                "TIME,-2,,,pending,1,,,,,,,x0000|line is not a number",
                "TIME,2147483648,,,pending,1,,,,,,,x0000|line is too large",
                "TIME,99999999999999999999,,,pending,1,,,,,,,x0000|line is too large",
                "TIME,2,,,Pending,1,,,,,,,x0000|state",
                "TIME,2,,,pending,1.5,,,,,,,x0000|attempt is not a number",
                "TIME,2,,,pending,1,,,,,,,0000|fingerprint",
                "TIME,2,,,pending,1,,,,,,,x00G0|fingerprint",
                "TIME,2,1,1.2,failed,1,,,A700,,,,|status",
                "TIME,2,1,1/2,failed,1,,,,,,,|study",
                "TIME,2,,1.2,failed,1,,,,,,,|belongs",
                "TIME,,,1.2,failed,1,,,,,,,|belongs",
                "TIME,,1,,failed,1,,,,,,,|belongs",
                "TIME,2,1,1.2,failed,1,,,,\"open,,,|quotation mark is missing",
                "TIME,2,1,1.2,failed,1,,,,\"a\"b,,,|comma is missing",
                "TIME,2,1,1.2,failed,1,,,,a\"b,,,|quotation mark stands",
                "TIME,2,1,1.2,failed,1,,,,,1.2  1.3,,|missing",
            })
    void refusesWhatNoRunWrites(String line, String reason) {
        assertThatThrownBy(() -> LineFormat.parse(line.replace("TIME", TIME)))
                .isInstanceOf(BadLineException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesControlCharacters() {
        assertThatThrownBy(() -> LineFormat.parse(TIME + ",2,1,1.2,failed,1,,,,\"\u001b[2J\",,,"))
                .hasMessageContaining("control characters");
    }

    private static String text(LedgerLine line) {
        StringBuilder text = new StringBuilder();
        LineFormat.append(text, line);
        assertThat(text.chars().filter(c -> c == '\n').count()).isEqualTo(1);
        return text.substring(0, text.length() - 1);
    }
}
