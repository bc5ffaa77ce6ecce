package io.niffler.gateway.extraction.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Within one process; {@code LedgerOpenerTest} and {@code RunSlotTest} have other processes. */
class ExclusiveFileTest {
    @TempDir
    private Path folder;

    @Test
    void hasOneHolderUnderAllItsNames() throws Exception {
        Path file = folder.resolve("file");
        Path other = Files.createSymbolicLink(folder.resolve("link"), file);
        try (ExclusiveFile first = ExclusiveFile.take(file, "me").orElseThrow()) {
            assertThat(ExclusiveFile.take(other)).isEmpty();
            assertThat(ExclusiveFile.beginning(other, 100)).isEqualTo("me");
            first.channel().write(ByteBuffer.wrap("you".getBytes(StandardCharsets.US_ASCII)), 0);
            assertThat(ExclusiveFile.beginning(file, 2)).isEqualTo("yo");
        }
        assertThat(Files.readString(file)).isEqualTo("you");
        ExclusiveFile.take(file).orElseThrow().close();
    }

    @Test
    void closingTwiceDoesNotFreeTheNextHolders() throws Exception {
        Path file = folder.resolve("file");
        ExclusiveFile first = ExclusiveFile.take(file).orElseThrow();
        first.close();
        try (ExclusiveFile second = ExclusiveFile.take(file).orElseThrow()) {
            first.close();
            assertThat(second.channel().isOpen()).isTrue();
            assertThat(ExclusiveFile.take(file)).isEmpty();
        }
    }

    @Test
    void isNotTakenWhereItCannotBeWritten() {
        assertThatThrownBy(() -> ExclusiveFile.take(folder.resolve("missing").resolve("file")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ExclusiveFile.take(folder)).isInstanceOf(IOException.class);
    }
}
