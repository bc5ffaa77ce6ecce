package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    @Test
    void findsAttributesByTagAndKeyword() {
        assertThat(Dictionary.vrOf(0x00100010)).isEqualTo(VR.PN);
        assertThat(Dictionary.keywordOf(0x00100010)).isEqualTo("PatientName");
        assertThat(Dictionary.tagOf("PatientName")).hasValue(0x00100010);
        assertThat(Dictionary.entry(0x00200032)).hasValueSatisfying(entry -> {
            assertThat(entry.multiplicity()).isEqualTo("3");
            assertThat(entry.name()).isEqualTo("Image Position (Patient)");
            assertThat(entry.vrs()).containsExactly(VR.DS);
            assertThat(entry.retired()).isFalse();
        });
    }

    @Test
    void knowsCommandAndFileMetaGroups() {
        assertThat(Dictionary.keywordOf(0x00001000)).isEqualTo("AffectedSOPInstanceUID");
        assertThat(Dictionary.keywordOf(0x00020010)).isEqualTo("TransferSyntaxUID");
        assertThat(Dictionary.vrOf(0x00020001)).isEqualTo(VR.OB);
    }

    @Test
    void knowsItemsAndDelimiters() {
        assertThat(Dictionary.keywordOf(0xFFFEE000)).isEqualTo("Item");
        assertThat(Dictionary.entry(0xFFFEE00D).orElseThrow().vrs()).isEmpty();
    }

    @Test
    void matchesRepeatingGroups() {
        for (int group = 0x6000; group <= 0x601E; group += 2) {
            assertThat(Dictionary.keywordOf(group << 16 | 0x0010)).isEqualTo("OverlayRows");
            assertThat(Dictionary.vrOf(group << 16 | 0x3000)).isEqualTo(VR.OW);
        }
        assertThat(Dictionary.keywordOf(0x50063000)).isEqualTo("CurveData");
        assertThat(Dictionary.keywordOf(0x00203112)).isEqualTo("SourceImageIDs");
        assertThat(Dictionary.keywordOf(0x7F020010)).isEqualTo("VariablePixelData");
        assertThat(Dictionary.keywordOf(0x10101234)).isEqualTo("ZonalMap");
        assertThat(Dictionary.tagOf("OverlayRows")).hasValue(0x60000010);
    }

    @Test
    void oddGroupsOfRepeatingRangesArePrivate() {
        assertThat(Dictionary.keywordOf(0x60010010)).isNull();
        assertThat(Dictionary.vrOf(0x60010010)).isEqualTo(VR.LO);
        assertThat(Dictionary.vrOf(0x60011010)).isEqualTo(VR.UN);
    }

    @Test
    void assumesUsefulRepresentationsWhereSeveralAreAllowed() {
        assertThat(Dictionary.vrOf(0x7FE00010)).isEqualTo(VR.OW);
        assertThat(Dictionary.vrOf(0x00283006)).isEqualTo(VR.OW);
        assertThat(Dictionary.vrOf(0x00280106)).isEqualTo(VR.US);
        assertThat(Dictionary.isSignDependent(0x00280106)).isTrue();
        assertThat(Dictionary.isSignDependent(0x00280010)).isFalse();
        assertThat(Dictionary.isSignDependent(0x7FE00010)).isFalse();
    }

    @Test
    void groupLengthsPrivateAndUnknownElements() {
        assertThat(Dictionary.vrOf(0x00080000)).isEqualTo(VR.UL);
        assertThat(Dictionary.vrOf(0x00290000)).isEqualTo(VR.UL);
        assertThat(Dictionary.vrOf(0x00290010)).isEqualTo(VR.LO);
        assertThat(Dictionary.vrOf(0x00291010)).isEqualTo(VR.UN);
        assertThat(Dictionary.vrOf(0x00080BAD)).isEqualTo(VR.UN);
        assertThat(Dictionary.keywordOf(0x00080BAD)).isNull();
        assertThat(Dictionary.entry(0x00291010)).isEmpty();
        assertThat(Dictionary.tagOf("NoSuchKeyword")).isEmpty();
    }

    @Test
    void everyLineIsFoundByItsTagAndItsKeyword() {
        Set<String> keywords = new HashSet<>();
        for (Dictionary.Entry entry : Dictionary.entries()) {
            if (entry.keyword().isEmpty()) {
                assertThat(entry.retired()).as(entry.pattern()).isTrue();
                continue;
            }
            assertThat(keywords.add(entry.keyword())).as(entry.keyword()).isTrue();
            int tag = Dictionary.tagOf(entry.keyword()).orElseThrow();
            assertThat(Dictionary.entry(tag)).hasValue(entry);
            assertThat(String.format("%08X", tag)).matches(entry.pattern().replace('x', '.'));
        }
        assertThat(Dictionary.entries()).hasSizeGreaterThan(5200);
    }
}
