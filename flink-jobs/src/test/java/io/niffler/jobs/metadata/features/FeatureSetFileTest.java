package io.niffler.jobs.metadata.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.config.ConfigException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureSetFileTest {
    private static FeatureSet parse(String text) {
        return FeatureSetFile.parse("sets/mine.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsKeywordsAndHexTags() {
        FeatureSet set = parse("PatientID\n0x0051100f\n0X00100020 \n");
        assertThat(set.name()).isEqualTo("mine");
        // The hex form of PatientID is the same attribute, so the second mention is skipped.
        assertThat(set.features())
                .containsExactly(new Feature("PatientID", 0x00100020), new Feature("0x0051100F", 0x0051100F));
    }

    @Test
    void toleratesCommentsBlankLinesLineEndsAndByteOrderMark() {
        FeatureSet set = parse("\uFEFF# sizes\r\n\r\n  Rows  # pixels\r\tColumns\n\n# end");
        assertThat(set.features()).extracting(Feature::key).containsExactly("Rows", "Columns");
    }

    @ParameterizedTest
    @CsvSource({
        "PatientId, PatientID",
        "patientid, PatientID",
        "SeriesDescripton, SeriesDescription",
        "EchoNumber, EchoNumbers",
    })
    void unknownKeywordNamesFileLineAndNearest(String written, String meant) {
        assertThatThrownBy(() -> parse("Rows\n\n" + written))
                .isInstanceOf(ConfigException.class)
                .hasMessage("sets/mine.txt line 3: unknown attribute \"" + written + "\": did you mean " + meant + "?");
    }

    @Test
    void hopelessWordsGetTheRule() {
        assertThatThrownBy(() -> parse("xyzzy-plugh")).hasMessageContaining("write a keyword of PS3.6 or a hex tag");
        assertThatThrownBy(() -> parse("\u0007".repeat(300)))
                .hasMessageContaining("\"" + "?".repeat(64) + "...\"")
                .message()
                .doesNotContain("\u0007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x0051100", "0x0051100F0", "0x0051,100F"})
    void badHexTagsGetTheForm(String written) {
        assertThatThrownBy(() -> parse(written)).hasMessageContaining("line 1").hasMessageContaining("0x0051100F");
    }

    @Test
    void skipsWhatIsNamedTwice() {
        assertThat(parse("Rows\nRows\nColumns").features()).hasSize(2);
    }

    @Test
    void refusesEmptyBinaryHugeAndTooManyLines() {
        assertThatThrownBy(() -> parse("# nothing\n")).hasMessageContaining("names no attribute");
        assertThatThrownBy(() -> FeatureSetFile.parse("a.txt", new byte[] {(byte) 0xFF, (byte) 0xFE, 'R', 0}))
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> FeatureSetFile.parse("a.txt", new byte[FeatureSetFile.MAX_BYTES + 1]))
                .hasMessageContaining("larger than");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= FeatureSetFile.MAX_FEATURES; i++) {
            many.append(String.format(Locale.ROOT, "0x0051%04X%n", 0x1000 + i));
        }
        assertThatThrownBy(() -> parse(many.toString())).hasMessageContaining("line 1001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"series.txt", "Studies.txt", "system.txt"})
    void refusesNamesOfOtherCollections(String file) {
        assertThatThrownBy(() -> FeatureSetFile.parse(file, "Rows".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("share its collection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$b.txt", "a.b.txt", ".txt", "a b.txt"})
    void refusesNamesThatAreNoCollection(String file) {
        assertThatThrownBy(() -> FeatureSetFile.parse(file, "Rows".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("name of a collection");
    }

    @Test
    void shipsTheOriginalSets() {
        List<FeatureSet> sets = FeatureSets.of(" ");
        assertThat(sets)
                .extracting(FeatureSet::name)
                .containsExactly("featureset", "featureset1", "featureset2", "featureset3");
        assertThat(sets)
                .extracting(set -> set.features().size())
                .as("attributes of each")
                .containsExactly(28, 50, 26, 9);
        assertThat(sets.get(1).features())
                .extracting(Feature::key)
                .endsWith("0x0051100F", "0x0051100C", "0x00090010", "0x0019100B", "0x0019105A", "0x00251011");
    }

    @Test
    void loadsAFolder(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("b.txt"), "Rows");
        Files.writeString(folder.resolve("a.TXT"), "Columns");
        Files.writeString(folder.resolve("notes.md"), "no feature set");
        Files.writeString(folder.resolve(".hidden.txt"), "no feature set");
        assertThat(FeatureSets.of(folder.toString()))
                .extracting(FeatureSet::name)
                .containsExactly("a", "b");
    }

    @Test
    void saysWhatIsWrongWithAFolder(@TempDir Path folder) {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> FeatureSets.load(missing)).hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> FeatureSets.load(folder)).hasMessageContaining("holds no .txt file");
    }
}
