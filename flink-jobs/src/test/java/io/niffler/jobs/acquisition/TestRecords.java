package io.niffler.jobs.acquisition;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DicomJson;
import io.niffler.events.InstanceReceived;
import io.niffler.events.MetadataRecord;
import io.niffler.events.Origin;
import io.niffler.events.SourcePosition;
import io.niffler.events.Topics;
import io.niffler.events.testing.Receipts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Metadata records, received at {@link Receipts#TIME}. */
final class TestRecords {
    private static final String SHA256 = "0".repeat(64);

    private TestRecords() {}

    static MetadataRecord of(DataSet dataSet) {
        return of(DicomJson.toString(dataSet), Origin.LIVE);
    }

    static MetadataRecord of(String json, Origin origin) {
        return of(json, Receipts.builder().inline(1, SHA256).origin(origin).build());
    }

    /** An instance of an empty data set. */
    static MetadataRecord receivedAt(Instant time) {
        return of("{}", Receipts.builder().inline(1, SHA256).time(time).build());
    }

    private static MetadataRecord of(String json, InstanceReceived receipt) {
        return new MetadataRecord(
                receipt,
                new SourcePosition(Topics.INSTANCES, 0, 1),
                List.of(),
                List.of(),
                json.getBytes(StandardCharsets.UTF_8));
    }
}
