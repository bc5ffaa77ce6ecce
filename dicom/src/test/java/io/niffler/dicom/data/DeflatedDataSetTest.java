package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.DataSetProblem.Kind;
import io.niffler.dicom.testing.TestObjects;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class DeflatedDataSetTest {
    private static final TransferSyntax DEFLATED = TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;

    private final DataSet dataSet = TestObjects.instance(TestObjects.Kind.MR, "study", "series", 1, 64, 64);
    private final byte[] bytes = DataSetWriter.toBytes(dataSet, DEFLATED);

    /** A data set with a value of zeros, which deflates a thousand times. */
    private static byte[] bomb(int mebibytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater, 1 << 16)) {
            deflated.write(new ElementBytes()
                    .explicit(Tag.MODALITY, "CS", "CT")
                    .header(0x00091001, "OB", mebibytes << 20)
                    .bytes());
            for (int i = 0; i < mebibytes; i++) {
                deflated.write(new byte[1 << 20]);
            }
        }
        deflater.end();
        return out.toByteArray();
    }

    @Test
    void readsFromMemoryAndStream() throws IOException {
        byte[] withTrailing = Arrays.copyOf(bytes, bytes.length + 100);

        assertThat(DataSetReader.read(withTrailing, DEFLATED, ReadOptions.ALL.withStrict(true))
                        .dataSet())
                .isEqualTo(dataSet);
        assertThat(DataSetReader.read(new ByteArrayInputStream(withTrailing), DEFLATED, ReadOptions.ALL)
                        .dataSet())
                .isEqualTo(dataSet);
    }

    @Test
    void cutBytesGiveWhatIsThere() throws IOException {
        ReadResult result = DataSetReader.read(bytes, 0, bytes.length / 2, DEFLATED, ReadOptions.ALL);

        assertThat(result.problems()).extracting(DataSetProblem::kind).contains(Kind.TRUNCATED);
        assertThat(result.dataSet().string(Tag.PATIENT_ID)).isEqualTo(dataSet.string(Tag.PATIENT_ID));
    }

    @Test
    void damagedBytesAreNamed() throws IOException {
        byte[] damaged = bytes.clone();
        int third = damaged.length / 3;
        // The pixels are noise, kept in stored blocks: the length of the next one is broken by shifting everything.
        System.arraycopy(bytes, third + 1, damaged, third, bytes.length - third - 1);

        ReadResult result = DataSetReader.read(damaged, DEFLATED, ReadOptions.ALL);

        assertThat(result.problems()).isNotEmpty();
        assertThat(result.dataSet().string(Tag.MODALITY)).isEqualTo("MR");
    }

    @Test
    void plainBytesUnderADeflatedSyntaxAreRead() throws IOException {
        byte[] plain = DataSetWriter.toBytes(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

        ReadResult result = DataSetReader.read(plain, DEFLATED, ReadOptions.ALL);

        assertThat(result.problems()).extracting(DataSetProblem::kind).containsExactly(Kind.TRANSFER_SYNTAX_MISMATCH);
        assertThat(result.dataSet()).isEqualTo(dataSet);
    }

    @Test
    void sizeIsLimited() throws IOException {
        ReadResult result = DataSetReader.read(bomb(4), DEFLATED, ReadOptions.HEADERS.withMaxInflatedSize(1 << 20));

        assertThat(result.problems()).extracting(DataSetProblem::kind).contains(Kind.DEFLATE_LIMIT);
        assertThat(result.dataSet().string(Tag.MODALITY)).isEqualTo("CT");
    }

    @Test
    void ratioIsLimitedBeyondWhatBlankImagesNeed() throws IOException {
        ReadResult blank = DataSetReader.read(bomb(100), DEFLATED, ReadOptions.HEADERS);
        ReadResult bomb = DataSetReader.read(bomb(140), DEFLATED, ReadOptions.HEADERS);

        assertThat(blank.problems()).isEmpty();
        assertThat(bomb.problems()).extracting(DataSetProblem::kind).contains(Kind.DEFLATE_LIMIT);
    }
}
