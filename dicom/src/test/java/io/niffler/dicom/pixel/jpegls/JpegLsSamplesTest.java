package io.niffler.dicom.pixel.jpegls;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.ImageReader;
import io.niffler.dicom.testing.ReferencePixels;
import io.niffler.dicom.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Real files. Near-lossless ones have to be the same too: decoders have no freedom there. */
class JpegLsSamplesTest {
    private static final Set<String> SYNTAXES = new JpegLsDecoder().transferSyntaxes();

    /** Its values have 15 bits and a sign, which GDCM leaves where it is. */
    private static final Path SIGN_WITHIN = Path.of("transfer-syntax/jpeg-ls-lossless/JLSL_16_15_1_1F.dcm");

    @Test
    void aSignWithinTheCellIsExtended() throws IOException, FrameException {
        Frame.OfInts frame = (Frame.OfInts) frames(SIGN_WITHIN).get(0);
        assertThat(frame.values()).contains(-16384, 16383);
        int[] cells = Arrays.stream(frame.values()).map(value -> value & 0x7FFF).toArray();
        Frame unextended = new Frame.OfInts(frame.rows(), frame.columns(), frame.photometric(), 15, true, cells);
        assertThat(ReferencePixels.of(SIGN_WITHIN).difference(0, unextended, 0)).isNull();
    }

    @Test
    void framesAreThoseOfTheReferenceToTheBit() throws IOException, FrameException {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Path relative : Samples.files()) {
            ReferencePixels expected = ReferencePixels.of(relative);
            if (expected != null && !relative.equals(SIGN_WITHIN) && SYNTAXES.contains(expected.transferSyntax())) {
                compare(relative, expected, differences);
                compared++;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(15);
    }

    private static void compare(Path relative, ReferencePixels expected, List<String> differences)
            throws IOException, FrameException {
        List<Frame> frames = frames(relative);
        for (int index : expected.described()) {
            String difference = expected.difference(index, frames.get(index), 0);
            if (difference != null) {
                differences.add(relative + ": " + difference);
            }
        }
        if (expected.describesAll() && !expected.areAll(frames)) {
            differences.add(relative + ": frames between the first and the last");
        }
    }

    private static List<Frame> frames(Path relative) throws IOException, FrameException {
        byte[] bytes = Files.readAllBytes(Samples.folder().resolve(relative));
        try (ImageReader reader = ImageReader.of(bytes, 0, bytes.length, ImageReader.DEFAULT_MAX_SAMPLES)) {
            List<Frame> frames = new ArrayList<>();
            for (int i = 0; i < reader.image().frames(); i++) {
                frames.add(reader.frame(i));
            }
            return frames;
        }
    }
}
