package io.niffler.dicom.data;

import static io.niffler.dicom.data.ElementBytes.UNDEFINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.testing.TestObjects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Well-formed data sets in each encoding. */
class DataSetReaderTest {
    private static final int SEQUENCE = Tag.REFERENCED_IMAGE_SEQUENCE;

    private static DataSet read(byte[] bytes, TransferSyntax syntax) throws IOException {
        ReadResult result = DataSetReader.read(bytes, syntax, ReadOptions.ALL.withStrict(true));
        assertThat(result.consumed()).isEqualTo(bytes.length);
        ReadResult streamed =
                DataSetReader.read(new ByteArrayInputStream(bytes), syntax, ReadOptions.ALL.withStrict(true));
        assertThat(streamed.dataSet()).isEqualTo(result.dataSet());
        assertThat(streamed.consumed()).isEqualTo(bytes.length);
        return result.dataSet();
    }

    private static DataSet explicit(ElementBytes bytes) throws IOException {
        return read(bytes.bytes(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    private static DataSet implicit(ElementBytes bytes) throws IOException {
        return read(bytes.bytes(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
    }

    @Test
    void readsNothingFromNothing() throws IOException {
        assertThat(read(new byte[0], TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN).isEmpty())
                .isTrue();
    }

    @Test
    void readsExplicitVr() throws IOException {
        DataSet dataSet = explicit(new ElementBytes()
                .explicit(Tag.MODALITY, "CS", "CT")
                .explicit(Tag.ROWS, "US", new byte[] {0, 2})
                .explicit(Tag.PIXEL_DATA, "OW", new byte[] {1, 2, 3, 4}));

        assertThat(dataSet.string(Tag.MODALITY)).isEqualTo("CT");
        assertThat(dataSet.intValue(Tag.ROWS)).hasValue(512);
        assertThat(dataSet.bytes(Tag.PIXEL_DATA)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void readsImplicitVrByTheDictionary() throws IOException {
        DataSet dataSet = implicit(new ElementBytes()
                .implicit(Tag.MODALITY, "CT")
                .implicit(0x00090010, "ACME")
                .implicit(0x00091001, "x1")
                .implicit(Tag.ROWS, new byte[] {0, 2})
                .implicit(Tag.PIXEL_DATA, new byte[] {1, 2, 3, 4}));

        assertThat(dataSet.get(0x00090010).vr()).isEqualTo(VR.LO);
        assertThat(dataSet.get(0x00091001).vr()).isEqualTo(VR.UN);
        assertThat(dataSet.get(Tag.MODALITY).vr()).isEqualTo(VR.CS);
        assertThat(dataSet.intValue(Tag.ROWS)).hasValue(512);
        assertThat(dataSet.get(Tag.PIXEL_DATA).vr()).isEqualTo(VR.OW);
    }

    @Test
    void aLengthIsNotTakenForAVr() throws IOException {
        int looksLikeLo = 'L' | 'O' << 8;
        DataSet dataSet = implicit(new ElementBytes().implicit(Tag.PATIENT_COMMENTS, new byte[looksLikeLo]));

        assertThat(((ValueElement) dataSet.get(Tag.PATIENT_COMMENTS)).length()).isEqualTo(looksLikeLo);
    }

    @Test
    void pixelRepresentationDecidesTheSignInImplicitVr() throws IOException {
        byte[] minusOne = {-1, -1};
        DataSet signed = implicit(new ElementBytes()
                .implicit(Tag.PIXEL_REPRESENTATION, new byte[] {1, 0})
                .implicit(Tag.SMALLEST_IMAGE_PIXEL_VALUE, minusOne)
                .implicit(Tag.MODALITY_LUT_SEQUENCE, 8 + 10)
                .item(10)
                .implicit(Tag.LUT_DESCRIPTOR, minusOne));
        DataSet unsigned = implicit(new ElementBytes()
                .implicit(Tag.PIXEL_REPRESENTATION, new byte[] {0, 0})
                .implicit(Tag.SMALLEST_IMAGE_PIXEL_VALUE, minusOne));

        assertThat(signed.intValue(Tag.SMALLEST_IMAGE_PIXEL_VALUE)).hasValue(-1);
        assertThat(signed.items(Tag.MODALITY_LUT_SEQUENCE).get(0).intValue(Tag.LUT_DESCRIPTOR))
                .hasValue(-1);
        assertThat(unsigned.intValue(Tag.SMALLEST_IMAGE_PIXEL_VALUE)).hasValue(65535);
    }

    @Test
    void readsBigEndian() throws IOException {
        byte[] bytes = {
            0x00, 0x28, 0x00, 0x10, 'U', 'S', 0, 2, 2, 0, 0x7F, (byte) 0xE0, 0, 0x10, 'O', 'W', 0, 0, 0, 0, 0, 2, 1, 2
        };
        DataSet dataSet = read(bytes, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN);

        assertThat(dataSet.intValue(Tag.ROWS)).hasValue(512);
        assertThat(dataSet.bytes(Tag.PIXEL_DATA)).containsExactly(2, 1);
    }

    @Test
    void readsSequencesOfBothKindsOfLength() throws IOException {
        ElementBytes element = new ElementBytes().explicit(Tag.CODE_VALUE, "SH", "T1");
        byte[] inner = element.bytes();
        DataSet dataSet = explicit(new ElementBytes()
                .header(SEQUENCE, "SQ", 8 + inner.length + 8 + inner.length + 8)
                .item(inner.length)
                .raw(inner)
                .item(UNDEFINED)
                .raw(inner)
                .endOfItem()
                .header(Tag.SOURCE_IMAGE_SEQUENCE, "SQ", UNDEFINED)
                .item(0)
                .item(UNDEFINED)
                .endOfItem()
                .item(inner.length)
                .raw(inner)
                .endOfSequence()
                .explicit(Tag.PATIENT_ID, "LO", "ID"));

        assertThat(dataSet.items(SEQUENCE))
                .extracting(item -> item.string(Tag.CODE_VALUE))
                .containsExactly("T1", "T1");
        assertThat(dataSet.items(Tag.SOURCE_IMAGE_SEQUENCE))
                .extracting(DataSet::size)
                .containsExactly(0, 0, 1);
        assertThat(dataSet.items(SEQUENCE).get(0).parent()).isSameAs(dataSet);
        assertThat(dataSet.string(Tag.PATIENT_ID)).isEqualTo("ID");
    }

    @Test
    void unknownVrOfUndefinedLengthHoldsImplicitVr() throws IOException {
        DataSet dataSet = explicit(new ElementBytes()
                .header(0x00091010, "UN", UNDEFINED)
                .item(UNDEFINED)
                .implicit(Tag.CODE_VALUE, "T1")
                .implicit(0x00091011, UNDEFINED)
                .item(10)
                .implicit(Tag.CODE_VALUE, "T2")
                .endOfSequence()
                .endOfItem()
                .endOfSequence()
                .explicit(Tag.PATIENT_ID, "LO", "ID"));

        DataSet item = dataSet.items(0x00091010).get(0);
        assertThat(item.string(Tag.CODE_VALUE)).isEqualTo("T1");
        assertThat(item.items(0x00091011).get(0).string(Tag.CODE_VALUE)).isEqualTo("T2");
        assertThat(dataSet.string(Tag.PATIENT_ID)).isEqualTo("ID");
    }

    @Test
    void publicAttributesThatCameAsUnAreUnderstood() throws IOException {
        DataSet dataSet = explicit(new ElementBytes()
                .header(SEQUENCE, "UN", 18)
                .item(10)
                .implicit(Tag.CODE_VALUE, "T1")
                .explicit(Tag.PATIENT_ID, "UN", "ID")
                .explicit(Tag.ROWS, "UN", new byte[] {0, 2}));

        assertThat(dataSet.items(SEQUENCE).get(0).string(Tag.CODE_VALUE)).isEqualTo("T1");
        assertThat(dataSet.string(Tag.PATIENT_ID)).isEqualTo("ID");
        assertThat(dataSet.intValue(Tag.ROWS)).hasValue(512);
    }

    @Test
    void readsFragmentsByTheirLengths() throws IOException {
        byte[] delimiterInside = new ElementBytes().endOfSequence().bytes();
        DataSet dataSet = explicit(new ElementBytes()
                .header(Tag.PIXEL_DATA, "OB", UNDEFINED)
                .item(4)
                .u32(0)
                .item(delimiterInside.length)
                .raw(delimiterInside)
                .item(2)
                .raw((byte) 1, (byte) 2)
                .endOfSequence());

        FragmentsElement pixels = (FragmentsElement) dataSet.get(Tag.PIXEL_DATA);
        assertThat(pixels.basicOffsetTable()).containsExactly(0);
        assertThat(pixels.fragments()).extracting(ValueElement::length).containsExactly(8, 2);
    }

    @Test
    void stopsBeforeATag() throws IOException {
        byte[] bytes = new ElementBytes()
                .explicit(Tag.MODALITY, "CS", "CT")
                .header(SEQUENCE, "SQ", UNDEFINED)
                .item(UNDEFINED)
                .explicit(Tag.PIXEL_DATA, "OW", new byte[2])
                .endOfItem()
                .endOfSequence()
                .explicit(Tag.PIXEL_DATA, "OW", new byte[2])
                .bytes();

        ReadResult result = DataSetReader.read(bytes, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, ReadOptions.HEADERS);

        assertThat(result.problems()).isEmpty();
        assertThat(result.dataSet().contains(Tag.PIXEL_DATA)).isFalse();
        assertThat(result.dataSet().items(SEQUENCE).get(0).contains(Tag.PIXEL_DATA))
                .isTrue();
        assertThat(result.consumed()).isEqualTo(bytes.length - 14);
    }

    @Test
    void skipsLongValues() throws IOException {
        byte[] bytes = new ElementBytes()
                .explicit(0x00091001, "OB", new byte[100])
                .header(Tag.PIXEL_DATA, "OB", UNDEFINED)
                .item(0)
                .item(60)
                .raw(new byte[60])
                .item(60)
                .raw(new byte[60])
                .endOfSequence()
                .explicit(Tag.DATA_SET_TRAILING_PADDING, "OB", new byte[2])
                .bytes();
        ReadOptions options = ReadOptions.ALL.withMaxValueLength(99);

        for (ReadResult result : List.of(
                DataSetReader.read(bytes, TransferSyntax.JPEG_BASELINE, options),
                DataSetReader.read(new ByteArrayInputStream(bytes), TransferSyntax.JPEG_BASELINE, options))) {
            assertThat(result.problems()).isEmpty();
            assertThat(result.dataSet().get(0x00091001)).isEqualTo(new SkippedElement(0x00091001, VR.OB, 100, 12));
            assertThat(result.dataSet().get(Tag.PIXEL_DATA))
                    .isEqualTo(new SkippedElement(Tag.PIXEL_DATA, VR.OB, 144, 124));
            assertThat(result.dataSet().bytes(Tag.DATA_SET_TRAILING_PADDING)).hasSize(2);
        }
    }

    @Test
    void readsFromWithinAnArray() throws IOException {
        byte[] bytes = new ElementBytes()
                .raw(new byte[3])
                .explicit(Tag.MODALITY, "CS", "CT")
                .raw(new byte[5])
                .bytes();

        ReadResult result = DataSetReader.read(bytes, 3, 10, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, ReadOptions.ALL);

        assertThat(result.dataSet().string(Tag.MODALITY)).isEqualTo("CT");
        assertThat(result.problems()).isEmpty();
        assertThatThrownBy(() ->
                        DataSetReader.read(bytes, 3, 100, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, ReadOptions.ALL))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void readsFromAStreamThatGivesOneByteAtATime() throws IOException {
        DataSet dataSet = TestObjects.instance(TestObjects.Kind.MR, "study", "series", 1);
        byte[] bytes = DataSetWriter.toBytes(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
            }
        };

        ReadResult result = DataSetReader.read(slow, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, ReadOptions.ALL);

        assertThat(result.dataSet()).isEqualTo(dataSet);
    }

    @Test
    void aFailingStreamFailsReading() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> DataSetReader.read(failing, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, ReadOptions.ALL))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }
}
