package io.niffler.jobs.png.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderFieldsTest {
    private int attributes;

    private List<String> names(DataSet header, boolean publicOnly) {
        List<String> names = new ArrayList<>();
        attributes = HeaderFields.visit(header, publicOnly, (name, root, element, holder) -> names.add(name));
        return names;
    }

    private static DataSet code(String value) {
        return new DataSet().setString(Tag.CODE_VALUE, VR.SH, value);
    }

    @Test
    void numbersItemsBeforeTheirSequence() {
        DataSet header = new DataSet().setString(Tag.PATIENT_ID, VR.LO, "p");
        DataSet request = new DataSet().setItems(Tag.PROCEDURE_CODE_SEQUENCE, code("a"), code("b"));
        header.setItems(Tag.REQUEST_ATTRIBUTES_SEQUENCE, new DataSet(), request);
        assertThat(names(header, true))
                .containsExactly(
                        "PatientID",
                        "1_RequestAttributesSequence_0_ProcedureCodeSequence_CodeValue",
                        "1_RequestAttributesSequence_1_ProcedureCodeSequence_CodeValue");
        assertThat(attributes).isEqualTo(3);
    }

    @Test
    void passesOverPrivateAttributesWhenAsked() {
        DataSet header = new DataSet().setString(Tag.MODALITY, VR.CS, "MR");
        header.setString(Tag.of(0x0019, 0x0010), VR.LO, "MAKER");
        header.setString(Tag.of(0x0019, 0x100A), VR.LO, "x");
        header.setItems(Tag.REQUEST_ATTRIBUTES_SEQUENCE, new DataSet().setString(Tag.of(0x0019, 0x100B), VR.LO, "y"));
        header.setString(Tag.of(0x0018, 0xFFFE), VR.LO, "no such attribute");
        assertThat(names(header, true)).containsExactly("Modality");
        assertThat(names(header, false))
                .containsExactly(
                        "Modality", "0x0018FFFE", "0x00190010", "0x0019100A", "0_RequestAttributesSequence_0x0019100B");
    }

    @Test
    void bytesCountAsAttributesButAreNoFields() {
        DataSet header = new DataSet().setString(Tag.MODALITY, VR.CS, "MR");
        header.setBytes(Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA, VR.OW, new byte[8]);
        header.setBytes(Tag.PIXEL_DATA, VR.OW, new byte[8]);
        header.setBytes(Tag.DATA_SET_TRAILING_PADDING, VR.OB, new byte[8]);
        assertThat(names(header, false)).containsExactly("Modality");
        assertThat(attributes).isEqualTo(2);
    }

    @Test
    void boundsItemsDepthAndFields() {
        DataSet deepest = code("x");
        for (int i = 0; i < 40; i++) {
            deepest = new DataSet().setItems(Tag.CONTENT_SEQUENCE, deepest, code("y"));
        }
        assertThat(names(deepest, true)).hasSize(HeaderFields.MAX_DEPTH);
        List<DataSet> items = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            items.add(code("z"));
        }
        DataSet wide = new DataSet().setItems(Tag.CONTENT_SEQUENCE, items);
        assertThat(names(wide, true)).hasSize(HeaderFields.MAX_ITEMS);
        List<DataSet> wider = new ArrayList<>();
        for (int i = 0; i < HeaderFields.MAX_ITEMS; i++) {
            DataSet item = new DataSet();
            for (int j = 0; j < 100; j++) {
                item.setString(Tag.of(0x0019, 0x1000 + j), VR.LO, "x");
            }
            wider.add(item);
        }
        assertThat(names(new DataSet().setItems(Tag.CONTENT_SEQUENCE, wider), false))
                .hasSize(HeaderFields.MAX_FIELDS);
    }
}
