package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.data.DataSetProblem.Kind;
import io.niffler.dicom.testing.TestObjects;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Part10Test {
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    private final DataSet dataSet = TestObjects.instance(TestObjects.Kind.MR, "study", "series", 1, 8, 8);

    private static void assertKinds(Part10File file, Kind... kinds) {
        assertThat(file.problems()).extracting(DataSetProblem::kind).containsExactly(kinds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99"})
    void readsWhatItWrites(String uid, @TempDir Path folder) throws IOException {
        byte[] bytes = Part10.toBytes(dataSet, TransferSyntax.of(uid));
        Path path = Files.write(folder.resolve("file.dcm"), bytes);
        ReadOptions strict = ReadOptions.ALL.withStrict(true);

        Part10File file = Part10.read(bytes, strict);

        assertThat(file.dataSet()).isEqualTo(dataSet);
        assertThat(file.transferSyntaxUid()).isEqualTo(uid);
        assertThat(file.fileMeta().string(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID))
                .isEqualTo(dataSet.string(Tag.SOP_INSTANCE_UID));
        assertThat(Part10.read(path, strict)).isEqualTo(file);
        assertThat(Part10.read(new ByteArrayInputStream(bytes), strict)).isEqualTo(file);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        Part10.write(file, again);
        assertThat(again.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void theMetaBeforeABareDataSetMakesAFile() throws IOException {
        byte[] meta = Part10.preambleAndMeta(
                dataSet.string(Tag.SOP_CLASS_UID), dataSet.string(Tag.SOP_INSTANCE_UID), EXPLICIT.uid(), null);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(meta);
        DataSetWriter.write(dataSet, EXPLICIT, file);

        assertThat(file.toByteArray()).isEqualTo(Part10.toBytes(dataSet, EXPLICIT));
        assertThat(Part10.read(file.toByteArray(), ReadOptions.ALL).dataSetOffset())
                .isEqualTo(meta.length);
        assertThat(Part10.preambleAndMeta("1.2", "1.3", EXPLICIT.uid(), "SCU"))
                .isEqualTo(Part10.preambleAndMeta("1.2", "1.3", EXPLICIT.uid(), "SCU"));
    }

    @Test
    void headersLeaveThePixelsOut() throws IOException {
        Part10File file = Part10.read(Part10.toBytes(dataSet, EXPLICIT), ReadOptions.HEADERS);

        assertThat(file.dataSet().contains(Tag.PIXEL_DATA)).isFalse();
        assertThat(file.dataSet().size()).isEqualTo(dataSet.size() - 1);
    }

    @Test
    void thePreambleMayHoldAnything() throws IOException {
        byte[] bytes = Part10.toBytes(dataSet, EXPLICIT);
        byte[] tiff = {'I', 'I', 42, 0, 8, 0, 0, 0};
        System.arraycopy(tiff, 0, bytes, 0, tiff.length);

        assertThat(Part10.read(bytes, ReadOptions.ALL.withStrict(true)).dataSet())
                .isEqualTo(dataSet);
    }

    @Test
    void readsWithoutPreamble() throws IOException {
        byte[] bytes = Part10.toBytes(dataSet, EXPLICIT);

        Part10File noPreamble = Part10.read(Arrays.copyOfRange(bytes, 128, bytes.length), ReadOptions.ALL);
        Part10File noPrefix = Part10.read(Arrays.copyOfRange(bytes, 132, bytes.length), ReadOptions.ALL);

        assertKinds(noPreamble, Kind.NO_PREAMBLE);
        assertKinds(noPrefix, Kind.NO_PREAMBLE);
        assertThat(noPreamble.dataSet()).isEqualTo(dataSet);
        assertThat(noPrefix.dataSet()).isEqualTo(dataSet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"})
    void findsTheEncodingOfABareDataSet(String uid) throws IOException {
        byte[] bytes = DataSetWriter.toBytes(dataSet, TransferSyntax.of(uid));

        Part10File file = Part10.read(bytes, ReadOptions.ALL);

        assertKinds(file, Kind.NO_PREAMBLE, Kind.NO_FILE_META);
        assertThat(file.transferSyntaxUid()).isEqualTo(uid);
        assertThat(file.dataSet()).isEqualTo(dataSet);
    }

    @Test
    void readsFileMetaInImplicitVr() throws IOException {
        byte[] uid = "1.2.840.10008.1.2\0".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new ElementBytes()
                .raw(new byte[128])
                .raw("DICM".getBytes(StandardCharsets.US_ASCII))
                .implicit(Tag.TRANSFER_SYNTAX_UID, uid)
                .raw(DataSetWriter.toBytes(dataSet, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN))
                .bytes();

        Part10File file = Part10.read(bytes, ReadOptions.ALL);

        assertKinds(file, Kind.FILE_META_ENCODING);
        assertThat(file.dataSet()).isEqualTo(dataSet);
    }

    @Test
    void doesNotTrustTheGroupLength() throws IOException {
        byte[] bytes = Part10.toBytes(dataSet, EXPLICIT);
        ByteOrders.put32(bytes, 140, 0x7FFFFFFF, false);

        Part10File file = Part10.read(bytes, ReadOptions.ALL);

        assertKinds(file, Kind.GROUP_LENGTH);
        assertThat(file.dataSet()).isEqualTo(dataSet);
    }

    @Test
    void survivesAMetaWithoutTransferSyntax() throws IOException {
        byte[] bytes = new ElementBytes()
                .raw(new byte[128])
                .raw("DICM".getBytes(StandardCharsets.US_ASCII))
                .explicit(Tag.MEDIA_STORAGE_SOP_CLASS_UID, "UI", "1.23")
                .raw(DataSetWriter.toBytes(dataSet, EXPLICIT))
                .bytes();

        Part10File file = Part10.read(bytes, ReadOptions.ALL);

        assertKinds(file, Kind.NO_TRANSFER_SYNTAX);
        assertThat(file.dataSet()).isEqualTo(dataSet);
    }

    @Test
    void saysWhenThereIsNoDataSet() throws IOException {
        byte[] bytes = Part10.preambleAndMeta("1.2", "1.3", EXPLICIT.uid(), null);

        Part10File file = Part10.read(bytes, ReadOptions.ALL);

        assertKinds(file, Kind.TRUNCATED);
        assertThat(file.dataSet().isEmpty()).isTrue();
    }

    @Test
    void refusesWhatIsNoDicom() {
        for (byte[] bytes :
                new byte[][] {{}, {0}, new byte[1000], "%PDF-1.7 and so on".getBytes(StandardCharsets.US_ASCII)}) {
            assertThatThrownBy(() -> Part10.read(bytes, ReadOptions.ALL)).isInstanceOf(DicomParseException.class);
        }
    }

    @Test
    void aFileNeedsItsUids() {
        assertThatThrownBy(() -> Part10.toBytes(new DataSet(), EXPLICIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(0008,0016)");
    }
}
