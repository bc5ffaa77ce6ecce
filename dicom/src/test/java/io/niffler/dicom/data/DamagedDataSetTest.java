package io.niffler.dicom.data;

import static io.niffler.dicom.data.ElementBytes.UNDEFINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.data.DataSetProblem.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is wrong in a data set is named, the rest is kept, and strict reading refuses. */
class DamagedDataSetTest {
    private static final int SEQUENCE = Tag.REFERENCED_IMAGE_SEQUENCE;
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    private static ReadResult read(ElementBytes bytes) throws IOException {
        return read(bytes, ReadOptions.ALL);
    }

    /** Reads from memory and as a stream, which must agree, and strictly, which must refuse with the first problem. */
    private static ReadResult read(ElementBytes bytes, ReadOptions options) throws IOException {
        ReadResult result = DataSetReader.read(bytes.bytes(), EXPLICIT, options);
        ReadResult streamed = DataSetReader.read(new ByteArrayInputStream(bytes.bytes()), EXPLICIT, options);
        assertThat(streamed).isEqualTo(result);
        assertThat(result.problems()).isNotEmpty();
        assertThatThrownBy(() -> DataSetReader.read(bytes.bytes(), EXPLICIT, options.withStrict(true)))
                .isInstanceOfSatisfying(
                        DicomParseException.class, e -> assertThat(new DataSetProblem(e.tag(), e.kind(), e.offset()))
                                .isEqualTo(result.problems().get(0)));
        return result;
    }

    private static void assertKinds(ReadResult result, Kind... kinds) {
        assertThat(result.problems()).extracting(DataSetProblem::kind).containsExactly(kinds);
    }

    private static ElementBytes modality() {
        return new ElementBytes().explicit(Tag.MODALITY, "CS", "CT");
    }

    @Test
    void cutValuesAreDropped() throws IOException {
        ReadResult result = read(modality().header(Tag.PATIENT_ID, "LO", 8).raw((byte) 'I', (byte) 'D'));

        assertThat(result.problems()).containsExactly(new DataSetProblem(Tag.PATIENT_ID, Kind.TRUNCATED, 10));
        assertThat(result.dataSet().string(Tag.MODALITY)).isEqualTo("CT");
        assertThat(result.dataSet().contains(Tag.PATIENT_ID)).isFalse();
    }

    @Test
    void ofCutBulkDataWhatIsThereIsKept() throws IOException {
        ReadResult result =
                read(modality().header(Tag.PIXEL_DATA, "OW", 0x7FFFFFF0).raw(new byte[6]));

        assertKinds(result, Kind.TRUNCATED);
        assertThat(result.dataSet().bytes(Tag.PIXEL_DATA)).hasSize(6);
    }

    @Test
    void lengthsBeyondTheStreamAllocateNothing() throws IOException {
        int most = 0xFFFFFFFE;
        ReadResult result = read(modality().header(Tag.PIXEL_DATA, "OW", most).raw(new byte[6]));

        assertKinds(result, Kind.TRUNCATED);
        assertThat(result.dataSet().get(Tag.PIXEL_DATA)).isEqualTo(new SkippedElement(Tag.PIXEL_DATA, VR.OW, 6, 22));
    }

    @Test
    void cutHeadersAreNamed() throws IOException {
        assertKinds(read(modality().tag(Tag.PATIENT_ID)), Kind.TRUNCATED);
        assertKinds(
                read(modality().tag(Tag.PIXEL_DATA).raw((byte) 'O', (byte) 'W', (byte) 0, (byte) 0)), Kind.TRUNCATED);
    }

    @Test
    void cutSequencesKeepTheirItems() throws IOException {
        ReadResult result = read(
                modality().header(SEQUENCE, "SQ", UNDEFINED).item(UNDEFINED).explicit(Tag.CODE_VALUE, "SH", "T1"));

        assertKinds(result, Kind.TRUNCATED);
        assertThat(result.dataSet().items(SEQUENCE).get(0).string(Tag.CODE_VALUE))
                .isEqualTo("T1");
    }

    @Test
    void cutFragmentsAreKept() throws IOException {
        ReadResult result = read(modality()
                .header(Tag.PIXEL_DATA, "OB", UNDEFINED)
                .item(0)
                .item(100)
                .raw(new byte[10]));

        assertKinds(result, Kind.TRUNCATED);
        FragmentsElement pixels = (FragmentsElement) result.dataSet().get(Tag.PIXEL_DATA);
        assertThat(pixels.fragments()).extracting(ValueElement::length).containsExactly(10);
    }

    @Test
    void oddLengthsAreTaken() throws IOException {
        ReadResult result =
                read(new ElementBytes().explicit(Tag.MODALITY, "CS", "OTX").explicit(Tag.PATIENT_ID, "LO", "ID"));

        assertKinds(result, Kind.ODD_LENGTH);
        assertThat(result.dataSet().string(Tag.MODALITY)).isEqualTo("OTX");
        assertThat(result.dataSet().string(Tag.PATIENT_ID)).isEqualTo("ID");
    }

