package io.niffler.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads {@link MetadataRecord}s: the envelope as a tree, the data set as the bytes or the elements it is. */
final class MetadataJsonReader {
    private static final String DATA_SET = "dataset";
    private static final byte[] NO_DATA_SET = {};
    private static final ObjectMapper MAPPER = new ObjectMapper(MetadataJson.JSON);

    private MetadataJsonReader() {}

    static MetadataRecord read(byte[] json) throws BadRecordException {
        byte[][] dataSet = new byte[1][];
        JsonNode envelope = envelope(json, parser -> {
            int start = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            int end = (int) parser.currentLocation().getByteOffset();
            dataSet[0] = Arrays.copyOfRange(json, start, end);
        });
        return toRecord(envelope, dataSet[0]);
    }

    static InstanceReceived scan(byte[] json, ElementVisitor visitor) throws BadRecordException {
        JsonNode envelope = envelope(json, parser -> elements(parser, visitor));
        return toRecord(envelope, NO_DATA_SET).receipt();
    }

    private static void elements(JsonParser parser, ElementVisitor visitor) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String tag = parser.currentName();
            parser.nextToken();
            visitor.element(tag, parser);
            parser.skipChildren();
        }
    }

    /** Takes a data set from its first token to its last. */
    private interface DataSetHandler {
        void dataSet(JsonParser parser) throws IOException;
    }

    private static JsonNode envelope(byte[] json, DataSetHandler handler) throws BadRecordException {
        ObjectNode members = MAPPER.createObjectNode();
        boolean found = false;
        try (JsonParser parser = MetadataJson.JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("value");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (!name.equals(DATA_SET)) {
                    members.set(name, MAPPER.readTree(parser));
                } else if (found || parser.currentToken() != JsonToken.START_OBJECT) {
                    throw malformed(DATA_SET);
                } else {
                    handler.dataSet(parser);
                    found = true;
                }
            }
        } catch (JsonProcessingException e) {
            throw malformed("value");
        } catch (IOException e) {
            throw new BadRecordException(DeadLetterReason.UNEXPECTED, "cannot read from memory", e);
        }
        if (!found) {
            throw malformed(DATA_SET);
        }
        return members;
    }

    private static MetadataRecord toRecord(JsonNode envelope, byte[] dataSet) throws BadRecordException {
        if (!text(envelope, "schema").equals(MetadataRecord.SCHEMA)) {
            throw malformed("schema");
        }
        JsonNode receipt = envelope.path("receipt");
        List<MetadataRecord.Problem> problems = new ArrayList<>();
        for (JsonNode problem : envelope.path("problems")) {
            problems.add(new MetadataRecord.Problem(
                    text(problem, "tag"), text(problem, "kind"), integer(problem, "offset")));
        }
        List<MetadataRecord.Omitted> omitted = new ArrayList<>();
        for (JsonNode element : envelope.path("omitted")) {
            omitted.add(
                    new MetadataRecord.Omitted(text(element, "tag"), text(element, "vr"), integer(element, "length")));
        }
        long partition = integer(receipt, "partition");
        if (partition < 0 || partition > Integer.MAX_VALUE) {
            throw malformed("partition");
        }
        SourcePosition source = new SourcePosition(text(receipt, "topic"), (int) partition, integer(receipt, "offset"));
        return new MetadataRecord(receipt(envelope, receipt), source, problems, omitted, dataSet);
    }

    private static InstanceReceived receipt(JsonNode envelope, JsonNode receipt) throws BadRecordException {
        try {
            return new InstanceReceived(
                    text(receipt, "id"),
                    text(receipt, "source"),
                    Instant.parse(text(receipt, "time")),
                    text(envelope, "study"),
                    text(envelope, "series"),
                    text(envelope, "instance"),
                    text(receipt, "sopClass"),
                    text(receipt, "transferSyntax"),
                    text(receipt, "callingAe"),
                    text(receipt, "calledAe"),
                    integer(receipt, "size"),
                    text(receipt, "sha256"),
                    Origin.of(text(receipt, "origin")),
                    receipt.path("dataRef").asText(null),
                    null);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw malformed("receipt");
        }
    }

    private static String text(JsonNode parent, String name) throws BadRecordException {
        JsonNode value = parent.path(name);
        if (!value.isTextual()) {
            throw malformed(name);
        }
        return value.textValue();
    }

    private static long integer(JsonNode parent, String name) throws BadRecordException {
        JsonNode value = parent.path(name);
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw malformed(name);
        }
        return value.longValue();
    }

    private static BadRecordException malformed(String member) {
        return new BadRecordException(DeadLetterReason.DATA_SET_UNREADABLE, "not metadata JSON at " + member);
    }
}
