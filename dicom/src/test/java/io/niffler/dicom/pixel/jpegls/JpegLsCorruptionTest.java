package io.niffler.dicom.pixel.jpegls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the bytes are: all samples, or a reason, in a bounded time. */
class JpegLsCorruptionTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** The parts of the example of ITU-T T.87 H.3: 4 x 4 samples of 8 bits. */
    private static final String SOI = "ffd8";

    private static final String HEADER = "fff7000b080004000401011100";
    private static final String SCAN = "ffda0008010100000000";
    private static final String DATA = "c000006c80208e01c00000574000006ee6000001bc18000005d800009160";
    private static final String EOI = "ffd9";

    private final JpegLsDecoder decoder = new JpegLsDecoder();

    @Test
    void changedBytes() throws FrameException {
        Random random = new Random(87);
        mutate(2500, stream -> {
            byte[] changed = stream.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return changed;
        });
        mutate(1500, stream -> {
            byte[] changed = stream.clone();
            changed[random.nextInt(Math.min(changed.length, 60))] = (byte) random.nextInt();
            return changed;
        });
    }

    @Test
    void bytesThatAreMissingOrTooMany() throws FrameException {
        Random random = new Random(14495);
        mutate(500, stream -> {
            int from = random.nextInt(stream.length);
            int to = Math.min(stream.length, from + 1 + random.nextInt(4));
            byte[] changed = Arrays.copyOf(stream, stream.length - (to - from));
            System.arraycopy(stream, to, changed, from, stream.length - to);
            return changed;
        });
        mutate(500, stream -> {
            int at = random.nextInt(stream.length);
            byte[] changed = Arrays.copyOf(stream, stream.length + 2);
            System.arraycopy(stream, at, changed, at + 2, stream.length - at);
            changed[at] = (byte) 0xFF;
            changed[at + 1] = (byte) (0xC0 + random.nextInt(64));
            return changed;
        });
    }

    @Test
    void noise() {
        Random random = new Random(3);
        TestImage image = TestImage.of(20, 20, 1, 8, 0);
        byte[] start = HexFormat.of().parseHex(SOI + "fff7000b080014001401011100" + SCAN);
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int i = 0; i < 1000; i++) {
                byte[] stream = new byte[start.length + random.nextInt(600)];
                random.nextBytes(stream);
                System.arraycopy(start, 0, stream, 0, i % 3 == 0 ? 4 : start.length);
                assertAnswers(image.frame(8, stream));
            }
        });
    }

    /** A stream that lacks coded data never gives samples; one that only lacks its end does. */
    @Test
    void truncated() throws FrameException {
        for (CodedFrame coded : streams()) {
            int end = coded.array().length - 2;
            for (int length = 0; length < end; length++) {
                assertCorrupt(with(coded, Arrays.copyOf(coded.array(), length)));
            }
            byte[] withoutEnd = Arrays.copyOf(coded.array(), end);
            assertThatCode(() -> decoder.decode(with(coded, withoutEnd))).doesNotThrowAnyException();
        }
    }

    @Test
    void sizesThatAreLiedAboutAreFoundBeforeAnythingIsAllocated() {
        byte[] stream = HexFormat.of().parseHex(SOI + "fff7000b10ffffffff04011100" + SCAN + DATA + EOI);
        assertTimeoutPreemptively(LIMIT, () -> assertCorrupt(frame(stream)));
    }

    @Test
    void aHugeImageOfNothingEndsAtOnce() {
        byte[] stream = HexFormat.of().parseHex(SOI + "fff7000b081f401f4001011100" + SCAN + "0000" + EOI);
        CodedFrame huge = new CodedFrame("", 8000, 8000, 1, 8, 8, false, stream, 0, stream.length);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertCorrupt(huge));
    }

    @ParameterizedTest
    @CsvSource({
        "wrong start, ffd7, fff7000b080004000401011100ffda0008010100000000, CORRUPT",
        "rows, ffd8, fff7000b080005000401011100ffda0008010100000000, CORRUPT",
        "columns, ffd8, fff7000b080004000501011100ffda0008010100000000, CORRUPT",
        "components, ffd8, fff7000e08000400040201110002ff00ffda0008010100000000, CORRUPT",
        "precision above what is allocated, ffd8, fff7000b110004000401011100ffda0008010100000000, CORRUPT",
        "precision 1, ffd8, fff7000b010004000401011100ffda0008010100000000, CORRUPT",
        "header too short, ffd8, fff7000a0800040004010111ffda0008010100000000, CORRUPT",
        "header twice, ffd8, fff7000b080004000401011100fff7000b080004000401011100, CORRUPT",
        "scan first, ffd8, ffda0008010100000000, CORRUPT",
        "no scan, ffd8, fff7000b080004000401011100, CORRUPT",
        "unknown component, ffd8, fff7000b080004000401011100ffda0008010200000000, CORRUPT",
        "near too large, ffd8, fff7000b080004000401011100ffda0008010100800000, CORRUPT",
        "interleave mode 3, ffd8, fff7000b080004000401011100ffda0008010100000300, CORRUPT",
        "preset of unknown kind, ffd8, fff8000305fff7000b080004000401011100, CORRUPT",
        "restart interval of 5 bytes, ffd8, ffdd00070000000000, CORRUPT",
        "segment longer than the frame, ffd8, ffe0ffff, CORRUPT",
        "segment length 1, ffd8, ffe00001, CORRUPT",
        "restart marker among the headers, ffd8, ffd0, CORRUPT",
        "no marker, ffd8, 00, CORRUPT",
        "mapping table, ffd8, fff7000b080004000401011100ffda0008010101000000, UNSUPPORTED",
        "point transform, ffd8, fff7000b080004000401011100ffda0008010100000001, UNSUPPORTED",
        "oversize, ffd8, fff8000304fff7000b080004000401011100, UNSUPPORTED",
        "HP transform, ffd8, ffe800076d72667801fff7000b080004000401011100, UNSUPPORTED",
        "baseline JPEG, ffd8, ffc0000b080004000401011100, UNSUPPORTED",
    })
    void headersThatCannotBe(String what, String start, String rest, FrameException.Kind kind) {
        byte[] stream = HexFormat.of().parseHex(start + rest + DATA + EOI);
        assertThatThrownBy(() -> decoder.decode(frame(stream)))
                .as(what)
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "ffe000044a46, ''",
        "ffe8000a5350494646000100, ''",
        "ffe800076d72667800, ''",
        "fffe00036f, ''",
        "ffffff, e00002",
        "ffdd00040000, ''",
        "ffdd00060000ffff, ''",
        "fff800050200ff, ''",
    })
    void segmentsThatDoNoHarm(String first, String second) throws FrameException {
        byte[] stream = HexFormat.of().parseHex(SOI + first + second + HEADER + SCAN + DATA + EOI);
        assertThat(decoder.decode(frame(stream)).values())
                .startsWith(0, 0, 90, 74)
                .hasSize(16);
    }

    @Test
    void coloursOfSubsampledComponentsAreNotSupported() {
        byte[] stream = HexFormat.of().parseHex(SOI + "fff7001108000400040301220002110003110000");
        assertThatThrownBy(() -> decoder.decode(new CodedFrame("", 4, 4, 3, 8, 8, false, stream, 0, stream.length)))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.kind()).isEqualTo(FrameException.Kind.UNSUPPORTED));
    }

    @Test
    void dataThatIsLeftOverIsCorrupt() {
        byte[] stream = HexFormat.of().parseHex(SOI + HEADER + SCAN + DATA + "0000" + EOI);
        assertCorrupt(frame(stream));
    }

    @FunctionalInterface
    private interface Mutation {
        byte[] of(byte[] stream);
    }

    private static List<CodedFrame> streams() throws FrameException {
        List<CodedFrame> streams = new ArrayList<>();
        for (int interleave = 0; interleave <= 2; interleave++) {
            TestImage colour = TestImage.of(13, 17, 3, 8, interleave);
            TestImage grey = TestImage.of(16, 19, 1, 12, interleave);
            streams.add(coded(colour, new JpegLsEncoder(8, 0, interleave)));
            streams.add(coded(colour, new JpegLsEncoder(8, 2, interleave, 4, null)));
            streams.add(coded(grey, new JpegLsEncoder(12, interleave, 0, 0, new Preset(4095, 9, 90, 900, 64))));
        }
        return streams;
    }

    private static CodedFrame coded(TestImage image, JpegLsEncoder encoder) throws FrameException {
        return image.frame(encoder.precision(), encoder.encode(image));
    }

    private static CodedFrame with(CodedFrame frame, byte[] stream) {
        return new CodedFrame(
                frame.transferSyntax(),
                frame.rows(),
                frame.columns(),
                frame.samplesPerPixel(),
                frame.bitsAllocated(),
                frame.bitsStored(),
                frame.signed(),
                stream,
                0,
                stream.length);
    }

    private void mutate(int times, Mutation mutation) throws FrameException {
        List<CodedFrame> streams = streams();
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int i = 0; i < times; i++) {
                CodedFrame coded = streams.get(i % streams.size());
                assertAnswers(with(coded, mutation.of(coded.array())));
            }
        });
    }

    private void assertAnswers(CodedFrame frame) {
        try {
            Samples samples = decoder.decode(frame);
            assertThat(samples.values()).hasSize(frame.samples());
            assertThat(Arrays.stream(samples.values()).filter(value -> value < 0 || value >> samples.precision() > 0))
                    .isEmpty();
        } catch (FrameException e) {
            assertThat(e.kind()).isIn(FrameException.Kind.CORRUPT, FrameException.Kind.UNSUPPORTED);
        }
    }

    private void assertCorrupt(CodedFrame frame) {
        assertThatThrownBy(() -> decoder.decode(frame))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.kind()).isEqualTo(FrameException.Kind.CORRUPT));
    }

    private static CodedFrame frame(byte[] stream) {
        return new CodedFrame("1.2.840.10008.1.2.4.80", 4, 4, 1, 8, 8, false, stream, 0, stream.length);
    }
}
