package io.niffler.jobs.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.connectors.SourceRecord;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DicomJson;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.dicom.testing.TestObjects.Kind;
import io.niffler.events.BadRecordException;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.InstanceReceived;
import io.niffler.events.MetadataRecord;
import io.niffler.events.SourcePosition;
import io.niffler.jobs.acquisition.InstanceFactsReader;
import io.niffler.jobs.metadata.features.FeatureDocuments;
import io.niffler.jobs.metadata.features.FeatureSets;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class InstanceHeaderParserTest {
    private static final Instant TIME = Instant.parse("2024-03-01T12:00:00.5Z");

    private final InstanceHeaderParser parser = new InstanceHeaderParser(
            FeatureSets.shipped(), new FeatureDocuments(false), new InstanceFactsReader(ZoneOffset.UTC, true));

    private static InstanceReceived receipt(DataSet dataSet, byte[] file) {
        return InstanceReceived.builder()
                .id("1")
                .source("/gateway/NIFFLER")
                .time(TIME)
                .study(dataSet.string(Tag.STUDY_INSTANCE_UID))
                .series(dataSet.string(Tag.SERIES_INSTANCE_UID))
                .instance(dataSet.string(Tag.SOP_CLASS_UID), dataSet.string(Tag.SOP_INSTANCE_UID))
                .transferSyntax("1.2.840.10008.1.2.1")
                .aeTitles("SCANNER1", "NIFFLER")
                .inline(file.length, "0a".repeat(32))
                .build();
    }

    @Test
    void describesAnInstance() throws Exception {
        DataSet dataSet = TestObjects.instance(Kind.CT, "s", "a", 7);
        byte[] file = TestObjects.part10(dataSet);
        InstanceHeader header = parser.parse(receipt(dataSet, file), new FakeRecord(file, true));

        assertThat(header.seriesInstanceUid).isEqualTo(TestObjects.uid("s", "a"));
        assertThat(header.modality).isEqualTo("CT");
        assertThat(header.rank).isEqualTo("2147483655:" + TestObjects.uid("s", "a", "7"));
        assertThat(header.sha256).hasSize(32).containsOnly(10);
        assertThat(header.bytes).isEqualTo(file.length);
        assertThat(header.receipt).isEqualTo(TIME.toEpochMilli());
        assertThat(header.conflict.reason()).isEqualTo(DeadLetterReason.CONTENT_CONFLICT);
        assertThat(header.features)
                .extracting(write -> write.collection())
                .containsExactly("featureset", "featureset1", "featureset2", "featureset3");
        assertThat(header.features[0].id()).isEqualTo(header.seriesInstanceUid);

        MetadataRecord metadata = MetadataRecord.read(header.metadata);
        dataSet.remove(Tag.PIXEL_DATA);
        assertThat(new String(metadata.dataSet(), StandardCharsets.UTF_8)).isEqualTo(DicomJson.toString(dataSet));
        assertThat(metadata.problems()).isEmpty();
        assertThat(metadata.source()).isEqualTo(FakeRecord.POSITION);
    }

    @Test
    void tellsWhenAnOriginalImageWasAcquired() throws Exception {
        DataSet dataSet = TestObjects.instance(Kind.CT, "s", "a", 7);
        dataSet.setString(Tag.IMAGE_TYPE, VR.CS, "ORIGINAL", "PRIMARY")
                .setString(Tag.ACQUISITION_DATE, VR.DA, "20240229")
                .setString(Tag.ACQUISITION_TIME, VR.TM, "235959.25")
                .setString(Tag.TIMEZONE_OFFSET_FROM_UTC, VR.SH, "-0500");
        assertThat(acquired(dataSet))
                .usingRecursiveComparison()
                .isEqualTo(AcquisitionSpan.of(
                        Instant.parse("2024-02-29T23:59:59.25Z").toEpochMilli(),
                        Instant.parse("2024-03-01T04:59:59.25Z").toEpochMilli()));

        dataSet.setString(Tag.IMAGE_TYPE, VR.CS, "DERIVED", "PRIMARY");
        assertThat(acquired(dataSet)).usingRecursiveComparison().isEqualTo(new AcquisitionSpan());
    }

    private AcquisitionSpan acquired(DataSet dataSet) throws Exception {
        byte[] file = TestObjects.part10(dataSet);
        return parser.parse(receipt(dataSet, file), new FakeRecord(file, true)).acquired;
    }

    @Test
    void readsOnlyTheHeaderOfAStoredInstance() throws Exception {
        DataSet dataSet = TestObjects.instance(Kind.CR, "s", "a", 1);
        byte[] file = TestObjects.part10(dataSet);
        FakeRecord record = new FakeRecord(file, false);
        assertThat(parser.parse(receipt(dataSet, file), record).modality).isEqualTo("CR");
        assertThat(record.read).isLessThan(1 << 20);
    }

    @Test
    void refusesADataSetOfOtherUids() {
        DataSet dataSet = TestObjects.instance(Kind.MR, "s", "a", 1);
        DataSet other = TestObjects.instance(Kind.MR, "s", "b", 1);
        byte[] file = TestObjects.part10(other);
        assertThatThrownBy(() -> parser.parse(receipt(dataSet, file), new FakeRecord(file, true)))
                .isInstanceOfSatisfying(
                        BadRecordException.class, e -> assertThat(e.reason()).isEqualTo(DeadLetterReason.UID_MISMATCH));
    }

    @Test
    void refusesWhatIsNoDicom() {
        DataSet dataSet = TestObjects.instance(Kind.MR, "s", "a", 1);
        byte[] file = "neither DICOM nor anything else".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> parser.parse(receipt(dataSet, file), new FakeRecord(file, true)))
                .isInstanceOfSatisfying(BadRecordException.class, e -> assertThat(e.reason())
                        .isIn(DeadLetterReason.DATA_SET_UNREADABLE, DeadLetterReason.UID_MISMATCH));
    }

    @Test
    void absurdValuesDoNotPass() throws Exception {
        DataSet dataSet = TestObjects.instance(Kind.MR, "s", "a", 1);
        dataSet.setString(Tag.MODALITY, VR.CS, "M".repeat(100)).setString(Tag.INSTANCE_NUMBER, VR.IS, "seven");
        byte[] file = TestObjects.part10(dataSet);
        InstanceHeader header = parser.parse(receipt(dataSet, file), new FakeRecord(file, true));
        assertThat(header.modality).isNull();
        assertThat(header.rank).startsWith("9999999999:");
    }

    private static final class FakeRecord implements SourceRecord {
        private static final SourcePosition POSITION = new SourcePosition("niffler.instances", 3, 42);

        private final byte[] file;
        private final boolean inline;
        private long read;

        FakeRecord(byte[] file, boolean inline) {
            this.file = file;
            this.inline = inline;
        }

        @Override
        public SourcePosition position() {
            return POSITION;
        }

        @Override
        public Headers headers() {
            return new RecordHeaders();
        }

        @Override
        public byte[] value() {
            return inline ? file : new byte[0];
        }

        @Override
        public boolean isInline() {
            return inline;
        }

        @Override
        public InputStream open() {
            return new FilterInputStream(new ByteArrayInputStream(file)) {
                @Override
                public int read() throws IOException {
                    read++;
                    return super.read();
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int count = super.read(bytes, offset, length);
                    read += Math.max(0, count);
                    return count;
                }
            };
        }
    }
}
