package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UidsTest {

    @Test
    void knowsTransferSyntaxesAndSopClasses() {
        assertThat(Uids.entry("1.2.840.10008.1.2.1").orElseThrow().type()).isEqualTo("Transfer Syntax");
        assertThat(Uids.entry("1.2.840.10008.1.2.2").orElseThrow().retired()).isTrue();
        assertThat(Uids.nameOf("1.2.840.10008.5.1.4.1.1.2")).isEqualTo("CT Image Storage");
        assertThat(Uids.nameOf("1.2.3")).isEqualTo("1.2.3");
        assertThat(Uids.entry("1.2.3")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.5.1.4.1.1.2", // CT
                "1.2.840.10008.5.1.4.1.1.1.1.1", // DX for processing
                "1.2.840.10008.5.1.4.1.1.6", // retired ultrasound
                "1.2.840.10008.5.1.4.1.1.66.4", // segmentation
                "1.2.840.10008.5.1.4.1.1.88.67", // dose report
                "1.2.840.10008.5.1.4.1.1.104.1", // encapsulated PDF
                "1.2.840.10008.5.1.4.1.1.200.2", // performed protocol
                "1.2.840.10008.5.1.4.1.1.481.5", // RT plan
                "1.2.840.10008.5.1.4.34.7", // RT beams delivery instruction
                "1.2.840.10008.5.1.1.29", // retired hardcopy image
                "1.3.12.2.1107.5.9.1", // Siemens
                "1.3.46.670589.11.0.0.12.1" // Philips
            })
    void storageSopClassesAreThoseOfInstances(String uid) {
        assertThat(Uids.storageSopClasses()).contains(uid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.1.1", // verification
                "1.2.840.10008.1.3.10", // media directory
                "1.2.840.10008.1.20.1", // storage commitment
                "1.2.840.10008.5.1.1.1", // film session
                "1.2.840.10008.5.1.4.1.2.2.1", // study root find
                "1.2.840.10008.5.1.4.1.1.200.4", // protocol find
                "1.2.840.10008.5.1.4.38.1", // hanging protocol
                "1.2.840.10008.5.1.4.31" // worklist
            })
    void otherClassesAreNoStorageSopClasses(String uid) {
        assertThat(Uids.entry(uid)).isPresent();
        assertThat(Uids.storageSopClasses()).doesNotContain(uid);
    }

    @Test
    void everyRegisteredUidIsValid() {
        assertThat(Uids.all()).hasSizeGreaterThan(480).allMatch(Uids::isValid);
        assertThat(Uids.isValid(Uids.IMPLEMENTATION_CLASS_UID)).isTrue();
        assertThat(Uids.IMPLEMENTATION_VERSION_NAME).hasSizeLessThanOrEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.", ".1", "1..2", "1.2a", "1.2 ", " 1.2", "1/2", "1.٢"})
    void rejectsWhatIsNoUid(String uid) {
        assertThat(Uids.isValid(uid)).isFalse();
    }

    @Test
    void limitsTheLengthAndAcceptsLeadingZeros() {
        assertThat(Uids.isValid("1".repeat(64))).isTrue();
        assertThat(Uids.isValid("1".repeat(65))).isFalse();
        assertThat(Uids.isValid("1.02.3")).isTrue();
        assertThat(Uids.isValid(null)).isFalse();
    }

    @Property
    void agreesWithTheDefinition(
            @ForAll @StringLength(max = 70) @CharRange(from = '0', to = '9') @Chars({'.', '\\'}) String uid) {
        boolean expected = uid.length() <= 64 && uid.matches("[0-9]+(\\.[0-9]+)*");
        assertThat(Uids.isValid(uid)).isEqualTo(expected);
    }

    @Test
    void randomUidsAreValidAndDiffer() {
        String uid = Uids.random();
        assertThat(uid).startsWith("2.25.").isNotEqualTo(Uids.random());
        assertThat(Uids.isValid(uid)).isTrue();
    }
}