    @Test
    void elementsEndWithTheirItem() throws IOException {
        ReadResult result = read(modality()
                .header(SEQUENCE, "SQ", 18)
                .item(10)
                .header(Tag.CODE_VALUE, "SH", 200)
                .raw((byte) 'T', (byte) '1')
                .explicit(Tag.PATIENT_ID, "LO", "ID"));

        assertKinds(result, Kind.LENGTH_BEYOND_PARENT);
        assertThat(result.dataSet().string(Tag.PATIENT_ID)).isEqualTo("ID");
    }

    @Test
    void itemsEndWithTheirSequence() throws IOException {
        ReadResult result = read(modality()
                .header(SEQUENCE, "SQ", 18)
                .item(5000)
                .explicit(Tag.CODE_VALUE, "SH", "T1")
                .explicit(Tag.PATIENT_ID, "LO", "ID"));

        assertKinds(result, Kind.LENGTH_BEYOND_PARENT);
        assertThat(result.dataSet().items(SEQUENCE).get(0).string(Tag.CODE_VALUE))
                .isEqualTo("T1");
        assertThat(result.dataSet().string(Tag.PATIENT_ID)).isEqualTo("ID");
    }

    @Test
    void missingDelimitersAreSurvived() throws IOException {
        ReadResult result = read(modality()
                .header(SEQUENCE, "SQ", UNDEFINED)
                .item(UNDEFINED)
                .explicit(Tag.CODE_VALUE, "SH", "T1")
                .item(UNDEFINED)
                .explicit(Tag.CODE_VALUE, "SH", "T2")
                .endOfSequence()
                .header(Tag.SOURCE_IMAGE_SEQUENCE, "SQ", UNDEFINED)
                .item(0)
                .explicit(Tag.PATIENT_ID, "LO", "ID"));

        assertKinds(result, Kind.MISSING_DELIMITER, Kind.MISSING_DELIMITER, Kind.MISSING_DELIMITER);
        assertThat(result.dataSet().items(SEQUENCE)).hasSize(2);
        assertThat(result.dataSet().items(Tag.SOURCE_IMAGE_SEQUENCE)).hasSize(1);
        assertThat(result.dataSet().string(Tag.PATIENT_ID)).isEqualTo("ID");
    }

    @Test
    void strayDelimitersAreSkipped() throws IOException {
        ReadResult result = read(modality()
                .endOfItem()
                .header(SEQUENCE, "SQ", 16)
                .item(0)
                .endOfItem()
                .explicit(Tag.PATIENT_ID, "LO", "ID"));

        assertKinds(result, Kind.STRAY_DELIMITER, Kind.STRAY_DELIMITER);
        assertThat(result.dataSet().string(Tag.PATIENT_ID)).isEqualTo("ID");
    }

    @Test
    void sequencesOfSomethingElseAreSkipped() throws IOException {
        ReadResult result = read(modality()
                .header(SEQUENCE, "SQ", 10)
                .explicit(Tag.CODE_VALUE, "SH", "T1")
                .explicit(Tag.PATIENT_ID, "LO", "ID"));

        assertKinds(result, Kind.NOT_AN_ITEM);
        assertThat(result.dataSet().string(Tag.PATIENT_ID)).isEqualTo("ID");
    }

    @Test
    void theFirstOfSeveralIsKept() throws IOException {
        ReadResult result = read(modality()
                .explicit(Tag.PATIENT_ID, "LO", "ID")
                .explicit(Tag.PATIENT_ID, "LO", "XX")
                .explicit(Tag.MODALITY, "CS", "MR")
                .explicit(Tag.STUDY_ID, "SH", "1 "));

        assertThat(result.problems()).extracting(DataSetProblem::kind).contains(Kind.DUPLICATE_TAG, Kind.OUT_OF_ORDER);
        assertThat(result.dataSet().string(Tag.MODALITY)).isEqualTo("CT");
        assertThat(result.dataSet().string(Tag.PATIENT_ID)).isEqualTo("ID");
        assertThat(result.dataSet().string(Tag.STUDY_ID)).isEqualTo("1");
    }

    @Test
    void wrongAndUnknownVrsAreUsedAsFarAsPossible() throws IOException {
        ReadResult result = read(modality()
                .explicit(Tag.PATIENT_ID, "LT", "ID")
                .tag(Tag.STUDY_INSTANCE_UID)
                .raw((byte) 'Q', (byte) 'Q')
                .u16(0)
                .u32(4)
                .raw((byte) '1', (byte) '.', (byte) '2', (byte) 0)
                .header(Tag.STUDY_ID, "ZZ", 2)
                .raw((byte) '1', (byte) '2')
                .explicit(Tag.ROWS, "UL", new byte[] {0, 2, 0, 0}));

        assertKinds(result, Kind.VR_MISMATCH, Kind.UNKNOWN_VR, Kind.UNKNOWN_VR, Kind.VR_MISMATCH);
        assertThat(result.dataSet().string(Tag.PATIENT_ID)).isEqualTo("ID");
        assertThat(result.dataSet().string(Tag.STUDY_ID)).isEqualTo("12");
        assertThat(result.dataSet().string(Tag.STUDY_INSTANCE_UID)).isEqualTo("1.2");
        assertThat(result.dataSet().intValue(Tag.ROWS)).hasValue(512);
    }

