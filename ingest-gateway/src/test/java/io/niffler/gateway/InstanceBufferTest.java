package io.niffler.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.events.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceBufferTest {
    private static final byte[] PREFIX = "a prefix".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int NO_LIMIT = 1 << 30;

    private final MemoryBudget budget = new MemoryBudget(16 << 20);
    private final MemoryBudget.Reservation memory = budget.open();

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, InstanceBuffer.HEAD - 1, InstanceBuffer.HEAD, InstanceBuffer.HEAD + 1, 320 << 10, 1_234_567})
    void givesBackWhatWasRead(int length) throws Exception {
        byte[] content = content(length);
        InstanceBuffer buffer = new InstanceBuffer(PREFIX, memory, Duration.ZERO);

        assertThat(buffer.fill(new Dribble(content), NO_LIMIT)).isTrue();

        byte[] expected = file(content);
        assertThat(buffer.size()).isEqualTo(expected.length);
        assertThat(buffer.toArray()).isEqualTo(expected);
        assertThat(buffer.sha256()).isEqualTo(Sha256.of(expected, 0, expected.length));
        assertThat(memory.held()).as("nothing but the array is held").isEqualTo(expected.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 1_234_567})
    void readsIntoTheFinalArrayWhenTheLengthIsKnown(int length) throws Exception {
        byte[] content = content(length);
        InputStream in = new ByteArrayInputStream(content);
        InstanceBuffer buffer = new InstanceBuffer(PREFIX, memory, Duration.ZERO);
        assertThat(buffer.fill(in, 1000)).isFalse();
        buffer.expect(PREFIX.length + length);
        byte[] prepared = buffer.contiguous();

        assertThat(buffer.fill(in, NO_LIMIT)).isTrue();

        assertThat(buffer.toArray()).isSameAs(prepared).isEqualTo(file(content));
        assertThat(memory.held()).isEqualTo(PREFIX.length + length);
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 99_999, 100_001, 500_000})
    void survivesALengthThatLied(int actual) throws Exception {
        byte[] content = content(actual);
        InputStream in = new ByteArrayInputStream(content);
        InstanceBuffer buffer = new InstanceBuffer(PREFIX, memory, Duration.ZERO);
        assertThat(buffer.fill(in, InstanceBuffer.HEAD)).isFalse();
        buffer.expect(PREFIX.length + 100_000);
        assertThat(buffer.fill(in, NO_LIMIT)).isTrue();
        assertThat(buffer.toArray()).isEqualTo(file(content));
    }

    @Test
    void tellsTheEndFromTheTarget() throws Exception {
        byte[] content = content(1000);
        InstanceBuffer exactly = new InstanceBuffer(PREFIX, memory, Duration.ZERO);
        assertThat(exactly.fill(new ByteArrayInputStream(content), PREFIX.length + 1000))
                .isTrue();
        InstanceBuffer more = new InstanceBuffer(PREFIX, memory, Duration.ZERO);
        assertThat(more.fill(new ByteArrayInputStream(content), PREFIX.length + 999))
                .isFalse();
        assertThat(more.size()).isEqualTo(PREFIX.length + 1000);
    }

    @Test
    void keepsAContiguousHeadWhenItGrows() throws Exception {
        byte[] content = content(900_000);
        InputStream in = new ByteArrayInputStream(content);
        InstanceBuffer buffer = new InstanceBuffer(PREFIX, memory, Duration.ZERO);
        assertThat(buffer.fill(in, 700_000)).isFalse();
        assertThat(Arrays.copyOf(buffer.contiguous(), buffer.size()))
                .isEqualTo(Arrays.copyOf(file(content), buffer.size()));
        assertThat(buffer.fill(in, NO_LIMIT)).isTrue();
        assertThat(buffer.toArray()).isEqualTo(file(content));
    }

    @Test
    void movesToAStreamAndKeepsOnePieceOfMemory() throws Exception {
        byte[] content = content(900_000);
        InputStream in = new ByteArrayInputStream(content);
        InstanceBuffer buffer = new InstanceBuffer(PREFIX, memory, Duration.ZERO);
        assertThat(buffer.fill(in, 800_000)).isFalse();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = buffer.drainTo(out);
        assertThat(piece).hasSize(InstanceBuffer.CHUNK);
        assertThat(memory.held()).isEqualTo(InstanceBuffer.CHUNK);
        in.transferTo(out);
        assertThat(out.toByteArray()).isEqualTo(file(content));
    }

    @Test
    void isRefusedWhenTheBudgetIsSpent() throws Exception {
        MemoryBudget.Reservation small = new MemoryBudget(200_000).open();
        InstanceBuffer buffer = new InstanceBuffer(PREFIX, small, Duration.ZERO);
        assertThatThrownBy(() -> buffer.fill(new ByteArrayInputStream(content(1_000_000)), NO_LIMIT))
                .isInstanceOfSatisfying(InstanceRefusedException.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(Refusal.MEMORY));
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    private static byte[] file(byte[] content) {
        byte[] file = Arrays.copyOf(PREFIX, PREFIX.length + content.length);
        System.arraycopy(content, 0, file, PREFIX.length, content.length);
        return file;
    }

    /** Gives fewer bytes than asked for, as sockets do. */
    private static final class Dribble extends ByteArrayInputStream {
        Dribble(byte[] content) {
            super(content);
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(length, 1 + length / 3));
        }
    }
}
