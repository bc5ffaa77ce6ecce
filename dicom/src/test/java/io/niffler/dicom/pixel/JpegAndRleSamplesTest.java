package io.niffler.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.testing.KnownDifferences;
import io.niffler.dicom.testing.ReferencePixels;
import io.niffler.dicom.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples coded in RLE and JPEG: of lossy ones, too, not one value differs from what other decoders give. */
class JpegAndRleSamplesTest {
    private static final Set<String> SYNTAXES = Set.of(
            "1.2.840.10008.1.2.5",
            "1.2.840.10008.1.2.4.50",
            "1.2.840.10008.1.2.4.51",
            "1.2.840.10008.1.2.4.57",
            "1.2.840.10008.1.2.4.70");

    @Test
    void describedFramesAreThoseOfTheReferenceToTheBit() throws IOException, FrameException {
        KnownDifferences known = KnownDifferences.load();
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Path relative : Samples.files()) {
            ReferencePixels expected = ReferencePixels.of(relative);
            if (expected == null
                    || !SYNTAXES.contains(expected.transferSyntax())
                    || known.contains(relative, KnownDifferences.PIXELS)) {
                continue;
            }
            try (ImageReader reader = reader(relative)) {
                for (int index : expected.described()) {
                    String difference = expected.difference(index, reader.frame(index), 0);
                    if (difference != null) {
                        differences.add(relative + ": " + difference);
                    }
                    compared++;
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "malformed/invalid_compression.dcm,CORRUPT,does not begin with SOI",
        "malformed/jpeg-no-soi.dcm,CORRUPT,does not begin with SOI",
        "malformed/jpeg-scan-damaged.dcm,CORRUPT,more than 64 coefficients",
        "malformed/claims-jpeg-is-native.dcm,CORRUPT,not in fragments",
        "transfer-syntax/jpeg-retired/CTImage-JPEGProcess6_8.dcm,UNSUPPORTED,that DICOM has retired"
    })
    void othersFailWithTheReason(String file, FrameException.Kind kind, String message) throws IOException {
        try (ImageReader reader = reader(Path.of(file))) {
            assertThatThrownBy(() -> reader.frame(0))
                    .isInstanceOfSatisfying(
                            FrameException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                    .hasMessageContaining(message);
        }
    }

    private static ImageReader reader(Path relative) throws IOException {
        byte[] bytes = Files.readAllBytes(Samples.folder().resolve(relative));
        return ImageReader.of(bytes, 0, bytes.length, ImageReader.DEFAULT_MAX_SAMPLES);
    }
}
