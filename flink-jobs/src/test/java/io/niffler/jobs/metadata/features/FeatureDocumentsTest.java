package io.niffler.jobs.metadata.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.SkippedElement;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

class FeatureDocumentsTest {
    private static final Instant RECEIPT = Instant.parse("2024-03-01T12:00:00Z");

    private final DataSet dataSet = new DataSet();

    private BsonDocument document(boolean compatible, String... lines) {
        FeatureSet set = FeatureSetFile.parse("t.txt", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        BsonDocument document = new FeatureDocuments(compatible).of(set, dataSet, "r", RECEIPT);
        assertThat(document.remove("rank").asString().getValue()).isEqualTo("r");
        return document;
    }

    private BsonDocument document(String... lines) {
        return document(false, lines);
    }

    @Test
    void valuesHaveTypes() {
        dataSet.setString(Tag.SLICE_THICKNESS, VR.DS, "1.50")
                .setString(Tag.PIXEL_SPACING, VR.DS, "0.5", "0")
                .setString(Tag.SERIES_NUMBER, VR.IS, "0")
                .setInts(Tag.ROWS, VR.US, 512)
                .setInts(Tag.ACQUISITION_MATRIX, VR.US, 0, 256, 192, 0)
                .setDoubles(Tag.ACQUISITION_DURATION, VR.FD, 2.5)
                .setString(Tag.IMAGE_TYPE, VR.CS, "ORIGINAL", "", "AXIAL")
                .setString(Tag.PATIENT_ID, VR.LO, "007 ")
                .setString(Tag.STUDY_INSTANCE_UID, VR.UI, "1.2.3");

        assertThat(document(
                        "SliceThickness",
                        "PixelSpacing",
                        "SeriesNumber",
                        "Rows",
                        "AcquisitionMatrix",
                        "AcquisitionDuration",
                        "ImageType",
                        "PatientID",
                        "StudyInstanceUID",
                        "Columns"))
                .isEqualTo(BsonDocument.parse("""
                        {"SliceThickness": 1.5, "PixelSpacing": [0.5, 0.0], "SeriesNumber": {"$numberLong": "0"},
                         "Rows": {"$numberLong": "512"},
                         "AcquisitionMatrix": [{"$numberLong": "0"}, {"$numberLong": "256"},
                                               {"$numberLong": "192"}, {"$numberLong": "0"}],
                         "AcquisitionDuration": 2.5, "ImageType": ["ORIGINAL", null, "AXIAL"],
                         "PatientID": "007", "StudyInstanceUID": "1.2.3"}"""));
    }

    @Test
    void originalFormHasTextButForDecimals() {
        dataSet.setString(Tag.SLICE_THICKNESS, VR.DS, "0")
                .setString(Tag.SERIES_NUMBER, VR.IS, "3")
                .setInts(Tag.ROWS, VR.US, 512)
                .setString(Tag.STATION_NAME, VR.SH)
                .setString(Tag.IMAGE_TYPE, VR.CS, "ORIGINAL", "PRIMARY");

        assertThat(document(true, "SliceThickness", "SeriesNumber", "Rows", "StationName", "ImageType"))
                .isEqualTo(BsonDocument.parse("""
                        {"SliceThickness": 0.0, "SeriesNumber": "3", "Rows": "512", "StationName": "NaN",
                         "ImageType": ["ORIGINAL", "PRIMARY"]}"""));
    }

    @Test
    void presentWithoutValueIsNullAndAbsentIsAbsent() {
        dataSet.setString(Tag.STATION_NAME, VR.SH).setString(Tag.PATIENT_ID, VR.LO, "  ");
        assertThat(document("StationName", "PatientID", "Modality"))
                .isEqualTo(BsonDocument.parse("{\"StationName\": null, \"PatientID\": null}"));
    }

    @Test
    void whatIsNoNumberStaysText() {
        dataSet.setString(Tag.SLICE_THICKNESS, VR.DS, "thick", "NaN", "1e400")
                .setString(Tag.SERIES_NUMBER, VR.IS, "1.5");
        assertThat(document("SliceThickness", "SeriesNumber"))
                .isEqualTo(BsonDocument.parse(
                        "{\"SliceThickness\": [\"thick\", \"NaN\", \"1e400\"], \"SeriesNumber\": \"1.5\"}"));
    }

    @Test
    void textDecodesByItsCharacterSet() {
        dataSet.setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192")
                .setString(Tag.STATION_NAME, VR.SH, "Zürich山");
        assertThat(document("StationName").getString("StationName").getValue()).isEqualTo("Zürich山");
    }

    @Test
    void datesStandBesideTheirTexts() {
        dataSet.setString(Tag.STUDY_DATE, VR.DA, "20240229")
                .setString(Tag.STUDY_TIME, VR.TM, "081500.5")
                .setString(Tag.SERIES_TIME, VR.TM, "081500")
                .setString(Tag.ACQUISITION_DATE_TIME, VR.DT, "20240229081500+0100")
                .setString(Tag.PATIENT_BIRTH_DATE, VR.DA, "19480131");
        assertThat(document("StudyDate", "StudyTime", "SeriesTime", "AcquisitionDateTime", "PatientBirthDate"))
                .isEqualTo(BsonDocument.parse("""
                        {"StudyDate": "20240229", "StudyTime": "081500.5", "SeriesTime": "081500",
                         "AcquisitionDateTime": "20240229081500+0100", "PatientBirthDate": "19480131",
                         "dates": {"StudyDate": {"$date": "2024-02-29T00:00:00Z"},
                                   "StudyTime": {"$date": "2024-02-29T08:15:00.5Z"},
                                   "AcquisitionDateTime": {"$date": "2024-02-29T07:15:00Z"},
                                   "PatientBirthDate": {"$date": "1948-01-31T00:00:00Z"}}}"""));
    }

    @Test
    void timesHonourTheTimezoneAndDatesDoNot() {
        dataSet.setString(Tag.TIMEZONE_OFFSET_FROM_UTC, VR.SH, "-0500")
                .setString(Tag.STUDY_DATE, VR.DA, "20240229")
                .setString(Tag.STUDY_TIME, VR.TM, "2000");
        assertThat(document("StudyDate", "StudyTime").getDocument("dates")).isEqualTo(BsonDocument.parse("""
                        {"StudyDate": {"$date": "2024-02-29T00:00:00Z"}, "StudyTime": {"$date": "2024-03-01T01:00:00Z"}}
                        """));
    }

    @Test
    void absurdDatesAreTextOnly() {
        for (String date : List.of("00010101", "19891231", "20240304", "99991231", "20240230", "yesterday")) {
            dataSet.setString(Tag.STUDY_DATE, VR.DA, date).setString(Tag.STUDY_TIME, VR.TM, "256100");
            assertThat(document("StudyDate", "StudyTime").keySet()).containsExactly("StudyDate", "StudyTime");
        }
    }

    @Test
    void sequencesAreFlattened() {
        int code = Tag.of(0x0008, 0x0100);
        int nested = Tag.of(0x0040, 0xA043);
        int sequence = Tag.of(0x0040, 0x4028);
        DataSet first = new DataSet().setString(code, VR.SH, "A").setInts(Tag.ROWS, VR.US, 1);
        first.setItems(nested, new DataSet().setString(code, VR.SH, "B"), new DataSet().setString(code, VR.SH, "C"));
        dataSet.setItems(sequence, first, new DataSet().setString(code, VR.SH, "D"));

        assertThat(document("PerformedStationNameCodeSequence")).isEqualTo(BsonDocument.parse("""
                        {"0_PerformedStationNameCodeSequence_CodeValue": "A",
                         "0_PerformedStationNameCodeSequence_Rows": {"$numberLong": "1"},
                         "0_PerformedStationNameCodeSequence_0_ConceptNameCodeSequence_CodeValue": "B",
                         "0_PerformedStationNameCodeSequence_1_ConceptNameCodeSequence_CodeValue": "C",
                         "1_PerformedStationNameCodeSequence_CodeValue": "D"}"""));
        dataSet.setItems(sequence);
        assertThat(document("PerformedStationNameCodeSequence"))
                .isEqualTo(BsonDocument.parse("{\"PerformedStationNameCodeSequence\": null}"));
    }

    @Test
    void privateElementsWithoutVrGetTheirCreators() {
        byte[] duration = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(12.5f)
                .array();
        dataSet.setString(Tag.of(0x0019, 0x0010), VR.LO, "GEMS_ACQU_01")
                .setBytes(Tag.of(0x0019, 0x105A), VR.UN, duration)
                .setBytes(Tag.of(0x0051, 0x100F), VR.UN, "HE1-4 ".getBytes(StandardCharsets.US_ASCII))
                .setBytes(Tag.of(0x0051, 0x100C), VR.UN, new byte[] {1, 2, 3, (byte) 0xFF});
        BsonDocument document = document("0x00190010", "0x0019105A", "0x0051100F", "0x0051100C");
        assertThat(document.getString("0x00190010").getValue()).isEqualTo("GEMS_ACQU_01");
        assertThat(document.getDouble("0x0019105A").getValue()).isEqualTo(12.5);
        assertThat(document.getString("0x0051100F").getValue()).isEqualTo("HE1-4");
        assertThat(document.get("0x0051100C")).isEqualTo(new BsonBinary(new byte[] {1, 2, 3, (byte) 0xFF}));
    }

    @Test
    void whatIsBeyondALimitIsNamedInstead() {
        dataSet.setString(Tag.PATIENT_ID, VR.LO, "P")
                .setString(Tag.STUDY_DESCRIPTION, VR.LO, "x".repeat(FeatureValues.MAX_VALUE_BYTES + 2))
                .setString(Tag.IMAGE_TYPE, VR.CS, "\\".repeat(FeatureValues.MAX_VALUES + 1))
                .put(new SkippedElement(Tag.SERIES_DESCRIPTION, VR.LO, 1 << 20, 0));
        assertThat(document("PatientID", "StudyDescription", "ImageType", "SeriesDescription"))
                .isEqualTo(BsonDocument.parse("""
                        {"PatientID": "P", "omitted": ["StudyDescription", "ImageType", "SeriesDescription"]}"""));
    }

    @Test
    void hugeSequencesStayWithinTheBound() {
        int sequence = Tag.of(0x0040, 0x4028);
        List<DataSet> items = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            DataSet item = new DataSet();
            for (int element = 0; element < 200; element++) {
                item.setString(Tag.of(0x0009, 0x1000 + element), VR.LO, "1\\".repeat(500));
            }
            items.add(item);
        }
        dataSet.setItems(sequence, items).setString(Tag.PATIENT_ID, VR.LO, "P");
        BsonDocument document = document("PerformedStationNameCodeSequence", "PatientID");
        assertThat(document.getArray("omitted").get(0).asString().getValue())
                .isEqualTo("PerformedStationNameCodeSequence");
        assertThat(new RawBsonDocument(document, new BsonDocumentCodec())
                        .getByteBuffer()
                        .remaining())
                .isLessThan(8 << 20);
    }
}
