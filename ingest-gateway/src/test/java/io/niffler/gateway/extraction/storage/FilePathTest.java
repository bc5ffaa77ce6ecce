package io.niffler.gateway.extraction.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {
    private static final String UID = "1.2.3.4";

    private static DataSet instance(String patient) {
        return new DataSet()
                .setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192")
                .setString(Tag.PATIENT_ID, VR.LO, patient)
                .setString(Tag.STUDY_INSTANCE_UID, VR.UI, "1.2")
                .setString(Tag.SERIES_INSTANCE_UID, VR.UI, "1.2.3")
                .setString(Tag.SOP_INSTANCE_UID, VR.UI, UID);
    }

    private static String path(String pattern, DataSet instance) {
        return FilePath.parse(pattern).of(instance).toString();
    }

    @Test
    void isTheOriginalsWherePossible() {
        assertThat(path(FilePath.DEFAULT, instance("P-1^A"))).isEqualTo("P-1^A/1.2/1.2.3/1.2.3.4.dcm");
        assertThat(path("{PatientID}/x {0020000d}.d/{00080018}", instance("P"))).isEqualTo("P/x 1.2.d/1.2.3.4");
    }

    @Test
    void hashesAsDcm4cheAndAddsADigestToTheFilesName() {
        String path = path("{00100020,hash}/{0020000D,hash}/{00080018,hash}.dcm", instance("AaAa"));
        // String.hashCode of "AaAa" and "BBBB" is 2031744, of "1.2" 48565
        assertThat(path)
                .isEqualTo("001F0080/0000BDB5/" + String.format("%08X", UID.hashCode()) + "~" + PathSegment.digest(UID)
                        + ".dcm");
        assertThat(PathSegment.digest(""))
                .as("the published SHA-256 of nothing")
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb924");
    }

    @Test
    void tellsInstancesApartWhoseNamesHaveTheSameHash() {
        DataSet other = instance("BBBB").setString(Tag.SOP_INSTANCE_UID, VR.UI, "1.2.3.5");
        String pattern = "{00100020,hash}.dcm";
        assertThat(path(pattern, instance("AaAa")))
                .isNotEqualTo(path(pattern, other))
                .startsWith("001F0080~");
        assertThat(path(pattern, other)).startsWith("001F0080~");
        assertThat(path("all.dcm", instance("P"))).isNotEqualTo(path("all.dcm", other));
    }

    @ParameterizedTest
    @CsvSource({
        ".., %2E%2E",
        "., %2E",
        "../../etc/passwd, %2E.%2F..%2Fetc%2Fpasswd",
        "/etc, %2Fetc",
        "C:/x, C%3A%2Fx",
        "a., a%2E",
        "-rf, %2Drf",
        "~root, %7Eroot",
        "$(id)`id`;|&, %24%28id%29%60id%60%3B%7C%26",
        "100%, 100%25",
        "con, %63on",
        "LPT1.txt, %4CPT1.txt",
        "COM, COM",
        "COMX, COMX",
        "Müller, M%C3%BCller",
        "\uFF0E\uFF0E\uFF0Fa, %EF%BC%8E%EF%BC%8E%EF%BC%8Fa",
        "\u202Egpj, %E2%80%AEgpj",
        "\uD83D\uDE00, %F0%9F%98%80",
    })
    void writesWhatIsNotPlainAsEscapes(String patient, String expected) {
        assertThat(path("{00100020}/{00080018}", instance(patient))).isEqualTo(expected + "/" + UID);
    }

    @Test
    void namesWhatIsMissing() {
        DataSet instance = instance("P");
        instance.remove(Tag.PATIENT_ID);
        instance.setString(Tag.STUDY_INSTANCE_UID, VR.UI);
        assertThat(path("{00100020}/{0020000D,hash}/{00080018}", instance)).isEqualTo("none~/none~/" + UID);
        assertThat(path("{00100020}/{00080018}", instance("none~"))).isEqualTo("none%7E/" + UID);
    }

    @Test
    void shortensWhatNoFileSystemTakes() {
        String longName = path("{00100020}/{00080018}", instance("a".repeat(5000)));
        String other = path("{00100020}/{00080018}", instance("a".repeat(5001)));
        assertThat(longName).startsWith("a".repeat(100) + "~").hasSize(100 + 33 + 1 + UID.length());
        assertThat(other).isNotEqualTo(longName);
    }

    @Test
    void doesNotTrustAUidThatIsNone() {
        DataSet instance = instance("P").setString(Tag.SOP_INSTANCE_UID, VR.UI, "../x");
        assertThat(path("{00080018}.dcm", instance)).isEqualTo("%2E.%2Fx~" + PathSegment.digest("../x") + ".dcm");
        instance.remove(Tag.SOP_INSTANCE_UID);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FilePath.parse("{00080018}.dcm").of(instance))
                .withMessageContaining("(0008,0018)");
    }

    @Test
    void resolvesBelowItsFolder() {
        Path folder = Path.of("some/where/../else");
        assertThat(FilePath.parse("{00100020}/{00080018}.dcm").in(folder, instance("..")))
                .isEqualTo(Path.of("some/else/%2E%2E/1.2.3.4.dcm").toAbsolutePath());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/{00080018}",
                "{00080018}/",
                "a//{00080018}",
                "../{00080018}",
                "./{00080018}",
                ".{00080018}",
                "a./{00080018}",
                "a /{00080018}",
                "-{00080018}",
                "{00080018",
                "{}",
                "{0008}",
                "{00080018,md5}",
                "{00080018,hash,x}",
                "{NoSuchKeyword}",
                "{now,date,yyyy}/{00080018}",
                "C:\\{00080018}",
                "a\u0000{00080018}",
                "~{00080018}",
                "{00080018}}",
                "é{00080018}",
                "a/a/a/a/a/a/a/a/a/a/{00080018}",
            })
    void refusesOtherPatterns(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FilePath.parse(pattern))
                .withMessageMatching("(?s).*\\w.*");
    }
}
