package io.niffler.jobs.png.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
    private static final LedgerEntry FIRST = new LedgerEntry(5, 0, true, 3, 1_000_000, 20, 100);
    private static final LedgerEntry SECOND = new LedgerEntry(2, 3, false, 0, 0, 30, 100);

    @TempDir
    Path out;

    private RunFolder folder;

    @BeforeEach
    void tables() throws IOException {
        folder = new RunFolder(out);
        Files.createDirectories(folder.state());
        Files.write(folder.metadata(), new byte[35]);
        Files.write(folder.mapping(), new byte[100]);
    }

    private static byte[] bytes(LedgerEntry... entries) {
        ByteBuffer buffer = ByteBuffer.allocate(entries.length * LedgerEntry.BYTES);
        for (LedgerEntry entry : entries) {
            entry.put(buffer);
        }
        return buffer.array();
    }

    private void assertOnlyFirstLeft() throws IOException {
        Ledger.Position position = Ledger.recover(folder);
        assertThat(position.entries()).isEqualTo(1);
        assertThat(position.isDone(5)).isTrue();
        assertThat(position.isDone(2)).isFalse();
        assertThat(folder.ledger()).hasBinaryContent(bytes(FIRST));
        assertThat(Files.size(folder.metadata())).isEqualTo(20);
        assertThat(Files.size(folder.mapping())).isEqualTo(100);
    }

    @Test
    void keepsEntriesAndCutsRowsWithoutOne() throws IOException {
        Files.write(folder.ledger(), bytes(FIRST, SECOND));
        Ledger.Position position = Ledger.recover(folder);
        assertThat(position.entries()).isEqualTo(2);
        assertThat(position.isDone(2)).isTrue();
        assertThat(position.isDone(3)).isFalse();
        assertThat(Files.size(folder.metadata())).isEqualTo(30);
        List<LedgerEntry> entries = new ArrayList<>();
        Ledger.forEach(folder.ledger(), entries::add);
        assertThat(entries).containsExactly(FIRST, SECOND);
        assertThat(Ledger.count(folder.ledger())).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 17, 39})
    void cutsATornEntry(int written) throws IOException {
        byte[] both = bytes(FIRST, SECOND);
        Files.write(folder.ledger(), Arrays.copyOf(both, LedgerEntry.BYTES + written));
        assertOnlyFirstLeft();
    }

    @Test
    void cutsAnEntryThatAPowerFailureLeftAsZeros() throws IOException {
        Files.write(folder.ledger(), Arrays.copyOf(bytes(FIRST), 2 * LedgerEntry.BYTES));
        assertOnlyFirstLeft();
    }

    @Test
    void cutsFromADamagedEntryOn() throws IOException {
        byte[] all = bytes(FIRST, SECOND, new LedgerEntry(7, 0, false, 1, 1, 32, 100));
        all[LedgerEntry.BYTES + 9] ^= 1;
        Files.write(folder.ledger(), all);
        assertOnlyFirstLeft();
    }

    @Test
    void cutsAnEntryWhoseRowsAreNotThere() throws IOException {
        Files.write(folder.ledger(), bytes(FIRST, new LedgerEntry(2, 0, false, 0, 0, 36, 100)));
        assertOnlyFirstLeft();
        Files.write(folder.metadata(), new byte[35], StandardOpenOption.TRUNCATE_EXISTING);
        Files.write(folder.ledger(), bytes(FIRST, new LedgerEntry(2, 0, false, 0, 0, 30, 101)));
        assertOnlyFirstLeft();
    }

    @Test
    void countsNoFileTwice() throws IOException {
        Files.write(folder.ledger(), bytes(FIRST, new LedgerEntry(5, 0, false, 0, 0, 30, 100)));
        assertOnlyFirstLeft();
    }

    @Test
    void beginsAtNothing() throws IOException {
        Ledger.Position position = Ledger.recover(folder);
        assertThat(position.entries()).isZero();
        assertThat(folder.metadata()).isEmptyFile();
        assertThat(folder.mapping()).isEmptyFile();
        assertThat(Ledger.count(folder.state().resolve("none"))).isZero();
    }
}
