package io.niffler.benchmarks.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.niffler.events.MetadataRecord;
import io.niffler.events.Origin;
import io.niffler.events.testing.JsonSchema;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordTextTest {
    private static final Hospital HOSPITAL = new Hospital(7, 20, 2, 0, 50, 50);

    @Test
    void writesRecordsOfTheTopicsSchema() throws Exception {
        JsonSchema schema = JsonSchema.ofResource(MetadataRecord.SCHEMA_RESOURCE);
        RecordText text = new RecordText();
        RecordStream records = new RecordStream(HOSPITAL, 0, 1, day -> {});
        Set<RecordKind> kinds = new HashSet<>();
        Set<Origin> origins = new HashSet<>();
        while (records.hasNext()) {
            PlannedRecord planned = records.next();
            byte[] json = text.write(planned);
            assertThat(schema.violations(new ObjectMapper().readTree(json))).isEmpty();
            MetadataRecord read = MetadataRecord.read(json);
            assertThat(read.receipt().sopInstanceUid()).isEqualTo(planned.sopInstanceUid());
            assertThat(read.receipt().time().toEpochMilli()).isEqualTo(planned.receivedAt());
            kinds.add(planned.kind());
            origins.add(read.receipt().origin());
        }
        assertThat(kinds).containsExactlyInAnyOrder(RecordKind.values());
        assertThat(origins).containsExactlyInAnyOrder(Origin.values());
    }

    @Test
    void sendsInTheOrderOfDeliveryTheSameEachTime() {
        RecordStream records = new RecordStream(HOSPITAL, 1, 2, day -> {});
        RecordStream again = new RecordStream(HOSPITAL, 1, 2, day -> {});
        long before = Long.MIN_VALUE;
        while (records.hasNext()) {
            PlannedRecord next = records.next();
            assertThat(next.deliveredAt()).isGreaterThanOrEqualTo(before);
            assertThat(again.next()).isEqualTo(next);
            before = next.deliveredAt();
        }
        assertThat(again.hasNext()).isFalse();
    }
}
