package io.niffler.gateway.extraction.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the attributes hold, the path is inside, portable, and the instance's own. */
class FilePathPropertyTest {
    private static final Path ROOT = Path.of("/srv/niffler/studies");
    private static final FilePath ORIGINAL = FilePath.parse(FilePath.DEFAULT);
    private static final FilePath HASHED =
            FilePath.parse("{00100020,hash}/{0020000D,hash}_{00100020}/{00080018,hash}.dcm");
    private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL", "COM1", "LPT9");

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> fragments = Arbitraries.of(
                "..",
                ".",
                "/",
                "\\",
                "\0",
                "con",
                "NUL",
                "lpt9",
                "COM1",
                " ",
                "-",
                "~",
                "%",
                "%2E",
                "~none",
                "\u202E",
                "\uFF0F",
                "e\u0301",
                "\u00E9",
                "\uD800",
                "\uDC00",
                "\uD83D\uDE00",
                "a",
                "A",
                "1.2",
                ":",
                "*",
                "\n",
                "");
        Arbitrary<String> mixed = fragments.list().ofMaxSize(12).map(parts -> String.join("", parts));
        return Arbitraries.oneOf(mixed, Arbitraries.strings().ofMaxLength(300));
    }

    private static DataSet instance(String patient, String study, String sop) {
        return new DataSet()
                .setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192")
                .setString(Tag.PATIENT_ID, VR.LO, patient)
                .setString(Tag.STUDY_INSTANCE_UID, VR.UI, study)
                .setString(Tag.SERIES_INSTANCE_UID, VR.UI, study)
                .setString(Tag.SOP_INSTANCE_UID, VR.UI, sop);
    }

    @Property
    void staysInsideAndPortable(
            @ForAll("hostile") String patient, @ForAll("hostile") String study, @ForAll("hostile") String sop) {
        DataSet instance = instance(patient, study, "1" + sop);
        for (FilePath pattern : Arrays.asList(ORIGINAL, HASHED)) {
            Path path = pattern.in(ROOT, instance);
            assertThat(path).startsWithRaw(ROOT).isEqualTo(ROOT.resolve(pattern.of(instance)));
            assertThat(ROOT.relativize(path).getNameCount()).isEqualTo(pattern == ORIGINAL ? 4 : 3);
            for (Path part : ROOT.relativize(path)) {
                String name = part.toString();
                assertThat(name).matches("[A-Za-z0-9%~_^+=@,. -]{1,255}").doesNotMatch("(?s)[. -].*|.*[. ]");
                assertThat(DEVICES).doesNotContain(name.replaceAll("\\..*", "").toUpperCase(Locale.ROOT));
            }
            assertThat(pattern.of(instance))
                    .isEqualTo(pattern.of(instance("x", "y", "1" + sop)
                            .setString(Tag.PATIENT_ID, VR.LO, patient)
                            .setString(Tag.STUDY_INSTANCE_UID, VR.UI, study)
                            .setString(Tag.SERIES_INSTANCE_UID, VR.UI, study)));
        }
    }

    @Property
    void writesDifferentTextsDifferently(@ForAll("hostile") String one, @ForAll("hostile") String other) {
        assertThat(SafeName.of(one).equals(SafeName.of(other))).isEqualTo(one.equals(other));
        assertThat(SafeName.notADevice(SafeName.of(one)).equals(SafeName.notADevice(SafeName.of(other))))
                .isEqualTo(one.equals(other));
    }

    @Property
    void givesEachInstanceItsOwnPath(
            @ForAll("hostile") String patient, @ForAll("hostile") String one, @ForAll("hostile") String other) {
        DataSet first = instance(patient, "1.2", "1" + one);
        DataSet second = instance(patient, "1.2", "1" + other);
        boolean same = first.string(Tag.SOP_INSTANCE_UID).equals(second.string(Tag.SOP_INSTANCE_UID));
        assertThat(ORIGINAL.of(first).equals(ORIGINAL.of(second))).isEqualTo(same);
        assertThat(HASHED.of(first).equals(HASHED.of(second))).isEqualTo(same);
    }
}
