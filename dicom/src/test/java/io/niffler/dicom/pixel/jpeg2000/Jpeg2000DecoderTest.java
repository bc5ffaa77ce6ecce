package io.niffler.dicom.pixel.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.FrameException.Kind;
import io.niffler.dicom.pixel.Samples;
import io.niffler.dicom.pixel.jpeg2000.TestStreams.TestStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class Jpeg2000DecoderTest {
    static final List<TestStream> STREAMS = TestStreams.ALL;

    @ParameterizedTest
    @FieldSource("STREAMS")
    void losslessStreamsGiveBackWhatWasCompressed(TestStream stream) throws FrameException {
        Samples samples = stream.decode(stream.bytes());

        assertThat(samples.values()).isEqualTo(stream.pattern());
        assertThat(samples.precision()).isEqualTo(stream.bits());
        assertThat(samples.signed()).isEqualTo(stream.signed());
        boolean transformed = stream.components() == 3 && !stream.name().equals("rgb-untransformed");
        assertThat(samples.colourTransformed()).isEqualTo(transformed);
    }

    @ParameterizedTest
    @CsvSource({
        "lossy-grey8,      29, 37, 1, 1, 1",
        "lossy-grey16,     29, 37, 1, 2, 3",
        "lossy-rgb,        23, 31, 3, 1, 1",
        "lossy-reversible, 29, 37, 1, 1, 0"
    })
    void lossyStreamsGiveWhatTheReferenceDecoderGives(
            String name, int rows, int columns, int components, int bytesPerSample, int tolerance)
            throws FrameException {
        int[] values = TestStreams.decode(TestStreams.resource(name + ".j2k"), rows, columns, components)
                .values();

        ByteBuffer expected = ByteBuffer.wrap(TestStreams.resource(name + ".raw"));
        assertThat(expected.remaining()).isEqualTo(values.length * bytesPerSample);
        for (int value : values) {
            int other = bytesPerSample == 1 ? expected.get() & 0xFF : expected.getShort() & 0xFFFF;
            assertThat(Math.abs(value - other)).isLessThanOrEqualTo(tolerance);
        }
    }

    @Test
    void subsampledComponentsAreReplicated() throws FrameException {
        Samples samples = TestStreams.decode(TestStreams.resource("subsampled.j2k"), 24, 32, 3);

        int[] expected = new int[24 * 32 * 3];
        for (int i = 0; i < expected.length; i++) {
            int distance = i % 3 == 0 ? 1 : 2;
            expected[i] = TestStreams.sample(i / 3 % 32 / distance, i / 3 / 32 / distance, i % 3, 8);
        }
        assertThat(samples.values()).isEqualTo(expected);
        assertThat(samples.colourTransformed()).isFalse();
    }

    @Test
    void aCodeStreamInBoxesIsFound() throws FrameException {
        TestStream stream = TestStream.grey("grey8", 8);
        byte[] bytes = stream.bytes();
        ByteBuffer file = ByteBuffer.allocate(12 + 16 + 8 + bytes.length + 3);
        file.putInt(12).putInt(0x6A502020).putInt(0x0D0A870A);
        file.putInt(1).putInt(0x66726565).putLong(16); // a free box with a long length
        file.putInt(8 + bytes.length).putInt(0x6A703263).put(bytes);

        assertThat(stream.decode(file.array()).values()).isEqualTo(stream.pattern());

        file.putInt(28, 0); // up to the end
        assertThat(stream.decode(file.array()).values()).isEqualTo(stream.pattern());
    }

    @Test
    void bytesAroundTheFrameAreLeftAlone() throws FrameException {
        TestStream stream = TestStream.grey("grey12", 12);
        byte[] bytes = stream.bytes();
        byte[] more = new byte[bytes.length + 10];
        Arrays.fill(more, (byte) 0xFF);
        System.arraycopy(bytes, 0, more, 5, bytes.length);
        CodedFrame frame = new CodedFrame(TestStreams.LOSSLESS, 29, 37, 1, 16, 12, false, more, 5, bytes.length);

        assertThat(new Jpeg2000Decoder().decode(frame).values()).isEqualTo(stream.pattern());
    }

    @Test
    void aTileMayBeFarLargerThanTheImage() throws FrameException {
        TestStream stream = TestStream.grey("grey8", 8);

        assertThat(stream.decode(new EditedStream("grey8")
                                .setTile(-1, Integer.MAX_VALUE)
                                .bytes())
                        .values())
                .isEqualTo(stream.pattern());
    }

    @Test
    void aMissingEndMarkerHurtsNobody() throws FrameException {
        TestStream stream = TestStream.grey("grey8", 8);
        byte[] bytes = stream.bytes();

        assertThat(stream.decode(Arrays.copyOf(bytes, bytes.length - 2)).values())
                .isEqualTo(stream.pattern());
    }

    @ParameterizedTest
    @FieldSource("STREAMS")
    void aStreamThatEndsBeforeItsLastPacketIsCorrupt(TestStream stream) {
        byte[] bytes = stream.bytes();
        for (int length = 0; length < bytes.length - 2; length += length < bytes.length - 40 ? 11 : 1) {
            byte[] shorter = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> stream.decode(shorter))
                    .as("%d of %d bytes", length, bytes.length)
                    .isInstanceOfSatisfying(
                            FrameException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CORRUPT));
        }
    }

    @Test
    void multiComponentExtensionsAreUnsupported() {
        byte[] bytes = TestStreams.resource("grey8.j2k");
        for (String syntax : List.of("1.2.840.10008.1.2.4.92", "1.2.840.10008.1.2.4.93")) {
            CodedFrame frame = new CodedFrame(syntax, 29, 37, 1, 8, 8, false, bytes, 0, bytes.length);
            assertThatThrownBy(() -> new Jpeg2000Decoder().decode(frame))
                    .isInstanceOfSatisfying(
                            FrameException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNSUPPORTED));
        }
    }
}
