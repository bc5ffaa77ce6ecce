package io.niffler.gateway.extraction.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent to the PACS for each form of query. */
class QueryTest {
    private static final QueryId ID = new QueryId(7, 0);

    private static DataSet level(String level) {
        return new DataSet().setString(Tag.QUERY_RETRIEVE_LEVEL, VR.CS, level);
    }

    private static DataSet studies() {
        return level("STUDY")
                .setString(Tag.PATIENT_ID, VR.LO, "P1")
                .setString(Tag.STUDY_INSTANCE_UID, VR.UI)
                .setString(Tag.NUMBER_OF_STUDY_RELATED_SERIES, VR.IS)
                .setString(Tag.NUMBER_OF_STUDY_RELATED_INSTANCES, VR.IS);
    }

    @Test
    void movesAPatient() {
        PatientMove query = new PatientMove(ID, "P1");
        assertThat(query.moveIdentifier()).isEqualTo(level("PATIENT").setString(Tag.PATIENT_ID, VR.LO, "P1"));
        assertThat(query.find().identifier()).isEqualTo(studies());
    }

    @Test
    void movesAStudyByItsUniqueKeysAlone() {
        StudyMove query = new StudyMove(ID, "P1", "1.2.3");
        DataSet studyRoot = level("STUDY").setString(Tag.STUDY_INSTANCE_UID, VR.UI, "1.2.3");
        assertThat(query.studyRootIdentifier()).isEqualTo(studyRoot);
        assertThat(query.patientRootIdentifier()).isEqualTo(studyRoot.setString(Tag.PATIENT_ID, VR.LO, "P1"));
        assertThat(query.find().identifier()).isEqualTo(studies().setString(Tag.STUDY_INSTANCE_UID, VR.UI, "1.2.3"));
    }

    @Test
    void findsTheStudiesOfAnAccessionOrMovesThemLeniently() {
        AccessionMove query = new AccessionMove(ID, "P1", "A1");
        assertThat(query.lenientMoveIdentifier())
                .isEqualTo(level("STUDY")
                        .setString(Tag.PATIENT_ID, VR.LO, "P1")
                        .setString(Tag.ACCESSION_NUMBER, VR.SH, "A1"));
        assertThat(query.find().identifier()).isEqualTo(studies().setString(Tag.ACCESSION_NUMBER, VR.SH, "A1"));
        assertThat(query.find().fitsPatientRoot()).isTrue();
    }

    @Test
    void asksForTheColumnsOfTheOriginal() {
        StudyFind find = new StudyFind(ID, List.of(new QueryKey(Tag.MODALITY, VR.CS, "CT")), FindDetail.DETAILED);
        List<Integer> tags = new ArrayList<>();
        find.identifier().forEach(element -> tags.add(element.tag()));
        assertThat(tags)
                .containsExactly(
                        0x00080020,
                        0x00080022,
                        0x00080030,
                        0x00080050,
                        0x00080052,
                        0x00080060,
                        0x00081030,
                        0x00100020,
                        0x00181000,
                        0x00181030,
                        0x0020000D,
                        0x00201206,
                        0x00201208,
                        0x00400254);
        assertThat(find.identifier().string(Tag.MODALITY)).isEqualTo("CT");
        assertThat(find.fitsPatientRoot()).isFalse();
    }

    @Test
    void declaresACharacterSetWhereItIsNeeded() {
        DataSet identifier = new PatientMove(ID, "Müller").moveIdentifier();
        assertThat(identifier.string(Tag.SPECIFIC_CHARACTER_SET)).isEqualTo("ISO_IR 192");
        assertThat(identifier.string(Tag.PATIENT_ID)).isEqualTo("Müller");
    }

    @ParameterizedTest
    @CsvSource({
        "PatientID, PatientID",
        "0x0020000D, StudyInstanceUID",
        "00080050, AccessionNumber",
        "StudyMonth, StudyMonth",
    })
    void knowsAttributes(String name, String expected) {
        assertThat(QueryAttribute.of(name, 2))
                .extracting(QueryAttribute::name, QueryAttribute::column)
                .containsExactly(expected, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "PatientId, did you mean PatientID?",
        "Accession Number, did you mean AccessionNumber?",
        "xyzzy, write a DICOM keyword",
        "QueryRetrieveLevel, write an attribute that can be asked for",
        "SpecificCharacterSet, write an attribute that can be asked for",
        "TransferSyntaxUID, write an attribute that can be asked for",
        "PixelData, write an attribute that can be asked for",
        "Rows, write an attribute that can be asked for",
        "ProcedureCodeSequence, write an attribute that can be asked for",
        "FFFEE000, write an attribute of the DICOM dictionary",
        "00090010, write an attribute of the DICOM dictionary",
    })
    void refusesOthers(String name, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryAttribute.of(name, 0))
                .withMessageStartingWith(expected);
        assertThatIllegalArgumentException().isThrownBy(() -> QueryAttribute.of("PatientID", 1000));
    }

    @ParameterizedTest
    @CsvSource({
        "UI, 1.2.840, true",
        "UI, 1.2., false",
        "AS, 045Y, true",
        "AS, 45Y, false",
        "IS, -12, true",
        "IS, 1.5, false",
        "DS, 1.5e-3, true",
        "DS, 1-5, false",
        "TM, 1030, true",
        "TM, 10-1130, true",
        "TM, -10, true",
        "TM, 2500, false",
        "TM, --, false",
        "DT, 20240305103000-20240306, true",
        "DT, yesterday, false",
        "CS, 12345678901234567, false",
        "PN, Müller^Anna, true",
        "AE, Müller, false",
        "ST, a\\b, true",
        "LO, a\\b, false",
    })
    void checksValuesByTheirKind(VR vr, String value, boolean good) {
        boolean accepted = true;
        try {
            TextRules.check(value, vr);
        } catch (CellException e) {
            assertThat(e).hasMessageNotContaining(value).hasNoCause();
            accepted = false;
        }
        assertThat(accepted).isEqualTo(good);
    }

    @Test
    void refusesARangeWithoutTimes() {
        assertThatThrownBy(() -> TextRules.check("-", VR.TM)).isInstanceOf(CellException.class);
    }
}