    @Test
    void implicitElementsAmongExplicitOnesAreRead() throws IOException {
        ReadResult result = read(modality().implicit(Tag.PATIENT_ID, "ID").explicit(Tag.STUDY_ID, "SH", "1 "));

        assertKinds(result, Kind.BAD_HEADER);
        assertThat(result.dataSet().string(Tag.PATIENT_ID)).isEqualTo("ID");
        assertThat(result.dataSet().string(Tag.STUDY_ID)).isEqualTo("1");
    }

    @Test
    void theWrongTransferSyntaxIsFoundOut() throws IOException {
        byte[] implicit = new ElementBytes().implicit(Tag.MODALITY, "CT").bytes();

        ReadResult result = DataSetReader.read(implicit, EXPLICIT, ReadOptions.ALL);

        assertKinds(result, Kind.TRANSFER_SYNTAX_MISMATCH);
        assertThat(result.dataSet().string(Tag.MODALITY)).isEqualTo("CT");
    }

    @Test
    void bytesAfterThePixelDataAreNoElements() throws IOException {
        ReadResult result =
                read(modality().explicit(Tag.PIXEL_DATA, "OW", new byte[2]).explicit(Tag.PATIENT_ID, "LO", "ID"));

        assertKinds(result, Kind.TRAILING_BYTES);
        assertThat(result.dataSet().size()).isEqualTo(2);
    }

    @Test
    void nestingIsLimited() throws IOException {
        ElementBytes bytes = modality();
        int depth = 5000;
        for (int i = 0; i < depth; i++) {
            bytes.header(SEQUENCE, "SQ", UNDEFINED).item(UNDEFINED);
        }
        for (int i = 0; i < depth; i++) {
            bytes.endOfItem().endOfSequence();
        }
        bytes.explicit(Tag.PATIENT_ID, "LO", "ID");

        ReadResult result = read(bytes);

        assertKinds(result, Kind.TOO_DEEP);
        assertThat(result.dataSet().string(Tag.PATIENT_ID)).isEqualTo("ID");
    }

    @Test
    void elementsAreLimited() throws IOException {
        ElementBytes bytes = modality().header(SEQUENCE, "SQ", UNDEFINED);
        for (int i = 0; i < 100; i++) {
            bytes.item(0);
        }
        ReadResult result = read(bytes.endOfSequence(), ReadOptions.ALL.withMaxElements(50));

        assertKinds(result, Kind.TOO_MANY_ELEMENTS);
        assertThat(result.dataSet().items(SEQUENCE)).hasSize(48);
    }

    @Test
    void problemsAreLimited() throws IOException {
        ElementBytes bytes = modality();
        for (int i = 0; i < 500; i++) {
            bytes.endOfItem();
        }
        ReadResult result = read(bytes.tag(Tag.PATIENT_ID));

        assertThat(result.problems()).hasSize(DataSetReader.MAX_PROBLEMS + 1);
        assertThat(result.problems().get(DataSetReader.MAX_PROBLEMS).kind()).isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void whatIsNoDicomAtAllIsRefused() {
        byte[] text = "This is a text that nobody should take for an image."
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThatThrownBy(() -> DataSetReader.read(text, EXPLICIT, ReadOptions.ALL))
                .isInstanceOf(DicomParseException.class)
                .hasMessageNotContaining("text");
    }

    @Test
    void aMillionElementsInReverseOrderTakeLinearTime() throws IOException {
        int count = 900_000;
        byte[] bytes = new byte[count * 8];
        for (int i = 0; i < count; i++) {
            int tag = 0x00100000 + count - i;
            ByteOrders.put16(bytes, i * 8, Tag.group(tag), false);
            ByteOrders.put16(bytes, i * 8 + 2, Tag.element(tag), false);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();

        ReadResult result = DataSetReader.read(bytes, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, ReadOptions.ALL);

        assertThat(result.dataSet().size()).isEqualTo(count);
        assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(10_000_000_000L);
    }

    @Test
    void anEndlessValueIsSkippedWithoutMemory() throws IOException {
        byte[] start = modality().header(Tag.PIXEL_DATA, "OW", 0x7FFFFFFE).bytes();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                Arrays.fill(target, offset, offset + length, (byte) 0);
                return length;
            }
        };

        ReadResult result = DataSetReader.read(
                new SequenceInputStream(new ByteArrayInputStream(start), endless),
                EXPLICIT,
                ReadOptions.ALL.withMaxValueLength(1000));

        assertThat(result.dataSet().get(Tag.PIXEL_DATA))
                .isEqualTo(new SkippedElement(Tag.PIXEL_DATA, VR.OW, 0x7FFFFFFE, 22));
    }
}
