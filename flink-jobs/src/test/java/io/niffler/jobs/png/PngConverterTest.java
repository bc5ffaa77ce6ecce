package io.niffler.jobs.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.niffler.connectors.AtomicFiles;
import io.niffler.connectors.OutputException;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.ImageReader;
import io.niffler.dicom.png.MappingMode;
import io.niffler.dicom.png.MappingOptions;
import io.niffler.dicom.png.PngText;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.dicom.testing.TestObjects.Kind;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngConverterTest {
    private static final int SIDE = 4;
    private static final MappingOptions SIXTEEN = new MappingOptions(MappingMode.NIFFLER, 16);

    @TempDir
    private Path folder;

    private final List<ConvertedFrame> converted = new ArrayList<>();

    private static DataSet object(int frames, byte[] pixels) {
        DataSet dataSet = TestObjects.instance(Kind.CT, "s", "a", 1, SIDE, SIDE);
        if (frames > 1) {
            dataSet.setInts(Tag.NUMBER_OF_FRAMES, VR.IS, frames);
        }
        dataSet.setBytes(Tag.PIXEL_DATA, VR.OW, pixels);
        return dataSet;
    }

    /** Frame i holds the value i + 1 everywhere but for a 100 at its end. */
    private static byte[] pixels(int frames) {
        byte[] pixels = new byte[frames * SIDE * SIDE * 2];
        for (int i = 0; i < pixels.length; i += 2) {
            int frame = i / (SIDE * SIDE * 2);
            pixels[i] = (byte) (i % (SIDE * SIDE * 2) == SIDE * SIDE * 2 - 2 ? 100 : frame + 1);
        }
        return pixels;
    }

    private void convert(DataSet dataSet, String stamp, MappingOptions options, int maxFrames)
            throws FrameException, NameTakenException, IOException {
        byte[] file = TestObjects.part10(dataSet);
        converted.clear();
        try (PngConverter converter = new PngConverter(AtomicFiles.below(folder.toUri()), options, maxFrames);
                ImageReader reader = ImageReader.of(file, 0, file.length, 1 << 20)) {
            converter.convert(reader, "p/image", stamp, converted::add);
        }
    }

    private void convert(DataSet dataSet, String stamp) throws FrameException, NameTakenException, IOException {
        convert(dataSet, stamp, SIXTEEN, 10);
    }

    private int sample(String file, int index) throws IOException {
        BufferedImage image = ImageIO.read(folder.resolve(file).toFile());
        return image.getRaster().getSample(index % SIDE, index / SIDE, 0);
    }

    @Test
    void anImageHasTheSamplesOfTheFormula() throws Exception {
        convert(object(1, pixels(1)), "a");
        assertThat(sample("p/image.png", 0)).isEqualTo(655);
        assertThat(sample("p/image.png", SIDE * SIDE - 1)).isEqualTo(65535);
        ConvertedFrame frame = converted.get(0);
        assertThat(frame.path()).isEqualTo("p/image.png");
        assertThat(frame.written()).isTrue();
        assertThat(frame.bytes()).isEqualTo(Files.size(folder.resolve("p/image.png")));
        assertThat(frame.mapping().storedMaximum()).isEqualTo(100);
        try (InputStream in = Files.newInputStream(folder.resolve("p/image.png"))) {
            assertThat(PngText.read(in))
                    .containsEntry("niffler:source", "a")
                    .containsEntry("niffler:mapping", "niffler 16")
                    .hasEntrySatisfying("niffler:values", values -> assertThat(values)
                            .isEqualTo("photometric=MONOCHROME2 bitsStored=16 signed=false bitDepth=16 widened=false"
                                    + " storedMinimum=1.0 storedMaximum=100.0 offset=0.0 inverted=false"));
        }
    }

    @Test
    void eachFrameIsAFile() throws Exception {
        convert(object(3, pixels(3)), "a");
        assertThat(converted)
                .extracting(ConvertedFrame::path)
                .containsExactly("p/image.1.png", "p/image.2.png", "p/image.3.png");
        assertThat(sample("p/image.3.png", 0)).isEqualTo(3 * 65535 / 100);
    }

    @Test
    void whatIsThereIsNotWrittenAgain() throws Exception {
        convert(object(1, pixels(1)), "a");
        long bytes = converted.get(0).bytes();
        Object first = Files.getAttribute(folder.resolve("p/image.png"), "unix:ino");
        convert(object(1, pixels(1)), "a");
        assertThat(converted).singleElement().satisfies(frame -> {
            assertThat(frame.written()).isFalse();
            assertThat(frame.bytes()).isEqualTo(bytes);
            assertThat(frame.mapping().storedMaximum()).isEqualTo(100);
        });
        assertThat(Files.getAttribute(folder.resolve("p/image.png"), "unix:ino"))
                .isEqualTo(first);
    }

    @Test
    void anotherMappingReplacesTheFile() throws Exception {
        convert(object(1, pixels(1)), "a");
        convert(object(1, pixels(1)), "a", new MappingOptions(MappingMode.NIFFLER, 8), 10);
        assertThat(converted.get(0).written()).isTrue();
        assertThat(sample("p/image.png", SIDE * SIDE - 1)).isEqualTo(255);
    }

    @Test
    void theFirstSourceKeepsTheName() throws Exception {
        convert(object(1, pixels(1)), "a");
        byte[] first = Files.readAllBytes(folder.resolve("p/image.png"));
        assertThatThrownBy(() -> convert(object(1, new byte[SIDE * SIDE * 2]), "b"))
                .isInstanceOf(NameTakenException.class);
        assertThat(folder.resolve("p/image.png")).hasBinaryContent(first);
        assertThat(converted).isEmpty();
    }

    @Test
    void aBrokenFileOfThatNameIsReplaced() throws Exception {
        Files.createDirectory(folder.resolve("p"));
        Files.write(folder.resolve("p/image.png"), new byte[] {1, 2, 3});
        convert(object(1, pixels(1)), "a");
        assertThat(sample("p/image.png", SIDE * SIDE - 1)).isEqualTo(65535);
    }

    @Test
    void framesThatAreThereAreMadeAndTheRestIsReported() {
        byte[] half = Arrays.copyOf(pixels(3), SIDE * SIDE * 2 * 2 + 4);
        FrameException e = catchThrowableOfType(FrameException.class, () -> convert(object(3, half), "a"));
        assertThat(e.kind()).isEqualTo(FrameException.Kind.CORRUPT);
        assertThat(converted).hasSize(2);
    }

    @Test
    void objectsOfTooManyFramesAreRefusedBeforeTheFirst() {
        FrameException e =
                catchThrowableOfType(FrameException.class, () -> convert(object(3, pixels(3)), "a", SIXTEEN, 2));
        assertThat(e.kind()).isEqualTo(FrameException.Kind.TOO_LARGE);
        assertThat(converted).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoFaultOfTheObject() throws IOException {
        Files.writeString(folder.resolve("p"), "a file where the folder should be");
        assertThatThrownBy(() -> convert(object(1, pixels(1)), "a")).isInstanceOf(OutputException.class);
    }
}
