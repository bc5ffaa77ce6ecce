package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter text = new StringWriter();

    @Test
    void printsFewLinesWhenNobodyLooksAtATerminal() {
        Progress progress = new Progress(new PrintWriter(text, true), false, "sending", 1000);
        for (int i = 1; i <= 1000; i++) {
            progress.update(i);
        }
        progress.finish(1000);
        assertThat(text.toString()).endsWith("sending: 1,000 of 1,000\n");
        assertThat(text.toString().lines().count()).isLessThan(10);
    }

    @Test
    void redrawsABarOnATerminal() {
        Progress progress = new Progress(new PrintWriter(text, true), true, "sending", 10);
        progress.update(5);
        progress.finish(10);
        assertThat(text.toString())
                .contains(
                        "\rsending",
                        "[###############...............] 5/10",
                        "[##############################] 10/10\n");
    }

    @Test
    void isCompleteWhenThereIsNothingToDo() {
        new Progress(new PrintWriter(text, true), true, "sending", 0).finish(0);
        assertThat(text.toString()).contains("[##############################] 0/0");
    }
}
