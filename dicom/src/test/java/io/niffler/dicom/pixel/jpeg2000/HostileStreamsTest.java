package io.niffler.dicom.pixel.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.FrameException.Kind;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Headers that announce more than there can be: refused soon and with next to no memory. */
class HostileStreamsTest {
    /** As many samples as a frame may have by default. */
    private static final int SIDE = 8192;

    private static final int CAPABILITIES = 6;
    private static final int DEPTH = 42;
    /** What a refusal may allocate; the frames take 256 MiB and more. */
    private static final long FEW_BYTES = 8 << 20;

    private static EditedStream grey() {
        return new EditedStream("grey8");
    }

    private static EditedStream large() {
        return grey().setImage(SIDE, SIDE).setTile(SIDE, SIDE);
    }

    private static Kind refusal(EditedStream stream, int rows, int columns) {
        return catchThrowableOfType(FrameException.class, () -> TestStreams.decode(stream.bytes(), rows, columns, 1))
                .kind();
    }

    private static Kind cheapRefusal(EditedStream stream, int rows, int columns) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            long before = threads.getCurrentThreadAllocatedBytes();
            Kind kind = refusal(stream, rows, columns);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(FEW_BYTES);
            return kind;
        });
    }

    @Test
    void anotherSizeThanThatOfTheDataSetIsCorrupt() {
        assertThat(cheapRefusal(grey().setImage(65535, 65535), 29, 37)).isEqualTo(Kind.CORRUPT);
        assertThat(refusal(grey(), 29, 38)).isEqualTo(Kind.CORRUPT);
        assertThat(refusal(new EditedStream("rgb-rct"), 23, 31)).isEqualTo(Kind.CORRUPT);
    }

    @Test
    void moreTilesThanTheFormatHasAreCorrupt() {
        assertThat(cheapRefusal(large().setTile(1, 1), SIDE, SIDE)).isEqualTo(Kind.CORRUPT);
    }

    @Test
    void missingTilesAreCorrupt() {
        assertThat(cheapRefusal(large().setTile(32, SIDE), SIDE, SIDE)).isEqualTo(Kind.CORRUPT);
    }

    @Test
    void aLargeFrameWithoutItsPacketsIsCorruptBeforeItIsAllocated() {
        EditedStream stream = large();
        int layers = stream.find(Marker.COD) + 6;
        // Empty packets, as many as there are bytes.
        stream.setShort(layers, 65535).fill(stream.find(Marker.SOD) + 2, 0);

        assertThat(cheapRefusal(stream, SIDE, SIDE)).isEqualTo(Kind.CORRUPT);
    }

    @Test
    void layersThatAskAboutManyBlocksWithFewBitsAreUnsupported() {
        EditedStream stream =
                new EditedStream("blocks-4x4").setImage(2048, 2048).setTile(2048, 2048);
        int layers = stream.find(Marker.COD) + 6;
        // Packets of a byte: not empty, but no band has anything included.
        stream.setShort(layers, 65535).fill(stream.find(Marker.SOD) + 2, 0x80);

        assertThat(refusal(stream, 2048, 2048)).isEqualTo(Kind.UNSUPPORTED);
    }

    @Test
    void tinyPrecinctsOnALargeFrameAreUnsupported() {
        EditedStream stream = large();
        stream.setByte(stream.find(Marker.COD) + 4, 1).append(Marker.COD, new byte[] {0x00, 0x11, 0x11, 0x11});

        assertThat(cheapRefusal(stream, SIDE, SIDE)).isEqualTo(Kind.UNSUPPORTED);
    }

    @Test
    void precinctsWithoutSamplesAreCorrupt() {
        EditedStream stream = grey();
        stream.setByte(stream.find(Marker.COD) + 4, 1).append(Marker.COD, new byte[] {0x00, 0x11, 0x10, 0x11});

        assertThat(refusal(stream, 29, 37)).isEqualTo(Kind.CORRUPT);
    }

    @Test
    void hundredsOfProgressionChangesAreUnsupported() {
        EditedStream stream = new EditedStream("order-changes").append(Marker.POC, new byte[7 * 40]);

        FrameException e =
                catchThrowableOfType(FrameException.class, () -> TestStreams.decode(stream.bytes(), 23, 31, 3));
        assertThat(e.kind()).isEqualTo(Kind.UNSUPPORTED);
    }

    @Test
    void samplesTooPreciseForAnIntAreUnsupported() {
        assertThat(refusal(grey().setByte(DEPTH, 37), 29, 37)).isEqualTo(Kind.UNSUPPORTED);
    }

    @Test
    void otherPartsOfTheStandardAreUnsupported() {
        EditedStream stream = grey();
        int blockStyle = stream.find(Marker.COD) + 12;

        assertThat(refusal(stream.setByte(blockStyle, 64), 29, 37)).isEqualTo(Kind.UNSUPPORTED);
        assertThat(refusal(grey().setShort(CAPABILITIES, 0x8000), 29, 37)).isEqualTo(Kind.UNSUPPORTED);
    }
}
