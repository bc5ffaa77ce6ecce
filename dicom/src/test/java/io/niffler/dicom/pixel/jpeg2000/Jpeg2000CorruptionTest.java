package io.niffler.dicom.pixel.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.jpeg2000.TestStreams.TestStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged streams give samples of the right number or a {@link FrameException}, in a bounded time. */
class Jpeg2000CorruptionTest {
    private static final int CASES_PER_STREAM = 100;

    @Test
    void damageIsSurvived() {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            int refused = 0;
            int decoded = 0;
            for (TestStream stream : TestStreams.ALL) {
                Random random = new Random(stream.name().hashCode());
                for (int i = 0; i < CASES_PER_STREAM; i++) {
                    if (survives(stream, damaged(stream.bytes(), random))) {
                        decoded++;
                    } else {
                        refused++;
                    }
                }
            }
            assertThat(refused).isGreaterThan(500);
            assertThat(decoded).isGreaterThan(500);
        });
    }

    private static boolean survives(TestStream stream, byte[] bytes) {
        try {
            int[] values = stream.decode(bytes).values();
            assertThat(values).hasSize(stream.rows() * stream.columns() * stream.components());
            return true;
        } catch (FrameException e) {
            return false;
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        int header = 0;
        while (bytes[header] != (byte) 0xFF || bytes[header + 1] != (byte) 0x93) {
            header++;
        }
        int headers = header;
        switch (random.nextInt(6)) {
            case 0 -> bytes[random.nextInt(headers)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bytes[random.nextInt(headers)] = (byte) random.nextInt(256);
            case 3 -> {
                for (int i = 0; i < 8; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
            case 4 -> {
                int from = random.nextInt(bytes.length);
                Arrays.fill(bytes, from, Math.min(bytes.length, from + random.nextInt(40)), (byte) random.nextInt());
            }
            default -> {
                int from = random.nextInt(bytes.length);
                int to = random.nextInt(bytes.length);
                int count = Math.min(random.nextInt(60), bytes.length - Math.max(from, to));
                System.arraycopy(bytes, from, bytes, to, count);
            }
        }
        return bytes;
    }
}
