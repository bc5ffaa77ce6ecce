package io.niffler.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.testing.KnownDifferences;
import io.niffler.dicom.testing.ReferencePixels;
import io.niffler.dicom.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every sample whose pixels others can decode, by digest where its coding is lossless. Differences are listed. */
class PixelSamplesTest {
    private final KnownDifferences known = KnownDifferences.load();

    @Test
    void framesAreThoseOfTheReference() throws IOException {
        List<String> differences = new ArrayList<>();
        Set<String> listed = new TreeSet<>();
        int compared = 0;
        for (Path relative : Samples.files()) {
            ReferencePixels expected = ReferencePixels.of(relative);
            if (expected == null) {
                continue;
            }
            String difference = compare(relative, expected);
            if (difference == null) {
                compared++;
            } else if (known.contains(relative, KnownDifferences.PIXELS)) {
                listed.add(relative.toString());
            } else {
                differences.add(relative + " (" + expected.transferSyntax() + "): " + difference);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isPositive();
        assertThat(known.filesWithOtherPixels())
                .as("entries that are out of date")
                .isSubsetOf(listed);
    }

    private static String compare(Path relative, ReferencePixels expected) throws IOException {
        byte[] bytes = Files.readAllBytes(Samples.folder().resolve(relative));
        try (ImageReader reader = ImageReader.of(bytes, 0, bytes.length, ImageReader.DEFAULT_MAX_SAMPLES)) {
            if (reader.image().frames() != expected.frames()) {
                return reader.image().frames() + " frames instead of " + expected.frames();
            }
            for (int index : expected.described()) {
                Frame frame = reader.frame(index);
                if (!frame.photometric().term().equals(expected.photometric())) {
                    return frame.photometric().term() + " instead of " + expected.photometric();
                }
                String difference = expected.difference(
                        index, frame, tolerance(expected, reader.image().bitsStored()));
                if (difference != null) {
                    return difference;
                }
            }
            return expected.describesAll() && expected.lossless() ? compareAll(reader, expected) : null;
        } catch (FrameException e) {
            return e.kind() + ": " + e.getMessage();
        }
    }

    private static String compareAll(ImageReader reader, ReferencePixels expected) throws FrameException, IOException {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < expected.frames(); i++) {
            frames.add(reader.frame(i));
        }
        return expected.areAll(frames) ? null : "a frame between the first and the last is another";
    }

    private static double tolerance(ReferencePixels expected, int bitsStored) {
        return expected.lossless() ? 0 : Math.max(1, 1 << (bitsStored - 8));
    }
}
