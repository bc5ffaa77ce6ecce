package io.niffler.gateway.extraction.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LineReaderTest {
    @Test
    void readsWholeLinesHoweverTheyEndAndCome() throws Exception {
        byte[] bytes = "a\r\n\nb\ntorn".getBytes(StandardCharsets.UTF_8);
        LineReader lines = new LineReader(new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, 1);
            }
        });
        assertThat(lines.next()).isEqualTo("a");
        assertThat(lines.next()).isEmpty();
        assertThat(lines.next()).isEqualTo("b");
        assertThat(lines.number()).isEqualTo(3);
        assertThat(lines.next()).isNull();
        assertThat(lines.wholeBytes()).isEqualTo(6);
        assertThat(lines.torn()).isEqualTo(4);
    }

    @Test
    void takesZerosAtTheEndForALossOfPower() throws Exception {
        LineReader lines = new LineReader(new ByteArrayInputStream(new byte[1_000_000]));
        assertThat(lines.next()).isNull();
        assertThat(lines.torn()).isEqualTo(1_000_000);
        byte[] bytes = new byte[1_000_000];
        bytes[999_999] = 'x';
        assertThatThrownBy(() -> new LineReader(new ByteArrayInputStream(bytes)).next())
                .isInstanceOf(BadLineException.class);
    }

    @Test
    void refusesEndlessLinesAndOtherEncodings() throws Exception {
        String longest = "x".repeat(LineReader.MAX_LINE);
        assertThat(reader(longest + "\n").next()).isEqualTo(longest);
        assertThatThrownBy(() -> reader(longest + "x\n").next()).hasMessageContaining("more than 8192 bytes");
        assertThatThrownBy(() -> new LineReader(endless()).next()).hasMessageContaining("more than 8192 bytes");
        byte[] latin = "Gr\u00f6\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> new LineReader(new ByteArrayInputStream(latin)).next())
                .hasMessageContaining("not UTF-8");
    }

    private static LineReader reader(String text) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return 'x';
            }
        };
    }
}
