package io.niffler.dicom.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Photometric;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawMapperTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 4", "5, 8", "8, 8", "9, 16", "12, 16", "16, 16"})
    void everyValueIsKeptInTheLeastDepth(int bits, int depth) throws FrameException {
        int[] values = IntStream.range(0, 1 << bits).toArray();
        MappedFrame mapped = raw(Frames.unsigned(Photometric.MONOCHROME1, bits, values));
        assertThat(mapped.rows().bitDepth()).isEqualTo(depth);
        assertThat(Frames.samples(mapped.rows())).isEqualTo(values);
        assertThat(mapped.mapping().offset()).isZero();
        int half = 1 << (bits - 1);
        mapped = raw(Frames.signed(bits, IntStream.range(-half, half).toArray()));
        assertThat(Frames.samples(mapped.rows())).isEqualTo(values);
        assertThat(mapped.mapping().offset()).isEqualTo(half);
        assertThat(mapped.mapping().storedMinimum()).isEqualTo(-half);
    }

    @Test
    void coloursHave8Or16Bits() throws FrameException {
        MappedFrame mapped = raw(Frames.unsigned(Photometric.RGB, 4, 1, 2, 3));
        assertThat(mapped.rows().bitDepth()).isEqualTo(8);
        assertThat(Frames.samples(mapped.rows())).containsExactly(1, 2, 3);
        mapped = raw(Frames.unsigned(Photometric.RGB, 12, 1, 4000, 3));
        assertThat(mapped.rows().bitDepth()).isEqualTo(16);
        assertThat(Frames.samples(mapped.rows())).containsExactly(1, 4000, 3);
    }

    @Test
    void paletteIndicesStay() throws FrameException {
        MappedFrame mapped = raw(Frames.unsigned(Photometric.PALETTE_COLOR, 8, 0, 200, 3));
        assertThat(mapped.rows().samplesPerPixel()).isEqualTo(1);
        assertThat(Frames.samples(mapped.rows())).containsExactly(0, 200, 3);
    }

    @Test
    void whatPngCannotHoldIsUnsupported() {
        for (Frame frame : new Frame[] {Frames.reals(1), Frames.signed(17, 1)}) {
            assertThatThrownBy(() -> raw(frame))
                    .isInstanceOfSatisfying(
                            FrameException.class, e -> assertThat(e.kind()).isEqualTo(FrameException.Kind.UNSUPPORTED))
                    .hasMessageContaining("niffler");
        }
    }

    @Test
    void valuesBeyondTheirBitsAreCorrupt() {
        for (Frame frame : new Frame[] {
            Frames.signed(12, 2048), Frames.signed(12, -2049), Frames.unsigned(Photometric.RGB, 8, 0, 0, 256)
        }) {
            assertThatThrownBy(() -> raw(frame)).isInstanceOfSatisfying(FrameException.class, e -> assertThat(e.kind())
                    .isEqualTo(FrameException.Kind.CORRUPT));
        }
    }

    private static MappedFrame raw(Frame frame) throws FrameException {
        return Frames.map(new DataSet(), MappingMode.RAW, 16, frame);
    }
}
