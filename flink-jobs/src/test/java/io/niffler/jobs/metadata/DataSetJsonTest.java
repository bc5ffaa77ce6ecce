package io.niffler.jobs.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DicomJson;
import io.niffler.dicom.data.SkippedElement;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.events.BadRecordException;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.MetadataRecord.Omitted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSetJsonTest {
    private static final int SEQUENCE = Tag.of(0x0040, 0x4028);

    private static String text(DataSetJson json) {
        return new String(json.json(), StandardCharsets.UTF_8);
    }

    @Test
    void smallDataSetsAreWhole() throws Exception {
        DataSet dataSet = new DataSet()
                .setString(Tag.PATIENT_ID, VR.LO, "P")
                .setBytes(Tag.of(0x0009, 0x1001), VR.OB, new byte[DataSetJson.MAX_BINARY])
                .setItems(SEQUENCE, new DataSet().setString(Tag.MODALITY, VR.CS, "CT"));
        DataSetJson json = new DataSetJson(dataSet);
        assertThat(text(json)).isEqualTo(DicomJson.toString(dataSet));
        assertThat(json.omitted()).isEmpty();
    }

    @Test
    void bulkAndUnreadValuesAreListedAtAnyDepth() throws Exception {
        DataSet item = new DataSet()
                .setString(Tag.MODALITY, VR.CS, "CT")
                .setBytes(Tag.of(0x0009, 0x1002), VR.UN, new byte[DataSetJson.MAX_BINARY + 2]);
        DataSet dataSet = new DataSet()
                .setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192")
                .setString(Tag.PATIENT_ID, VR.LO, "P")
                .put(new SkippedElement(Tag.STUDY_DESCRIPTION, VR.LO, 100_000, 0))
                .setItems(
                        SEQUENCE,
                        new DataSet().setBytes(Tag.STATION_NAME, VR.SH, "Süd".getBytes(StandardCharsets.UTF_8)),
                        item);
        DataSetJson json = new DataSetJson(dataSet);

        assertThat(json.omitted())
                .containsExactly(
                        new Omitted("00081030", "LO", 100_000),
                        new Omitted("00091002", "UN", DataSetJson.MAX_BINARY + 2));
        assertThat(text(json))
                .isEqualTo(
                        "{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},\"00100020\":{\"vr\":\"LO\",\"Value\":[\"P\"]},"
                                + "\"00404028\":{\"vr\":\"SQ\",\"Value\":[{\"00081010\":{\"vr\":\"SH\",\"Value\":[\"Süd\"]}},"
                                + "{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]}}]}}");
    }

    @Test
    void theLongestElementsGoWhenTheRestIsTooLong() throws Exception {
        List<DataSet> items = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            items.add(new DataSet().setString(Tag.of(0x3006, 0x0050), VR.DS, "1\\".repeat(16_000)));
        }
        DataSet dataSet = new DataSet().setString(Tag.PATIENT_ID, VR.LO, "P").setItems(SEQUENCE, items);
        DataSetJson json = new DataSetJson(dataSet);
        assertThat(json.omitted()).containsExactly(new Omitted("00404028", "SQ", -1));
        assertThat(text(json)).isEqualTo("{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"P\"]}}");
    }

    @Test
    void countlessElementsAreRefused() {
        DataSet dataSet = new DataSet();
        for (int i = 0; i < 300_000; i++) {
            dataSet.setBytes(Tag.of(0x0009 + 2 * (i >> 14), 0x1000 + (i & 0x3FFF)), VR.UN, new byte[] {0, 1});
        }
        assertThatThrownBy(() -> new DataSetJson(dataSet))
                .isInstanceOfSatisfying(BadRecordException.class, e -> assertThat(e.reason())
                        .isEqualTo(DeadLetterReason.LIMIT_EXCEEDED));
    }

    @Test
    void badCharactersAreReported() throws Exception {
        DataSet dataSet = new DataSet()
                .setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192")
                .setBytes(Tag.STATION_NAME, VR.SH, new byte[] {'a', (byte) 0xFF});
        assertThat(new DataSetJson(dataSet).badCharacters()).containsExactly(Tag.STATION_NAME);
    }
}
