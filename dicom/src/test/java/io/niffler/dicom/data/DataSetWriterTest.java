package io.niffler.dicom.data;

import static io.niffler.dicom.data.ElementBytes.UNDEFINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSetWriterTest {
    private static final int SEQUENCE = Tag.REFERENCED_IMAGE_SEQUENCE;
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

    private static void assertRoundTrip(byte[] bytes, TransferSyntax syntax) throws IOException {
        ReadResult result = DataSetReader.read(bytes, syntax, ReadOptions.ALL.withStrict(true));
        assertThat(DataSetWriter.toBytes(result.dataSet(), syntax)).isEqualTo(bytes);
    }

    @Test
    void padsByVr() {
        DataSet dataSet = new DataSet();
        dataSet.setBytes(Tag.SOP_CLASS_UID, VR.UI, new byte[] {'1'});
        dataSet.setBytes(Tag.MODALITY, VR.CS, new byte[] {'X'});
        dataSet.setBytes(Tag.PIXEL_DATA, VR.OB, new byte[] {7});

        assertThat(DataSetWriter.toBytes(dataSet, EXPLICIT))
                .isEqualTo(new ElementBytes()
                        .explicit(Tag.SOP_CLASS_UID, "UI", "1\0")
                        .explicit(Tag.MODALITY, "CS", "X ")
                        .explicit(Tag.PIXEL_DATA, "OB", new byte[] {7, 0})
                        .bytes());
        assertThat(DataSetWriter.toBytes(dataSet, IMPLICIT))
                .isEqualTo(new ElementBytes()
                        .implicit(Tag.SOP_CLASS_UID, "1\0")
                        .implicit(Tag.MODALITY, "X ")
                        .implicit(Tag.PIXEL_DATA, new byte[] {7, 0})
                        .bytes());
    }

    @Test
    void writesExplicitLengthsByDefault() {
        DataSet item = new DataSet().setString(Tag.CODE_VALUE, VR.SH, "T1");
        DataSet dataSet = new DataSet().setItems(SEQUENCE, item, new DataSet());

        assertThat(DataSetWriter.toBytes(dataSet, EXPLICIT))
                .isEqualTo(new ElementBytes()
                        .header(SEQUENCE, "SQ", 26)
                        .item(10)
                        .explicit(Tag.CODE_VALUE, "SH", "T1")
                        .item(0)
                        .bytes());
    }

    @Test
    void keepsUndefinedLengthsThatWereRead() throws IOException {
        ElementBytes bytes = new ElementBytes()
                .header(SEQUENCE, "SQ", UNDEFINED)
                .item(UNDEFINED)
                .header(Tag.SOURCE_IMAGE_SEQUENCE, "SQ", 26)
                .item(UNDEFINED)
                .explicit(Tag.CODE_VALUE, "SH", "T1")
                .endOfItem()
                .endOfItem()
                .item(0)
                .endOfSequence()
                .header(0x00091010, "UN", UNDEFINED)
                .item(10)
                .implicit(Tag.CODE_VALUE, "T1")
                .endOfSequence()
                .header(Tag.PIXEL_DATA, "OB", UNDEFINED)
                .item(0)
                .item(2)
                .raw((byte) 1, (byte) 2)
                .endOfSequence();

        assertRoundTrip(bytes.bytes(), EXPLICIT);
    }

    @Test
    void writesGroupLengthsAnew() throws IOException {
        byte[] bytes = new ElementBytes()
                .explicit(0x00080000, "UL", new byte[] {10, 0, 0, 0})
                .explicit(Tag.MODALITY, "CS", "CT")
                .explicit(Tag.PATIENT_ID, "LO", "ID")
                .explicit(0x7FE00000, "UL", new byte[] {14, 0, 0, 0})
                .explicit(Tag.PIXEL_DATA, "OW", new byte[2])
                .bytes();
        assertRoundTrip(bytes, EXPLICIT);

        DataSet changed = DataSetReader.read(bytes, EXPLICIT, ReadOptions.ALL).dataSet();
        changed.setString(Tag.MODALITY, VR.CS, "CTXX");
        byte[] written = DataSetWriter.toBytes(changed, EXPLICIT);
        assertThat(ByteOrders.i32(written, 8, false)).isEqualTo(12);
    }

    @Test
    void swapsBinaryNumbersForBigEndian() throws IOException {
        DataSet dataSet = new DataSet()
                .setInts(Tag.ROWS, VR.US, 0x0102)
                .setInts(Tag.FRAME_INCREMENT_POINTER, VR.AT, 0x00181063)
                .setInts(0x00191001, VR.UL, 0x01020304)
                .setDoubles(0x00191002, VR.FD, 1.5)
                .setBytes(0x00191003, VR.UN, new byte[] {1, 2})
                .setBytes(Tag.PIXEL_DATA, VR.OW, new byte[] {1, 2, 3, 4});

        byte[] big = DataSetWriter.toBytes(dataSet, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN);
        DataSet read = DataSetReader.read(big, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN, ReadOptions.ALL.withStrict(true))
                .dataSet();

        assertThat(read).isEqualTo(dataSet);
        assertThat(((ValueElement) read.get(Tag.PIXEL_DATA)).bytes()).containsExactly(2, 1, 4, 3);
        assertThat(((ValueElement) read.get(0x00191003)).bytes()).containsExactly(1, 2);
        assertThat(DataSetWriter.toBytes(read, EXPLICIT)).isEqualTo(DataSetWriter.toBytes(dataSet, EXPLICIT));
    }

    @Test
    void valuesTooLongForTheirVrBecomeUn() throws IOException {
        String text = "x".repeat(70_000);
        DataSet dataSet = new DataSet().setString(Tag.PATIENT_COMMENTS, VR.LT, text);

        byte[] bytes = DataSetWriter.toBytes(dataSet, EXPLICIT);

        assertThat(bytes)
                .startsWith(new ElementBytes()
                        .header(Tag.PATIENT_COMMENTS, "UN", 70_000)
                        .bytes());
        assertThat(DataSetReader.read(bytes, EXPLICIT, ReadOptions.ALL)
                        .dataSet()
                        .string(Tag.PATIENT_COMMENTS))
                .isEqualTo(text);
    }

    @Test
    void deflatesToAnEvenLength() throws IOException {
        for (int length = 0; length < 40; length += 2) {
            DataSet dataSet = new DataSet().setBytes(0x00091001, VR.OB, new byte[length]);
            byte[] bytes = DataSetWriter.toBytes(dataSet, TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);

            assertThat(bytes.length % 2).isZero();
            assertThat(DataSetReader.read(bytes, TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, ReadOptions.ALL)
                            .dataSet())
                    .isEqualTo(dataSet);
        }
    }

    @Test
    void longValuesInSequencesAndOutside() throws IOException {
        byte[] value = new byte[100_000];
        DataSet item = new DataSet().setBytes(Tag.ENCAPSULATED_DOCUMENT, VR.OB, value);
        DataSet dataSet = new DataSet()
                .setItems(SEQUENCE, item)
                .setBytes(Tag.ENCAPSULATED_DOCUMENT, VR.OB, value)
                .setBytes(Tag.PIXEL_DATA, VR.OW, value);

        byte[] bytes = DataSetWriter.toBytes(dataSet, EXPLICIT);

        assertThat(DataSetReader.read(bytes, EXPLICIT, ReadOptions.ALL.withStrict(true))
                        .dataSet())
                .isEqualTo(dataSet);
        assertRoundTrip(bytes, EXPLICIT);
    }

    @Test
    void padsOddFragments() throws IOException {
        DataSet dataSet = new DataSet()
                .put(new FragmentsElement(Tag.PIXEL_DATA, VR.OB, List.of(new byte[0], new byte[] {1, 2, 3})));

        assertThat(DataSetWriter.toBytes(dataSet, TransferSyntax.JPEG_BASELINE))
                .isEqualTo(new ElementBytes()
                        .header(Tag.PIXEL_DATA, "OB", UNDEFINED)
                        .item(0)
                        .item(4)
                        .raw((byte) 1, (byte) 2, (byte) 3, (byte) 0)
                        .endOfSequence()
                        .bytes());
    }

    @Test
    void refusesToWriteWhatWasNotLoaded() {
        DataSet dataSet = new DataSet().put(new SkippedElement(Tag.PIXEL_DATA, VR.OW, 10, 0));

        assertThatThrownBy(() -> DataSetWriter.toBytes(dataSet, EXPLICIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(7FE0,0010)");
    }
}
