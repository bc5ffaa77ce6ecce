package io.niffler.jobs.utilization.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScannerListTest {
    private static Set<String> read(String text) throws IOException {
        return ScannerList.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void takesTheFirstColumn() throws IOException {
        assertThat(read("DeviceSerialNumber, Institute\n25992, HOSPITAL\r\n\n000AMR1,\nOVER"))
                .containsExactly("25992", "000AMR1", "OVER");
    }

    @Test
    void needsNoHeader() throws IOException {
        assertThat(read("25992, HOSPITAL\n25992, OTHER\n")).containsExactly("25992");
    }

    @Test
    void refusesWhatIsNoList() {
        assertThatIOException()
                .isThrownBy(() -> read("25992\n" + "x".repeat(BoundedLines.MAX_LENGTH + 1)))
                .withMessageStartingWith("line 2 is longer than");
    }

    @Test
    void passesOverAByteOrderMark() throws IOException {
        assertThat(read("\uFEFFDeviceSerialNumber, Institute\n25992, HOSPITAL\n"))
                .containsExactly("25992");
        assertThat(read("\uFEFF25992\n")).containsExactly("25992");
    }

    @Test
    void readsQuotedKeysWithCommas() throws IOException {
        assertThat(read("\"Acme, \"\"Inc.\"\"/CT\", HOSPITAL\n\"25992\"\n\"open\n"))
                .containsExactly("Acme, \"Inc.\"/CT", "25992", "\"open");
    }
}
