package io.niffler.dicom.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameDecoder;
import io.niffler.dicom.pixel.FrameException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/**
 * Damages the bytes of a frame in many ways and asserts that a decoder answers each in time, with as many samples as the data
 * set declares or with a {@link FrameException}. The same seed gives the same damage.
 */
public final class DamagedFrames {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final FrameDecoder decoder;
    private final Random random;

    public DamagedFrames(FrameDecoder decoder, long seed) {
        this.decoder = decoder;
        this.random = new Random(seed);
    }

    /**
     * Decodes so many damaged versions of a frame.
     *
     * @return how many of them were answered with an exception
     */
    public int decode(CodedFrame valid, int times) {
        return assertTimeoutPreemptively(LIMIT, () -> {
            int refused = 0;
            for (int i = 0; i < times; i++) {
                byte[] bytes = Arrays.copyOfRange(valid.array(), valid.offset(), valid.offset() + valid.length());
                refused += isRefused(with(valid, damaged(bytes))) ? 1 : 0;
            }
            return refused;
        });
    }

    private boolean isRefused(CodedFrame frame) {
        try {
            assertThat(decoder.decode(frame).values()).hasSize(frame.samples());
            return false;
        } catch (FrameException e) {
            assertThat(e.kind()).isIn(FrameException.Kind.CORRUPT, FrameException.Kind.UNSUPPORTED);
            return true;
        }
    }

    private static CodedFrame with(CodedFrame frame, byte[] bytes) {
        return new CodedFrame(
                frame.transferSyntax(),
                frame.rows(),
                frame.columns(),
                frame.samplesPerPixel(),
                frame.bitsAllocated(),
                frame.bitsStored(),
                frame.signed(),
                frame.photometric(),
                bytes,
                0,
                bytes.length);
    }

    private byte[] damaged(byte[] bytes) {
        // Headers are the first bytes: half of the damage goes there.
        int reach = random.nextBoolean() ? Math.min(200, bytes.length) : bytes.length;
        int at = random.nextInt(reach);
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> bytes[at] = (byte) 0xFF;
            case 3 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 4 -> {
                int from = random.nextInt(bytes.length);
                int length = Math.min(random.nextInt(64), bytes.length - Math.max(at, from));
                System.arraycopy(bytes.clone(), from, bytes, at, length);
            }
            case 5 -> {
                byte[] longer = new byte[bytes.length + random.nextInt(8)];
                System.arraycopy(bytes, 0, longer, 0, at);
                System.arraycopy(bytes, at, longer, longer.length - (bytes.length - at), bytes.length - at);
                return longer;
            }
            default -> {
                for (int i = 0; i < 8; i++) {
                    bytes[random.nextInt(reach)] = (byte) random.nextInt();
                }
            }
        }
        return bytes;
    }
}
