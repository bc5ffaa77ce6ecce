package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class DocumentTableTest {
    @Test
    void alignsNumbersRightAndTextLeft() {
        Document one = new Document("_id", "1.2").append("modality", "CT").append("instanceCount", 5L);
        Document two = new Document("_id", "1.2.3").append("modality", "MR").append("instanceCount", 1200L);
        assertThat(print("series", one, two)).isEqualTo("""
                _id    modality  instanceCount
                -----  --------  -------------
                1.2    CT                    5
                1.2.3  MR                1,200
                """);
    }

    @Test
    void showsOfAFeatureSetWhatIsThere() {
        assertThat(print("featureset", new Document("_id", "1.2").append("Manufacturer", "ACME")))
                .startsWith("_id  Manufacturer\n");
    }

    @Test
    void neverPrintsControlCharacters() {
        assertThat(print("featureset", new Document("_id", "1").append("StationName", "a\u001b[2Jb\nc")))
                .contains("a?[2Jb?c");
        assertThat(print("featureset", new Document("_id", "1").append("StationName", "a\u009b2Jb\u202ec\u2069d")))
                .contains("a?2Jb?c?d");
    }

    @Test
    void shortensWhatIsTooWide() {
        assertThat(print("featureset", new Document("_id", "1").append("StationName", "x".repeat(500))))
                .contains("x...")
                .doesNotContain("x".repeat(100));
    }

    @Test
    void joinsSeveralValues() {
        assertThat(print("studies", new Document("_id", "1").append("modalities", List.of("CT", "SR"))))
                .contains("CT, SR");
    }

    private static String print(String collection, Document... documents) {
        StringWriter text = new StringWriter();
        DocumentTable.of(collection, List.of(documents)).print(new PrintWriter(text, true));
        return text.toString();
    }
}
