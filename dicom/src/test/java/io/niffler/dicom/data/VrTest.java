package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VrTest {
    @Test
    void isFoundByItsLetters() {
        for (VR vr : VR.values()) {
            assertThat(VR.of(vr.name().charAt(0), vr.name().charAt(1))).isSameAs(vr);
        }
        assertThat(VR.of('Z', 'Z')).isNull();
        assertThat(VR.of('o', 'b')).isNull();
        assertThat(VR.of(0, 255)).isNull();
    }

    @Test
    void hasTheLengthFormOfTheStandard() {
        assertThat(Arrays.stream(VR.values()).filter(VR::longForm))
                .containsExactlyInAnyOrder(
                        VR.OB, VR.OD, VR.OF, VR.OL, VR.OV, VR.OW, VR.SQ, VR.SV, VR.UC, VR.UN, VR.UR, VR.UT, VR.UV);
    }

    @Test
    void textDependsOnTheCharacterSetOrNot() {
        assertThat(Arrays.stream(VR.values()).filter(VR::isCharacterSetDependent))
                .containsExactlyInAnyOrder(VR.LO, VR.LT, VR.PN, VR.SH, VR.ST, VR.UC, VR.UT);
        assertThat(Arrays.stream(VR.values()).filter(vr -> vr.isText() && !vr.isMultiValuedText()))
                .containsExactlyInAnyOrder(VR.LT, VR.ST, VR.UR, VR.UT);
    }

    @Test
    void padsTextWithSpacesButUids() {
        assertThat(VR.LO.padding()).isEqualTo((byte) ' ');
        assertThat(VR.UI.padding()).isZero();
        assertThat(VR.OB.padding()).isZero();
    }

    @Test
    void tagsPrintInTheUsualForms() {
        assertThat(Tag.toString(Tag.PIXEL_DATA)).isEqualTo("(7FE0,0010)");
        assertThat(Tag.toHex(Tag.SOP_INSTANCE_UID)).isEqualTo("00080018");
        assertThat(Tag.of(0x7FE0, 0x10)).isEqualTo(Tag.PIXEL_DATA);
        assertThat(Tag.group(Tag.ITEM)).isEqualTo(0xFFFE);
        assertThat(Tag.isPrivate(0x00090010) && Tag.isPrivateCreator(0x00090010))
                .isTrue();
        assertThat(Tag.isPrivateCreator(0x00091001)).isFalse();
    }
}
