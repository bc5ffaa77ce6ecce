package io.niffler.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLimitTest {
    private long now;
    private final LogLimit limit = new LogLimit(() -> now);

    private List<String> lines(int events) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            if (limit.admits()) {
                lines.add("line" + limit.note());
            }
        }
        return lines;
    }

    @Test
    void aFloodIsAFewLinesAndANumber() {
        assertThat(lines(1_000)).hasSize(LogLimit.LINES).containsOnly("line");
        now += LogLimit.INTERVAL.toNanos();
        assertThat(lines(2)).containsExactly("line; 990 more like this were not logged", "line");
    }

    @Test
    void whatComesNowAndThenIsAllLogged() {
        for (int minute = 0; minute < 5; minute++) {
            assertThat(lines(LogLimit.LINES)).hasSize(LogLimit.LINES).containsOnly("line");
            now += LogLimit.INTERVAL.toNanos();
        }
    }
}
