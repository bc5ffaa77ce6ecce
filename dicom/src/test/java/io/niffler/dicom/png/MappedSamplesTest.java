package io.niffler.dicom.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.ImageReader;
import io.niffler.dicom.pixel.Photometric;
import io.niffler.dicom.testing.ReferencePixels;
import io.niffler.dicom.testing.Samples;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames of real files: mapped as the formula says, as numpy does, and in the colours that other readers see. */
class MappedSamplesTest {
    private static final String PYTHON = "/usr/bin/python3";

    /** A file in big endian, whose palette pydicom reads with swapped bytes: the same image in little endian judges. */
    private static final Map<String, String> JUDGED_BY =
            Map.of("transfer-syntax/explicit-vr-be/OBXXXX1A_expb.dcm", "modality/US/OBXXXX1A.dcm");

    @TempDir
    Path folder;

    /** What to do with the first frame of a file. */
    private interface FrameCheck {
        void check(Path file, ImageReader reader, Frame frame) throws Exception;
    }

    @Test
    void greyFramesAreMappedByTheFormula() throws Exception {
        int checked = forEachFrame((file, reader, frame) -> {
            if (!(frame instanceof Frame.OfInts ints) || frame.photometric().samplesPerPixel() != 1) {
                return;
            }
            if (frame.photometric() == Photometric.PALETTE_COLOR || ints.bitsStored() == Integer.SIZE) {
                return;
            }
            for (int bits : new int[] {8, 16}) {
                int[] samples = Frames.samples(Frames.map(reader.header(), MappingMode.NIFFLER, bits, frame)
                        .rows());
                assertThat(samples).as(file.toString()).isEqualTo(straightforward(ints.values(), bits));
            }
        });
        assertThat(checked).isPositive();
    }

    private static int[] straightforward(int[] values, int bits) {
        double maximum = Double.NEGATIVE_INFINITY;
        for (int value : values) {
            maximum = value > maximum ? value : maximum;
        }
        int[] samples = new int[values.length];
        for (int i = 0; i < values.length && maximum > 0; i++) {
            double clipped = values[i] > 0 ? values[i] : 0;
            samples[i] = (int) ((clipped / maximum) * (bits == 16 ? 65535.0 : 255.0));
        }
        return samples;
    }

    @Test
    void greyFramesAreThoseThatNumpyMaps() throws Exception {
        assumeTrue(
                run(PYTHON, "-c", "import numpy, pydicom, PIL") == 0,
                "numpy, pydicom or Pillow is missing: the mapping is not compared with numpy here");
        StringBuilder list = new StringBuilder();
        try (PngWriter writer = new PngWriter()) {
            forEachFrame((file, reader, frame) -> {
                // Pillow has no colour of 16 bits; pydicom's decoder of compressed frames does not survive all of them.
                if (frame instanceof Frame.OfInts
                        && frame.photometric().samplesPerPixel() == 1
                        && frame.photometric() != Photometric.PALETTE_COLOR
                        && !TransferSyntax.of(reader.file().transferSyntaxUid()).encapsulated()) {
                    Path png = folder.resolve(list.length() + ".png");
                    PixelRows rows = Frames.map(reader.header(), MappingMode.NIFFLER, 16, frame)
                            .rows();
                    write(writer, rows, png);
                    list.append(Samples.file(file.toString()))
                            .append('\t')
                            .append(png)
                            .append('\n');
                }
            });
        }
        Path lines = Files.writeString(folder.resolve("list"), list);
        Path script = folder.resolve("script.py");
        try (InputStream in = MappedSamplesTest.class.getResourceAsStream("mapped_samples.py")) {
            Files.copy(in, script);
        }
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(PYTHON, script.toString(), lines.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        List<String> result = Files.readAllLines(output);
        assertThat(result)
                .as("differences, and the number of comparisons")
                .singleElement()
                .asString()
                .matches("compared [1-9].*");
    }

    /** Palettes, luminance and chrominance, to the bit. */
    @Test
    void coloursAreThoseThatOtherReadersSee() throws Exception {
        List<String> differences = new ArrayList<>();
        List<Photometric> same = new ArrayList<>();
        forEachFrame((file, reader, frame) -> {
            JsonNode expected = expected(Path.of(JUDGED_BY.getOrDefault(file.toString(), file.toString())));
            JsonNode rgb = expected.path("rgb_first_frame");
            if (rgb.isMissingNode() || !expected.path("lossless_codestream").asBoolean()) {
                return;
            }
            int[] samples = Frames.samples(
                    Frames.map(reader.header(), MappingMode.WINDOW, 16, frame).rows());
            String digest = digest(samples, rgb.path("dtype").asText().endsWith("2") ? 2 : 1);
            if (digest.equals(rgb.path("sha256").asText())) {
                same.add(frame.photometric());
            } else {
                differences.add(file + ": " + frame.photometric());
            }
        });
        assertThat(differences).isEmpty();
        assertThat(same).contains(Photometric.PALETTE_COLOR, Photometric.YBR_FULL);
    }

    private static String digest(int[] samples, int cell) throws Exception {
        byte[] bytes = new byte[samples.length * cell];
        for (int i = 0; i < samples.length; i++) {
            for (int b = 0; b < cell; b++) {
                bytes[i * cell + b] = (byte) (samples[i] >> (8 * b));
            }
        }
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Runs a check on the first frame of each sample with a reference; those that cannot be decoded are left out. */
    private static int forEachFrame(FrameCheck check) throws Exception {
        int checked = 0;
        for (Path file : Samples.files()) {
            if (ReferencePixels.of(file) == null) {
                continue;
            }
            byte[] bytes = Samples.bytes(file.toString());
            try (ImageReader reader = ImageReader.of(bytes, 0, bytes.length, ImageReader.DEFAULT_MAX_SAMPLES)) {
                Frame frame = frame(reader);
                if (frame != null) {
                    check.check(file, reader, frame);
                    checked++;
                }
            }
        }
        return checked;
    }

    /** The first frame, or null: whether frames can be decoded is another test's matter. */
    private static Frame frame(ImageReader reader) throws IOException {
        try {
            return reader.frame(0);
        } catch (FrameException e) {
            return null;
        }
    }

    private static JsonNode expected(Path file) throws IOException {
        return new ObjectMapper()
                .readTree(Samples.folder()
                        .resolve("expected")
                        .resolve(file + ".pix.json")
                        .toFile());
    }

    private static void write(PngWriter writer, PixelRows rows, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            writer.write(rows, Map.of(), out);
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(command[0]))) {
            return -1;
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
