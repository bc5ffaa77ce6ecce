package io.niffler.dicom.pixel.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.pixel.FrameException;
import org.junit.jupiter.api.Test;

class TagTreeTest {
    /** The example of ITU-T T.800 B.10.2: 6 x 3 numbers that begin with 1, 3, 2, coded as 01111, 001, 101. */
    @Test
    void exampleOfTheStandardIsDecoded() throws FrameException {
        PacketBits bits = new PacketBits(new ByteCursor(new byte[] {0b01111_001, (byte) 0b101_00000}, 0, 2));
        TagTree tree = new TagTree(6, 3);

        assertThat(tree.value(0, 0, bits)).isEqualTo(1);
        assertThat(tree.value(1, 0, bits)).isEqualTo(3);
        assertThat(tree.value(2, 0, bits)).isEqualTo(2);
    }

    @Test
    void noMoreIsReadThanTheLimitNeeds() throws FrameException {
        PacketBits bits = new PacketBits(new ByteCursor(new byte[] {0b0011_0110}, 0, 1));
        TagTree tree = new TagTree(2, 1);

        assertThat(tree.isBelow(0, 0, 1, bits)).isFalse(); // 0
        assertThat(tree.isBelow(0, 0, 2, bits)).isFalse(); // 0
        assertThat(tree.isBelow(1, 0, 2, bits)).isFalse(); // known from the other
        assertThat(tree.isBelow(0, 0, 3, bits)).isTrue(); // 1 1
        assertThat(tree.isBelow(1, 0, 3, bits)).isFalse(); // 0
        assertThat(tree.isBelow(1, 0, 4, bits)).isTrue(); // 1
    }
}
