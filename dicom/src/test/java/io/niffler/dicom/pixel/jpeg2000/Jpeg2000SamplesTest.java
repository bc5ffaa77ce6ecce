package io.niffler.dicom.pixel.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.ImageReader;
import io.niffler.dicom.testing.ReferencePixels;
import io.niffler.dicom.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Real files have the samples that other decoders find: lossless ones the same, lossy ones nearly. */
class Jpeg2000SamplesTest {
    private static final Set<String> SYNTAXES = Set.of("1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91");
    /** How far the mean of a 64th of the image may be off, in levels of the stored values. */
    private static final double TOLERANCE = 0.1;

    @Test
    void framesAreThoseOfOtherDecoders() throws IOException, FrameException {
        int compared = 0;
        for (Path relative : Samples.files()) {
            ReferencePixels expected = ReferencePixels.of(relative);
            if (expected == null || !SYNTAXES.contains(expected.transferSyntax())) {
                continue;
            }
            byte[] bytes = Files.readAllBytes(Samples.folder().resolve(relative));
            try (ImageReader reader = ImageReader.of(bytes, 0, bytes.length, ImageReader.DEFAULT_MAX_SAMPLES)) {
                for (int index : expected.described()) {
                    double tolerance = expected.lossless() ? 0 : TOLERANCE;
                    assertThat(expected.difference(index, reader.frame(index), tolerance))
                            .as("%s", relative)
                            .isNull();
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(20);
    }
}
