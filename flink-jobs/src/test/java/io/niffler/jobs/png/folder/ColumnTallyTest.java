package io.niffler.jobs.png.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnTallyTest {
    private static final HeaderChoice ALL = new HeaderChoice(true, false, null);
    private static final HeaderChoice COMMON = new HeaderChoice(true, true, null);

    @TempDir
    Path temp;

    @Test
    void addsUpAndKeepsEmptyColumns() throws IOException {
        ColumnTally tally = new ColumnTally();
        tally.add("Rows", 40);
        tally.add("Modality", 60);
        tally.add("Rows", 51);
        tally.add("PatientSex", 0);
        tally.add("Nine", 90);
        Path file = temp.resolve("columns");
        tally.write(temp.resolve("unfinished"), file);
        ColumnTally read = ColumnTally.read(file);
        assertThat(read.chosen(ALL, 100)).containsExactly("Modality", "Nine", "PatientSex", "Rows");
        assertThat(read.chosen(COMMON, 100))
                .as("more than nine of ten have a value")
                .containsExactly("Rows");
    }

    @Test
    void isBounded() {
        ColumnTally tally = new ColumnTally();
        for (int i = 0; i < ColumnTally.MAX_COLUMNS; i++) {
            assertThat(tally.isFull()).isFalse();
            tally.add("c" + i, 1);
        }
        tally.add("one more", 1);
        tally.add("c7", 1);
        assertThat(tally.isFull()).isTrue();
        assertThat(tally.chosen(ALL, 1)).hasSize(ColumnTally.MAX_COLUMNS).doesNotContain("one more");
        assertThat(tally.chosen(COMMON, 2)).containsExactly("c7");
    }
}
