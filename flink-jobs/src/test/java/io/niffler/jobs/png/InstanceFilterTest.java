package io.niffler.jobs.png;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceFilterTest {
    private static DataSet header(String modality, String bodyPart) {
        DataSet header = new DataSet();
        header.setString(Tag.MODALITY, VR.CS, modality);
        header.setString(Tag.BODY_PART_EXAMINED, VR.CS, bodyPart);
        return header;
    }

    @Test
    void emptyListsLetEverythingPass() {
        InstanceFilter all = new InstanceFilter(List.of(), List.of(), List.of());
        assertThat(all.acceptsClass("1.2")).isTrue();
        assertThat(all.accepts(new DataSet())).isTrue();
    }

    @Test
    void everyListMustAgree() {
        InstanceFilter chest = new InstanceFilter(List.of("1.2"), List.of("CR", "dx"), List.of("Chest"));
        assertThat(chest.acceptsClass("1.2")).isTrue();
        assertThat(chest.acceptsClass("1.3")).isFalse();
        assertThat(chest.accepts(header("DX", "CHEST"))).isTrue();
        assertThat(chest.accepts(header("DX", "HAND"))).isFalse();
        assertThat(chest.accepts(header("CT", "CHEST"))).isFalse();
        assertThat(chest.accepts(new DataSet())).as("absent attributes").isFalse();
    }
}
