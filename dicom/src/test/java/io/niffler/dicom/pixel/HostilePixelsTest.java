package io.niffler.dicom.pixel;

import static io.niffler.dicom.pixel.Hostile.ONE_SECOND;
import static io.niffler.dicom.pixel.Hostile.assertCheaplyRefused;
import static io.niffler.dicom.pixel.Hostile.reader;
import static io.niffler.dicom.pixel.Hostile.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.DicomParseException;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.pixel.FrameException.Kind;
import io.niffler.dicom.png.FrameMapper;
import io.niffler.dicom.png.MappingMode;
import io.niffler.dicom.png.MappingOptions;
import io.niffler.dicom.testing.Cost;
import io.niffler.dicom.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Descriptions of images that overflow, and all that is known to be malformed. */
class HostilePixelsTest {
    private static final String UNCOMPRESSED_FRAGMENTS = "1.2.840.10008.1.2.1.98";
    private static final String DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1";

    @Test
    void theLargestOfEverythingIsTooLarge() throws Exception {
        ImageFile image = new ImageFile(0xFFFF, 0xFFFF).colours("RGB", 3).bits(64, 64);
        byte[] file = image.frames(Integer.MAX_VALUE).uncompressed(new byte[16]);
        assertCheaplyRefused(file, Kind.TOO_LARGE);
    }

    /** 65536 x 65536 is 0 and 46341 x 46341 is negative where an int is too short. */
    @ParameterizedTest
    @CsvSource({"65535,65535", "46341,46341", "8193,8192"})
    void productsBeyondTheLimitAreTooLarge(int rows, int columns) throws Exception {
        assertCheaplyRefused(new ImageFile(rows, columns).uncompressed(new byte[16]), Kind.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"1", "8", "16", "32", "64"})
    void theLargestFrameWithoutItsBytesIsNotAllocated(int allocated) throws Exception {
        ImageFile image = new ImageFile(8192, 8192).bits(allocated, allocated);
        assertCheaplyRefused(image.uncompressed(new byte[16]), Kind.CORRUPT);
        assertCheaplyRefused(image.fragments(DEFLATED_FRAMES, new byte[0], new byte[16]), Kind.CORRUPT);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "-2147483648"})
    void framesThatCannotBeAreCorrupt(int frames) throws Exception {
        assertCheaplyRefused(new ImageFile(2, 2).frames(frames).uncompressed(new byte[4]), Kind.CORRUPT);
    }

    @ParameterizedTest
    @CsvSource({"0,CORRUPT", "2,CORRUPT", "4,CORRUPT", "65535,CORRUPT"})
    void samplesThatDoNotFitTheColoursAreCorrupt(int samples, Kind kind) throws Exception {
        byte[] file = new ImageFile(2, 2).number(Tag.SAMPLES_PER_PIXEL, samples).uncompressed(new byte[16]);
        assertCheaplyRefused(file, kind);
    }

    @ParameterizedTest
    @CsvSource({"0,0,CORRUPT", "8,0,CORRUPT", "8,9,CORRUPT", "12,12,UNSUPPORTED", "65535,16,UNSUPPORTED"})
    void bitsThatCannotBeAreRefused(int allocated, int stored, Kind kind) throws Exception {
        assertCheaplyRefused(new ImageFile(2, 2).bits(allocated, stored).uncompressed(new byte[16]), kind);
    }

    @Test
    void aHighBitBeyondTheCellDoesNotShift() throws Exception {
        byte[] file = new ImageFile(1, 2).number(Tag.HIGH_BIT, 0xFFFF).uncompressed(new byte[] {1, 2});
        assertThat(values(file, 0)).containsExactly(1, 2);
    }

    /** Chrominance shared by two pixels of a row, of which there is an odd number (PS3.3 C.7.6.3.1.2). */
    @Test
    void sharedChrominanceOfOddRowsIsCorrupt() throws Exception {
        ImageFile image = new ImageFile(1, 3).colours("YBR_FULL_422", 3);
        assertCheaplyRefused(image.uncompressed(new byte[8]), Kind.CORRUPT);
        assertCheaplyRefused(image.fragments(UNCOMPRESSED_FRAGMENTS, new byte[0], new byte[8]), Kind.CORRUPT);
        assertThat(values(image.fragments(UNCOMPRESSED_FRAGMENTS, new byte[0], new byte[9]), 0))
                .hasSize(9);
    }

    @ParameterizedTest
    @CsvSource({"YBR_RCT", "YBR_ICT", "YBR_PARTIAL_420"})
    void coloursOfCodecsAreCorruptInUncompressedPixels(String colours) throws Exception {
        ImageFile image = new ImageFile(2, 2).colours(colours, 3);
        assertCheaplyRefused(image.uncompressed(new byte[12]), Kind.CORRUPT);
        assertCheaplyRefused(image.fragments(UNCOMPRESSED_FRAGMENTS, new byte[0], new byte[12]), Kind.CORRUPT);
    }

    static Stream<Path> malformed() {
        return Samples.find().isEmpty() ? Stream.empty() : Samples.files("malformed").stream();
    }

    /** Whatever the damage: frames, or one of the documented exceptions, of each file within 5 seconds and 1 GiB. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("malformed")
    void malformedSamplesAreShownOrRefused(Path path) throws Exception {
        byte[] bytes = Files.readAllBytes(Samples.file(path.toString()));
        Cost<Integer> cost = Cost.of(() -> show(bytes));
        assertThat(cost.cpuNanos()).isLessThan(5 * ONE_SECOND);
        assertThat(cost.allocatedBytes()).isLessThan(1L << 30);
    }

    private static int show(byte[] bytes) throws IOException {
        int shown = 0;
        try (ImageReader reader = reader(bytes)) {
            for (MappingMode mode : MappingMode.values()) {
                FrameMapper mapper = FrameMapper.of(reader.header(), new MappingOptions(mode, 8));
                for (int i = 0; i < reader.framesPresent(); i++) {
                    try {
                        MappedBytes.of(mapper.map(reader.frame(i), i).rows());
                        shown++;
                    } catch (FrameException e) {
                        assertThat(e.kind()).isNotEqualTo(Kind.NO_PIXEL_DATA);
                    }
                }
            }
        } catch (DicomParseException | FrameException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
        return shown;
    }
}
