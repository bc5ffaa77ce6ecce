package io.niffler.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.niffler.dicom.png.Mapping;
import io.niffler.dicom.png.MappingMode;
import io.niffler.events.testing.JsonSchema;
import io.niffler.events.testing.Receipts;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ImageRecordTest {
    private static final Mapping GREY = new Mapping(
            MappingMode.NIFFLER,
            "MONOCHROME2",
            12,
            false,
            16,
            1,
            3,
            4095,
            0,
            null,
            Double.NaN,
            Double.NaN,
            false,
            false);
    private static final Mapping WINDOWED = new Mapping(
            MappingMode.WINDOW, "MONOCHROME1", 12, true, 8, 1, -5, 4095, 0, "SIGMOID", 40.5, 400, true, true);
    private static final Mapping UNBOUNDED = new Mapping(
            MappingMode.NIFFLER,
            "MONOCHROME2",
            32,
            true,
            16,
            1,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            0,
            null,
            Double.NaN,
            Double.NaN,
            false,
            false);

    private final JsonSchema schema = JsonSchema.ofResource(ImageRecord.SCHEMA_RESOURCE);

    private static ImageRecord record(int frame, int frames, Mapping mapping) {
        return new ImageRecord(
                Receipts.inline(new byte[] {1, 2, 3}),
                new SourcePosition(Topics.INSTANCES, 3, 42),
                frame,
                frames,
                "file:///images/a/b.png",
                1234,
                512,
                256,
                mapping);
    }

    private JsonNode json(ImageRecord record) throws IOException {
        JsonNode json = new ObjectMapper().readTree(record.toJson());
        assertThat(schema.violations(json)).isEmpty();
        return json;
    }

    @Test
    void saysWhereTheImageIsAndWhatItShows() throws IOException {
        JsonNode json = json(record(1, 1, GREY));
        assertThat(json.get("id").asText()).isEqualTo(Receipts.INSTANCE);
        assertThat(json.get("uri").asText()).isEqualTo("file:///images/a/b.png");
        assertThat(json.get("rows").asInt()).isEqualTo(512);
        assertThat(json.at("/mapping/mode").asText()).isEqualTo("niffler");
        assertThat(json.at("/mapping/storedMaximum").asDouble()).isEqualTo(4095);
        assertThat(json.at("/mapping/widened").asBoolean()).isTrue();
        assertThat(json.get("mapping").has("windowFunction")).isFalse();
        assertThat(json.at("/source/offset").asInt()).isEqualTo(42);
    }

    @Test
    void tellsTheWindow() throws IOException {
        JsonNode mapping = json(record(1, 1, WINDOWED)).get("mapping");
        assertThat(mapping.get("windowFunction").asText()).isEqualTo("SIGMOID");
        assertThat(mapping.get("windowCentre").asDouble()).isEqualTo(40.5);
        assertThat(mapping.get("windowFromObject").asBoolean()).isTrue();
        assertThat(mapping.get("widened").asBoolean()).isFalse();
    }

    @Test
    void leavesOutWhatJsonCannotHold() throws IOException {
        JsonNode mapping = json(record(1, 1, UNBOUNDED)).get("mapping");
        assertThat(mapping.has("storedMaximum")).isFalse();
        assertThat(mapping.has("storedMinimum")).isFalse();
    }

    @Test
    void framesOfOneObjectHaveIdsThatNoInstanceCanHave() {
        assertThat(record(2, 3, GREY).id()).isEqualTo(Receipts.INSTANCE + "#2");
        assertThatThrownBy(() -> record(4, 3, GREY)).isInstanceOf(IllegalArgumentException.class);
    }
}
