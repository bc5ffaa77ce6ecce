package io.niffler.jobs.png.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.config.ConfigException;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.dicom.testing.TestObjects.Kind;
import io.niffler.jobs.metadata.features.Feature;
import io.niffler.jobs.metadata.features.FeatureSet;
import io.niffler.jobs.png.ImageNames;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderRunIT {
    private static final ImageNames NAMES = new ImageNames("", ImageNames.Level.PATIENT);

    @TempDir
    Path temp;

    private TestFolder folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = new TestFolder(temp);
    }

    /** PNG files by the DICOM file they were made of, as mapping.csv has them. */
    private Map<Path, List<Path>> mapping() throws IOException {
        List<List<String>> rows = CsvReader.rows(folder.out.mapping());
        assertThat(rows.get(0)).containsExactly("Original DICOM file location", " PNG location");
        Map<Path, List<Path>> images = new HashMap<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            assertThat(row.get(1)).startsWith(" ");
            Path image = Path.of(row.get(1).strip());
            assertThat(image).exists();
            images.merge(Path.of(row.get(0)), List.of(image), (a, b) -> Stream.concat(a.stream(), b.stream())
                    .toList());
        }
        return images;
    }

    private List<String> images() throws IOException {
        try (Stream<Path> files = Files.walk(folder.out.images())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.out.images().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void assertMapped(DataSet image, Path png) throws IOException {
        ByteBuffer stored = ByteBuffer.wrap(image.bytes(Tag.PIXEL_DATA)).order(ByteOrder.LITTLE_ENDIAN);
        int[] values = new int[TestFolder.ROWS * TestFolder.COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = stored.getShort() & 0xFFFF;
        }
        double max = Arrays.stream(values).max().orElseThrow();
        BufferedImage read = ImageIO.read(png.toFile());
        assertThat(read.getHeight()).isEqualTo(TestFolder.ROWS);
        assertThat(read.getWidth()).isEqualTo(TestFolder.COLUMNS);
        int[] mapped = read.getRaster().getPixels(0, 0, TestFolder.COLUMNS, TestFolder.ROWS, (int[]) null);
        assertThat(mapped)
                .isEqualTo(Arrays.stream(values)
                        .map(value -> (int) (value / max * 65535))
                        .toArray());
    }

    @Test
    void hasTheOriginalsLayout() throws Exception {
        folder.level = ImageNames.Level.SERIES;
        DataSet image = TestFolder.image("st", 1);
        Path file = folder.write("a/IM-0001.dcm", image);
        Path withComma = folder.write("b, c/IM-0002.DCM", TestFolder.image("st", 2));
        FolderSummary summary = folder.run();
        assertThat(summary.files()).isEqualTo(2);
        assertThat(summary.images()).isEqualTo(2);
        assertThat(summary.failed()).isZero();
        assertThat(summary.pixelBytesNow()).isEqualTo(2L * 2 * TestFolder.ROWS * TestFolder.COLUMNS);
        String series = NAMES.digest(image.string(Tag.PATIENT_ID)) + "/"
                + NAMES.digest(image.string(Tag.STUDY_INSTANCE_UID)) + "/"
                + NAMES.digest(image.string(Tag.SERIES_INSTANCE_UID)) + "/";
        Path png = folder.out.images().resolve(series + NAMES.digest("IM-0001") + ".png");
        Map<Path, List<Path>> mapping = mapping();
        assertThat(mapping).containsOnlyKeys(file, withComma);
        assertThat(mapping.get(file)).containsExactly(png);
        assertMapped(image, png);
        assertThat(Files.readAllLines(folder.out.mapping()).get(0))
                .isEqualTo("Original DICOM file location, PNG location");

        Map<String, Map<String, String>> metadata = CsvReader.byColumn(folder.out.metadata(), "file");
        assertThat(metadata).containsOnlyKeys(file.toString(), withComma.toString());
        assertThat(metadata.get(file.toString()))
                .containsEntry("Modality", "MR")
                .containsEntry("ImageType", "('ORIGINAL', 'PRIMARY', 'AXIAL')")
                .containsEntry("PixelSpacing", "(0.75, 0.75)")
                .containsEntry("SliceThickness", "1.25")
                .containsEntry("StudyDescription", "Prüfung st")
                .containsEntry("Rows", Integer.toString(TestFolder.ROWS))
                .containsEntry("has_pix_array", "True")
                .containsEntry("category", "uncategorized")
                .doesNotContainKey("PixelData");
        try (Stream<Path> failed = Files.list(folder.out.failed())) {
            assertThat(failed.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("1", "2", "3", "4", "5");
        }
        assertThat(folder.out.images().resolve(".incoming")).doesNotExist();
    }

    @Test
    void framesAreNumberedFromOne() throws Exception {
        DataSet image = TestFolder.image("st", 1);
        byte[] pixels = image.bytes(Tag.PIXEL_DATA);
        image.setInts(Tag.NUMBER_OF_FRAMES, VR.IS, 3);
        byte[] three = Arrays.copyOf(pixels, 3 * pixels.length);
        System.arraycopy(pixels, 0, three, 2 * pixels.length, pixels.length);
        image.setBytes(Tag.PIXEL_DATA, VR.OW, three);
        Path file = folder.write("cine.dcm", image);
        assertThat(folder.run().images()).isEqualTo(3);
        List<Path> pngs = mapping().get(file);
        assertThat(pngs)
                .extracting(png -> png.getFileName().toString())
                .containsExactly(
                        NAMES.digest("cine") + ".1.png",
                        NAMES.digest("cine") + ".2.png",
                        NAMES.digest("cine") + ".3.png");
        assertMapped(image.setBytes(Tag.PIXEL_DATA, VR.OW, pixels), pngs.get(2));
    }

    @Test
    void sortsFailuresByKindAndGoesOn() throws Exception {
        folder.write("good.dcm", TestFolder.image("st", 1));
        folder.write("report.dcm", TestFolder.document("st"));
        DataSet without = TestFolder.image("st", 2);
        without.remove(Tag.PIXEL_DATA);
        Path missing = folder.write("missing.dcm", without);
        DataSet cut = TestFolder.image("st", 3);
        cut.setBytes(Tag.PIXEL_DATA, VR.OW, new byte[100]);
        Path bad = folder.write("bad.dcm", cut);
        Path text = folder.write("x/text.dcm", "no DICOM".getBytes(StandardCharsets.UTF_8));
        Path other = folder.write("y/text.dcm", "another".getBytes(StandardCharsets.UTF_8));
        DataSet many = TestFolder.image("st", 4);
        for (int i = 0; i < 30; i++) {
            DataSet item = new DataSet();
            for (int j = 0; j < 11; j++) {
                item.setString(Tag.of(0x0008, 0x1000 + 0x10 * j), VR.LO, "x");
                item.setString(Tag.of(0x0018, 0x1000 + j), VR.LO, "x");
            }
            many.setItems(
                    Tag.REQUEST_ATTRIBUTES_SEQUENCE,
                    Stream.generate(() -> item).limit(30).toList());
        }
        Path unusual = folder.write("many.dcm", many);

        FolderSummary summary = folder.run();
        assertThat(summary.files()).isEqualTo(7);
        assertThat(summary.images()).isEqualTo(2);
        assertThat(summary.withoutImage()).isEqualTo(1);
        assertThat(List.of(summary.missing(), summary.badValue(), summary.other(), summary.longHeaders()))
                .containsExactly(1L, 1L, 2L, 1L);
        assertThat(summary.failures())
                .contains(new FolderSummary.FailedFile(missing.toString(), 1))
                .hasSize(4);
        assertThat(folder.out.failed().resolve("1/missing.dcm")).hasSameBinaryContentAs(missing);
        assertThat(folder.out.failed().resolve("2/bad.dcm")).hasSameBinaryContentAs(bad);
        assertThat(folder.out.failed().resolve("5/many.dcm")).hasSameBinaryContentAs(unusual);
        try (Stream<Path> copies = Files.list(folder.out.failed().resolve("3"))) {
            assertThat(copies.map(FolderRunIT::read))
                    .as("files of the same name do not overwrite each other")
                    .containsExactlyInAnyOrder(read(text), read(other));
        }
        Map<String, Map<String, String>> metadata = CsvReader.byColumn(folder.out.metadata(), "file");
        assertThat(metadata).hasSize(7);
        assertThat(metadata.values().stream().filter(row -> row.get("category").equals("no image")))
                .hasSize(5);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void filesOfTheSamePatientAndNameDoNotOverwriteEachOther() throws Exception {
        DataSet first = TestFolder.image("st", 1);
        DataSet second = TestFolder.image("st", 2);
        Path a = folder.write("x/IM1.dcm", first);
        Path b = folder.write("y/IM1.dcm", second);
        assertThat(folder.run().images()).isEqualTo(2);
        Map<Path, List<Path>> mapping = mapping();
        assertMapped(first, mapping.get(a).get(0));
        assertMapped(second, mapping.get(b).get(0));
        assertThat(images())
                .contains(NAMES.path(first.string(Tag.PATIENT_ID), "", "", "IM1") + ".png")
                .containsAnyOf(
                        NAMES.path(first.string(Tag.PATIENT_ID), "", "", "x/IM1.dcm") + ".png",
                        NAMES.path(first.string(Tag.PATIENT_ID), "", "", "y/IM1.dcm") + ".png");
    }

    @Test
    void aPatientWithoutIdHasAName() throws Exception {
        DataSet image = TestFolder.image("st", 1);
        image.remove(Tag.PATIENT_ID);
        folder.write("a.dcm", image);
        folder.run();
        assertThat(images()).containsExactly(NAMES.path("ALL-PATIENTS", "", "", "a") + ".png");
    }

    @Test
    void choosesColumns() throws Exception {
        for (int i = 0; i < 10; i++) {
            DataSet image = TestFolder.image("st", i);
            image.setString(Tag.PATIENT_COMMENTS, VR.LT, i == 0 ? "" : "x");
            image.setString(Tag.of(0x0019, 0x0010), VR.LO, "MAKER");
            image.setItems(
                    Tag.PROCEDURE_CODE_SEQUENCE,
                    i == 0 ? List.of() : List.of(new DataSet().setString(Tag.CODE_VALUE, VR.SH, "c")));
            folder.write(i + ".dcm", image);
        }
        folder.images = false;
        folder.run();
        assertThat(columns())
                .contains("PatientComments", "0_ProcedureCodeSequence_CodeValue")
                .doesNotContain("0x00190010");
        assertThat(images()).as("images were not asked for").isEmpty();
        assertThat(Files.readAllLines(folder.out.mapping())).hasSize(1);

        folder.headers = new HeaderChoice(false, true, null);
        folder.run(true);
        assertThat(columns())
                .as("nine of ten are not more than nine of ten")
                .contains("Modality", "0x00190010")
                .doesNotContain("PatientComments", "0_ProcedureCodeSequence_CodeValue");

        folder.specific(new FeatureSet(
                        "f",
                        List.of(
                                new Feature("Modality", Tag.MODALITY),
                                new Feature("ProcedureCodeSequence", Tag.PROCEDURE_CODE_SEQUENCE),
                                new Feature("KVP", Tag.KVP))))
                .run(true);
        assertThat(columns())
                .containsExactly("0_ProcedureCodeSequence_CodeValue", "Modality", "file", "has_pix_array", "category");
    }

    private List<String> columns() throws IOException {
        return CsvReader.rows(folder.out.metadata()).get(0);
    }

    @Test
    void goesOnWhereItWasStopped() throws Exception {
        int files = 150;
        for (int i = 0; i < files; i++) {
            // Large enough for a run to be stopped in the middle: seconds of work.
            folder.write(i % 7 + "/" + i + ".dcm", TestObjects.instance(Kind.CT, "st" + i % 5, "s", i));
        }
        long seen = 0;
        for (int stop = 0; stop < 2; stop++) {
            seen = stopAfterOneMore(seen);
            Files.writeString(folder.out.metadata(), "half a row", StandardOpenOption.APPEND);
            Files.writeString(folder.out.mapping(), "half a row", StandardOpenOption.APPEND);
        }
        assertThat(seen).as("files done before").isBetween(2L, files - 1L);
        FolderSummary summary = folder.run();
        assertThat(folder.said).anyMatch(message -> message.startsWith("Going on"));
        assertThat(summary.files()).isEqualTo(files);
        assertThat(summary.convertedNow()).isEqualTo(files - (int) seen);
        assertThat(summary.images()).isEqualTo(files);
        assertThat(CsvReader.byColumn(folder.out.metadata(), "file")).hasSize(files);
        assertThat(mapping()).hasSize(files).allSatisfy((file, pngs) -> assertThat(pngs)
                .hasSize(1));
        assertThat(images()).hasSize(files);
    }

    /** Stops a run when a file more is done than before; returns how many are. */
    private long stopAfterOneMore(long before) throws IOException {
        FolderRun[] running = new FolderRun[1];
        TestFolder.Listener stopper = folder.new Listener() {
            @Override
            public void progress(long done) {
                if (folder.said.contains("converting 150") && done > before) {
                    running[0].stop();
                }
            }
        };
        folder.said.clear();
        try (FolderRun run = FolderRun.open(folder.options(), false, stopper)) {
            running[0] = run;
            assertThatThrownBy(run::run).isInstanceOf(CancellationException.class);
        }
        return Ledger.count(folder.out.ledger());
    }

    @Test
    void doesNothingTwice() throws Exception {
        folder.write("a.dcm", TestFolder.image("st", 1));
        folder.write("b.dcm", "no DICOM".getBytes(StandardCharsets.UTF_8));
        FolderSummary first = folder.run();
        byte[] metadata = Files.readAllBytes(folder.out.metadata());
        Path png = folder.out.images().resolve(images().get(0));
        Files.setLastModifiedTime(png, FileTime.fromMillis(0));
        FolderSummary again = folder.run();
        assertThat(folder.said).anyMatch(message -> message.startsWith("Nothing to do"));
        assertThat(again.convertedNow()).isZero();
        assertThat(again.failures()).isEqualTo(first.failures()).hasSize(1);
        assertThat(folder.out.metadata()).hasBinaryContent(metadata);
        assertThat(Files.getLastModifiedTime(png).toMillis()).isZero();

        folder.write("c.dcm", TestFolder.image("st", 2));
        assertThatThrownBy(folder::run)
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("1 files are new, 0 others, 0 gone", "--fresh");
        assertThat(folder.run(true).files()).isEqualTo(3);
        assertThat(images()).hasSize(2);
    }

    @Test
    void namesTheOptionThatHasChanged() throws Exception {
        folder.write("a.dcm", TestFolder.image("st", 1));
        folder.run();
        folder.bits = 8;
        assertThatThrownBy(folder::run)
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("--bits '16'", "'8'", "--fresh", "--out");
        assertThat(folder.run(true).images()).isEqualTo(1);
        assertThat(ImageIO.read(folder.out.images().resolve(images().get(0)).toFile())
                        .getColorModel()
                        .getPixelSize())
                .isEqualTo(8);
    }

    @Test
    void leavesForeignFoldersAlone() throws Exception {
        folder.write("a.dcm", TestFolder.image("st", 1));
        Path foreign = folder.out.images().resolve("holiday.png");
        Files.createDirectories(foreign.getParent());
        Files.writeString(foreign, "mine");
        assertThatThrownBy(() -> folder.run(true))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(folder.out.images().toString());
        assertThat(foreign).hasContent("mine");
    }

    @Test
    void worksAlone() throws Exception {
        folder.write("a.dcm", TestFolder.image("st", 1));
        try (FolderRun one = FolderRun.open(folder.options(), false, folder.new Listener())) {
            assertThatThrownBy(folder::run).isInstanceOf(IOException.class).hasMessageContaining("Another niffler");
            assertThat(one.run().images()).isEqualTo(1);
        }
    }

    @Test
    void saysWhyResultsCannotBeStoredAndGoesOnLater() throws Exception {
        folder.write("a.dcm", TestFolder.image("st", 1));
        TestFolder.Listener saboteur = folder.new Listener() {
            @Override
            public void step(String what, long total) {
                if (what.equals("converting")) {
                    try {
                        Files.delete(folder.out.images());
                        Files.writeString(folder.out.images(), "no folder");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
        try (FolderRun run = FolderRun.open(folder.options(), false, saboteur)) {
            assertThatThrownBy(run::run).isInstanceOf(IOException.class).hasMessageContaining("extracted-images");
            Files.delete(folder.out.images());
        }
        assertThat(folder.run().images()).isEqualTo(1);
    }

    @Test
    void saysWhenThereIsNothing() {
        assertThatThrownBy(folder::run)
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(folder.home.toString(), "--any-name");
    }
}
