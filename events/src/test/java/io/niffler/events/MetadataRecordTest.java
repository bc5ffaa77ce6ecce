package io.niffler.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.niffler.events.testing.JsonSchema;
import io.niffler.events.testing.Receipts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataRecordTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String DATA_SET = "{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"1.2.3.1.1.1\"]},"
            + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Müller^Jörg\"}]},"
            + "\"00280030\":{\"vr\":\"DS\",\"Value\":[0.5,null]},\"00081140\":{\"vr\":\"SQ\",\"Value\":[{}]},"
            + "\"00080060\":{\"vr\":\"CS\"}}";

    private final JsonSchema schema = JsonSchema.ofResource(MetadataRecord.SCHEMA_RESOURCE);

    private static MetadataRecord record() {
        return new MetadataRecord(
                Receipts.inline(new byte[] {1, 2, 3}),
                new SourcePosition(Topics.INSTANCES, 3, 42),
                List.of(new MetadataRecord.Problem("00280010", "VR_MISMATCH", 812)),
                List.of(new MetadataRecord.Omitted("7FE00010", "OW", -1)),
                DATA_SET.getBytes(UTF_8));
    }

    @Test
    void writesTheEnvelopeAroundTheDataSet() throws IOException {
        JsonNode json = MAPPER.readTree(record().toJson());

        assertThat(json.get("schema").asText()).isEqualTo("io.niffler.metadata.v1");
        assertThat(json.at("/receipt/time").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(json.at("/receipt/offset").asLong()).isEqualTo(42);
        assertThat(json.get("study").asText()).isEqualTo(Receipts.STUDY);
        assertThat(json.at("/problems/0/kind").asText()).isEqualTo("VR_MISMATCH");
        assertThat(json.at("/omitted/0/length").asLong()).isEqualTo(-1);
        assertThat(json.get("dataset")).isEqualTo(MAPPER.readTree(DATA_SET));
        assertThat(schema.violations(json)).isEmpty();
    }

    @Test
    void comesBackWithTheBytesOfItsDataSet() throws BadRecordException {
        MetadataRecord read = MetadataRecord.read(record().toJson());

        assertThat(read.receipt())
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(record().receipt());
        assertThat(read.source()).isEqualTo(record().source());
        assertThat(read.problems()).isEqualTo(record().problems());
        assertThat(read.omitted()).isEqualTo(record().omitted());
        assertThat(read.dataSet()).asString(UTF_8).isEqualTo(DATA_SET);
    }

    @Test
    void anEmptyDataSetIsOne() throws BadRecordException {
        MetadataRecord empty =
                new MetadataRecord(record().receipt(), record().source(), List.of(), List.of(), "{}".getBytes(UTF_8));
        assertThat(MetadataRecord.read(empty.toJson()).dataSet())
                .asString(UTF_8)
                .isEqualTo("{}");
    }

    @Test
    void theReferenceIsPartOfTheReceipt() throws Exception {
        BlobRef blob = new BlobRef("file:///b/ab/cd/x", 3, Sha256.of(new byte[] {1, 2, 3}, 0, 3));
        MetadataRecord stored = new MetadataRecord(
                Receipts.stored(blob), record().source(), List.of(), List.of(), "{}".getBytes(UTF_8));
        assertThat(MetadataRecord.read(stored.toJson()).receipt().dataRef()).isEqualTo(blob.uri());
        assertThat(schema.violations(MAPPER.readTree(stored.toJson()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema",
                "receipt",
                "study",
                "series",
                "instance",
                "dataset",
                "/receipt/time",
                "/receipt/size",
                "/receipt/sha256",
                "/receipt/origin",
                "/receipt/offset"
            })
    void refusesWhatLacksAMember(String path) throws IOException {
        ObjectNode json = (ObjectNode) MAPPER.readTree(record().toJson());
        if (path.startsWith("/receipt/")) {
            ((ObjectNode) json.get("receipt")).remove(path.substring("/receipt/".length()));
        } else {
            json.remove(path);
        }
        byte[] bytes = MAPPER.writeValueAsBytes(json);
        assertRefused(bytes);
        assertThat(schema.violations(json)).isNotEmpty();
    }

    @Test
    void scansTheElementsWhateverIsTakenOfThem() throws IOException, BadRecordException {
        MetadataRecord record = record();
        List<String> tags = new ArrayList<>();
        InstanceReceived receipt = MetadataRecord.scan(record.toJson(), (tag, element) -> {
            tags.add(tag);
            if (tags.size() % 2 == 0) {
                element.skipChildren();
            }
        });
        List<String> expected = new ArrayList<>();
        MAPPER.readTree(record.dataSet()).fieldNames().forEachRemaining(expected::add);
        assertThat(tags).isEqualTo(expected).hasSizeGreaterThan(1);
        assertThat(receipt).isEqualTo(MetadataRecord.read(record.toJson()).receipt());
    }

    @Test
    void refusesTwoDataSets() {
        String json = new String(record().toJson(), UTF_8);
        assertRefused(("{\"dataset\":{}," + json.substring(1)).getBytes(UTF_8));
    }

    private static void assertRefused(byte[] json) {
        assertThat(catchThrowableOfType(BadRecordException.class, () -> MetadataRecord.read(json)))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        BadRecordException.class, () -> MetadataRecord.scan(json, (tag, element) -> {})))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 31, Long.MAX_VALUE})
    void refusesWhatIsNoPartition(long partition) throws IOException {
        ObjectNode json = (ObjectNode) MAPPER.readTree(record().toJson());
        ((ObjectNode) json.get("receipt")).put("partition", partition);
        byte[] bytes = MAPPER.writeValueAsBytes(json);
        assertRefused(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{", "null", "{\"dataset\":{\"a\":", "{\"dataset\":{}}", "{\"dataset\":[]}", "\u0000"})
    void refusesWhatIsNotMetadata(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        assertRefused(bytes);
    }

    @Test
    void theSchemaRefusesForeignMembersAndTags() throws IOException {
        ObjectNode json = (ObjectNode) MAPPER.readTree(record().toJson());
        json.put("patient", "X");
        assertThat(schema.violations(json)).hasSize(1);
        json.remove("patient");
        ((ObjectNode) json.get("dataset")).putObject("PatientName").put("vr", "PN");
        assertThat(schema.violations(json)).isNotEmpty();
    }
}
