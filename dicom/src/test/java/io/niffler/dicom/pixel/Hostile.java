package io.niffler.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.niffler.dicom.pixel.FrameException.Kind;
import io.niffler.dicom.testing.Cost;
import java.io.IOException;

/** Reads images made to cost time or memory, or to make a reader step beyond its arrays. */
final class Hostile {
    static final long ONE_SECOND = 1_000_000_000L;

    /** What a refusal may allocate: a header and a message, not a frame. */
    static final long LITTLE = 1 << 20;

    static {
        for (HollowStream stream : HollowStream.values()) {
            // Loads the classes of the decoders, which is not part of what is measured.
            byte[] file = new ImageFile(64, 64).fragments(stream.transferSyntax(), new byte[0], stream.of(64, 64));
            assertThat(refusal(file, 0)).isEqualTo(Kind.CORRUPT);
        }
    }

    private Hostile() {}

    static ImageReader reader(byte[] file) throws IOException {
        return ImageReader.of(file, 0, file.length, ImageReader.DEFAULT_MAX_SAMPLES);
    }

    static int[] values(byte[] file, int frame) throws IOException, FrameException {
        return ((Frame.OfInts) reader(file).frame(frame)).values();
    }

    static Kind refusal(byte[] file, int frame) {
        FrameException e =
                catchThrowableOfType(FrameException.class, () -> reader(file).frame(frame));
        assertThat(e).isNotNull();
        return e.kind();
    }

    /** Asserts that the first frame is refused in less than a second of processor time and 1 MiB. */
    static void assertCheaplyRefused(byte[] file, Kind kind) throws Exception {
        Cost<Kind> cost = Cost.of(() -> refusal(file, 0));
        assertThat(cost.value()).isEqualTo(kind);
        assertThat(cost.cpuNanos()).isLessThan(ONE_SECOND);
        assertThat(cost.allocatedBytes()).isLessThan(LITTLE + file.length);
    }
}
