package io.niffler.jobs.png.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConvertedFileTest {
    @Test
    void framesInSequenceTakeNoMoreRoom() {
        ConvertedFile file = new ConvertedFile();
        file.startImages("a");
        for (int frame = 1; frame <= 100_000; frame++) {
            if (frame != 7 && frame != 8) {
                file.addImage(frame, 2);
            }
        }
        assertThat(Arrays.copyOf(file.runs, file.used)).containsExactly(1, 6, 9, 99_992);
        assertThat(file.images).isEqualTo(99_998);
        assertThat(file.pixelBytes).isEqualTo(199_996);
        file.startImages("b");
        assertThat(file.used).isZero();
        assertThat(file.images).isZero();
    }
}
