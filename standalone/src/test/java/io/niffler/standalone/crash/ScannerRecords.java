package io.niffler.standalone.crash;

import io.niffler.events.InstanceReceived;
import io.niffler.events.MetadataRecord;
import io.niffler.events.SourcePosition;
import io.niffler.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What the metadata topic would hold of some days of some scanners, a third of it twice and in no order; always the same. */
final class ScannerRecords {
    static final int SERIES = 900;
    static final int SCANNERS = 6;
    private static final int SERIES_PER_STUDY = 3;
    private static final int STUDIES_PER_PATIENT = 4;
    private static final LocalDateTime EVENING = LocalDateTime.of(2024, 2, 28, 19, 0);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    private ScannerRecords() {}

    /** The records, of which {@link #SERIES} differ; each is of a series of its own. */
    static List<ProducerRecord<String, byte[]>> shuffled() {
        Random random = new Random(20240228);
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (int i = 0; i < SERIES; i++) {
            ProducerRecord<String, byte[]> record = record(i);
            records.addAll(Collections.nCopies(i % 3 == 0 ? 2 : 1, record));
        }
        Collections.shuffle(records, random);
        return records;
    }

    private static ProducerRecord<String, byte[]> record(int i) {
        int study = i / SERIES_PER_STUDY;
        int scanner = study % SCANNERS;
        LocalDateTime acquired = EVENING.plusMinutes(13L * study + 4L * (i % SERIES_PER_STUDY));
        String series = "1.2." + study + '.' + i;
        InstanceReceived receipt = InstanceReceived.builder()
                .id("record-" + i)
                .source("/gateway/NIFFLER")
                // The last scanner's clock is in another zone.
                .time(acquired.plusSeconds(20 + i % 40)
                        .plusHours(scanner == SCANNERS - 1 ? 5 : 0)
                        .toInstant(ZoneOffset.UTC))
                .study("1.2." + study)
                .series(series)
                .instance("1.2.840.10008.5.1.4.1.1.2", series + ".1")
                .transferSyntax("1.2.840.10008.1.2.1")
                .aeTitles("SCANNER1", "NIFFLER")
                .inline(1, "0".repeat(64))
                .build();
        byte[] dataSet = dataSet(Map.of(
                        "00080008",
                        "ORIGINAL",
                        "00080022",
                        DATE.format(acquired),
                        "00080032",
                        TIME.format(acquired),
                        "00080060",
                        "CT",
                        "00081030",
                        "CHEST",
                        "00100020",
                        "P" + study / STUDIES_PER_PATIENT,
                        "00181000",
                        "S" + scanner,
                        "00200013",
                        "1"))
                .getBytes(StandardCharsets.UTF_8);
        MetadataRecord record =
                new MetadataRecord(receipt, new SourcePosition(Topics.INSTANCES, 0, i), List.of(), List.of(), dataSet);
        return new ProducerRecord<>(Topics.METADATA, series, record.toJson());
    }

    private static String dataSet(Map<String, String> values) {
        List<String> elements = new ArrayList<>();
        values.forEach((tag, value) -> elements.add("\"" + tag + "\":{\"vr\":\"LO\",\"Value\":[\"" + value + "\"]}"));
        return "{" + String.join(",", elements) + "}";
    }
}
