package io.niffler.jobs.png.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.jobs.CsvText;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataRowTest {
    @Test
    void hasACellForEachColumnAndThreeMore() {
        List<String> columns = List.of("ImageType", "Modality", "PatientID", "StudyDescription");
        assertThat(MetadataRow.header(columns))
                .isEqualTo("ImageType,Modality,PatientID,StudyDescription,file,has_pix_array,category\n");
        MetadataRow row = new MetadataRow(columns, true);
        DataSet header = new DataSet().setString(Tag.MODALITY, VR.CS, "CT");
        header.setString(Tag.IMAGE_TYPE, VR.CS, "ORIGINAL", "PRIMARY");
        header.setString(Tag.STUDY_DESCRIPTION, VR.LO, "=1+1 \"chest\"");
        header.setString(Tag.PATIENT_ID, VR.LO);
        header.setString(Tag.STATION_NAME, VR.SH, "not asked for");
        row.read(header);
        assertThat(row.attributes()).isEqualTo(5);
        assertThat(row.finish("/a,b.dcm", true))
                .isEqualTo("\"('ORIGINAL', 'PRIMARY')\",CT,,\"=1+1 \"\"chest\"\"\",\"/a,b.dcm\",True,uncategorized");
        assertThat(row.finish("/c.dcm", false)).as("nothing is left over").isEqualTo(",,,,/c.dcm,False,no image");
        assertThat(row.attributes()).isZero();
    }

    @Test
    void quotesOnlyWhereNeeded() {
        StringBuilder line = new StringBuilder();
        for (String cell : List.of("plain", " x ", "-1.5", "a\nb", "a\rb", "\"", "a,b")) {
            CsvText.append(line, cell);
            line.append('|');
        }
        assertThat(line.toString()).isEqualTo("plain| x |-1.5|\"a\nb\"|\"a\rb\"|\"\"\"\"|\"a,b\"|");
    }
}
