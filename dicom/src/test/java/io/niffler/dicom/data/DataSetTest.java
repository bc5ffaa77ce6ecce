package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSetTest {
    private final DataSet dataSet = new DataSet();

    @Test
    void keepsElementsInUnsignedTagOrder() {
        dataSet.setString(Tag.DATA_SET_TRAILING_PADDING, VR.LO, "last");
        dataSet.setInts(Tag.ROWS, VR.US, 512);
        dataSet.setString(Tag.PATIENT_ID, VR.LO, "one");
        dataSet.setString(Tag.PATIENT_ID, VR.LO, "two");

        List<Integer> tags = new ArrayList<>();
        dataSet.forEach(element -> tags.add(element.tag()));

        assertThat(tags).containsExactly(Tag.PATIENT_ID, Tag.ROWS, Tag.DATA_SET_TRAILING_PADDING);
        assertThat(dataSet.string(Tag.PATIENT_ID)).isEqualTo("two");
    }

    @Test
    void absentAndEmptyAreNotTheSame() {
        dataSet.setString(Tag.PATIENT_ID, VR.LO);

        assertThat(dataSet.contains(Tag.PATIENT_ID)).isTrue();
        assertThat(dataSet.hasValue(Tag.PATIENT_ID)).isFalse();
        assertThat(dataSet.string(Tag.PATIENT_ID)).isNull();
        assertThat(dataSet.strings(Tag.PATIENT_ID)).isEmpty();
        assertThat(dataSet.get(Tag.STUDY_ID)).isNull();
        assertThat(dataSet.string(Tag.STUDY_ID, "none")).isEqualTo("none");
        assertThat(dataSet.items(Tag.REFERENCED_IMAGE_SEQUENCE)).isEmpty();
    }

    @Test
    void trimsPaddingByVr() {
        dataSet.setString(Tag.IMAGE_TYPE, VR.CS, " ORIGINAL ", "PRIMARY ", "");
        dataSet.setString(Tag.PATIENT_COMMENTS, VR.LT, "  indented \\ kept  ");
        dataSet.setBytes(Tag.SOP_INSTANCE_UID, VR.UI, new byte[] {'1', '.', '2', 0, 0, 0});

        assertThat(dataSet.strings(Tag.IMAGE_TYPE)).containsExactly("ORIGINAL", "PRIMARY", "");
        assertThat(dataSet.strings(Tag.PATIENT_COMMENTS)).containsExactly("  indented \\ kept");
        assertThat(dataSet.string(Tag.SOP_INSTANCE_UID)).isEqualTo("1.2");
    }

    @Test
    void readsNumbersWhateverTheirVr() {
        dataSet.setInts(Tag.ROWS, VR.UL, 512);
        dataSet.setInts(Tag.INSTANCE_NUMBER, VR.IS, 7);
        dataSet.setDoubles(Tag.SLICE_THICKNESS, VR.DS, 2.5);
        dataSet.setString(Tag.COLUMNS, VR.LO, "512");
        dataSet.setDoubles(Tag.ACQUISITION_DURATION, VR.FD, 3.0);

        assertThat(dataSet.intValue(Tag.ROWS)).hasValue(512);
        assertThat(dataSet.intValue(Tag.INSTANCE_NUMBER)).hasValue(7);
        assertThat(dataSet.intValue(Tag.SLICE_THICKNESS)).isEmpty();
        assertThat(dataSet.doubleValue(Tag.SLICE_THICKNESS)).hasValue(2.5);
        assertThat(dataSet.intValue(Tag.ACQUISITION_DURATION)).hasValue(3);
        assertThat(dataSet.string(Tag.ROWS)).isEqualTo("512");
    }

    @Test
    void garbageCountsAsAbsent() {
        dataSet.setBytes(Tag.ROWS, VR.US, new byte[] {1});
        dataSet.setString(Tag.SLICE_THICKNESS, VR.DS, "thick");
        dataSet.setInts(Tag.IMAGES_IN_ACQUISITION, VR.UV, -1);
        dataSet.setDoubles(Tag.PIXEL_SPACING, VR.DS, 1, 2);
        dataSet.setItems(Tag.REFERENCED_IMAGE_SEQUENCE, new DataSet());

        assertThat(dataSet.intValue(Tag.ROWS)).isEmpty();
        assertThat(dataSet.string(Tag.ROWS)).isNull();
        assertThat(dataSet.doubleValue(Tag.SLICE_THICKNESS)).isEmpty();
        assertThat(dataSet.doubles(Tag.SLICE_THICKNESS)).isEmpty();
        assertThat(dataSet.longValue(Tag.IMAGES_IN_ACQUISITION)).isEmpty();
        assertThat(dataSet.string(Tag.IMAGES_IN_ACQUISITION)).isEqualTo("18446744073709551615");
        assertThat(dataSet.doubles(Tag.PIXEL_SPACING)).containsExactly(1, 2);
        assertThat(dataSet.string(Tag.REFERENCED_IMAGE_SEQUENCE)).isNull();
    }

    @Test
    void itemsUseTheCharacterSetOfWhatHoldsThem() {
        DataSet inherits = new DataSet();
        DataSet overrides = new DataSet();
        overrides.setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 100");
        overrides.setString(Tag.CODE_MEANING, VR.LO, "Größe");
        dataSet.setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192");
        dataSet.setItems(Tag.PROCEDURE_CODE_SEQUENCE, inherits, overrides);
        inherits.setString(Tag.CODE_MEANING, VR.LO, "Größe");

        assertThat(inherits.characterSet()).isSameAs(dataSet.characterSet());
        assertThat(inherits.bytes(Tag.CODE_MEANING)).hasSize(8);
        assertThat(overrides.bytes(Tag.CODE_MEANING)).hasSize(6);
        assertThat(inherits.string(Tag.CODE_MEANING)).isEqualTo("Größe");
        assertThat(overrides.string(Tag.CODE_MEANING)).isEqualTo("Größe");
    }

    @Test
    void changingTheCharacterSetChangesDecoding() {
        dataSet.setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 100");
        dataSet.setBytes(Tag.PATIENT_NAME, VR.PN, new byte[] {(byte) 0xE4, ' '});
        assertThat(dataSet.string(Tag.PATIENT_NAME)).isEqualTo("ä");

        dataSet.setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 144");
        assertThat(dataSet.string(Tag.PATIENT_NAME)).isEqualTo("ф");

        dataSet.remove(Tag.SPECIFIC_CHARACTER_SET);
        assertThat(dataSet.string(Tag.PATIENT_NAME)).isNotEqualTo("ф");
    }

    @Test
    void findsPrivateElementsByCreator() {
        dataSet.setString(0x00190010, VR.LO, "OTHER");
        dataSet.setString(0x00190011, VR.LO, "GEMS_ACQU_01 ");
        dataSet.setInts(0x0019115A, VR.SS, -3);

        assertThat(dataSet.privateElement("GEMS_ACQU_01", 0x0019, 0x5A)).isSameAs(dataSet.get(0x0019115A));
        assertThat(dataSet.privateElement("OTHER", 0x0019, 0x5A)).isNull();
        assertThat(dataSet.privateCreator(0x0019115A)).isEqualTo("GEMS_ACQU_01");
        assertThat(dataSet.privateCreator(Tag.PATIENT_ID)).isNull();
    }

    @Test
    void unknownVrReadsAsTextOnlyWhenPrintable() {
        dataSet.setBytes(0x00511010, VR.UN, new byte[] {'F', 'o', 'V', ' ', '2', '0', '0', 0});
        dataSet.setBytes(0x00511011, VR.UN, new byte[] {1, 2, 3, 4});

        assertThat(dataSet.string(0x00511010)).isEqualTo("FoV 200");
        assertThat(dataSet.string(0x00511011)).isNull();
    }

    @Test
    void decimalStringsFitSixteenCharacters() {
        for (double value : new double[] {
            0, -1, 1.0 / 3, -1.0 / 3, 1e-300, -1.23456789e-300, Math.PI * 1e20, 123456789012345680.0, 0.1
        }) {
            dataSet.setDoubles(Tag.SLICE_THICKNESS, VR.DS, value);
            assertThat(dataSet.string(Tag.SLICE_THICKNESS)).hasSizeLessThanOrEqualTo(16);
            assertThat(dataSet.doubleValue(Tag.SLICE_THICKNESS).orElseThrow())
                    .isCloseTo(value, org.assertj.core.data.Percentage.withPercentage(1e-6));
        }
    }

    @Test
    void refusesValuesThatDoNotFitTheVr() {
        assertThatThrownBy(() -> dataSet.setString(Tag.ROWS, VR.US, "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dataSet.setInts(Tag.PATIENT_ID, VR.LO, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dataSet.setDoubles(Tag.ROWS, VR.US, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dataSet.setDoubles(Tag.SLICE_THICKNESS, VR.DS, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textFormsNameNoValue() {
        dataSet.setString(Tag.PATIENT_NAME, VR.PN, "Secret");

        assertThat(dataSet.toString()).doesNotContain("Secret");
        assertThat(dataSet.get(Tag.PATIENT_NAME)).hasToString("(0010,0010) PN");
    }
}
