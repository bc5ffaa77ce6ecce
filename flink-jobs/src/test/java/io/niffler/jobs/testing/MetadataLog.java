package io.niffler.jobs.testing;

import io.niffler.events.InstanceReceived;
import io.niffler.events.MetadataRecord;
import io.niffler.events.SourcePosition;
import io.niffler.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes to the metadata topic as the metadata job does. */
public final class MetadataLog {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicLong offset = new AtomicLong();

    public MetadataLog(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
    }

    /**
     * One instance of a CT scanner.
     *
     * @param study number of the study, of which UIDs are made
     * @param number of the instance within the one series of the study
     */
    public void send(String scanner, String patient, int study, int number, LocalDateTime acquired) {
        String series = "1.2." + study + ".1";
        InstanceReceived receipt = InstanceLog.receipt(
                        "1.2." + study, series, "1.2.840.10008.5.1.4.1.1.2", series + "." + number)
                .inline(1, "0".repeat(64))
                .build();
        String dataSet = "{" + element("00080008", "CS", "ORIGINAL") + ","
                + element("00080022", "DA", DATE.format(acquired)) + ","
                + element("00080032", "TM", TIME.format(acquired)) + ","
                + element("00080060", "CS", "CT") + ","
                + element("00081030", "LO", "CHEST") + ","
                + element("00100020", "LO", patient) + ","
                + element("00181000", "LO", scanner) + ","
                + element("00200013", "IS", Integer.toString(number)) + "}";
        send(
                series,
                new MetadataRecord(
                                receipt,
                                new SourcePosition(Topics.INSTANCES, 0, offset.getAndIncrement()),
                                List.of(),
                                List.of(),
                                dataSet.getBytes(StandardCharsets.UTF_8))
                        .toJson());
    }

    private static String element(String tag, String vr, String value) {
        return "\"" + tag + "\":{\"vr\":\"" + vr + "\",\"Value\":[\"" + value + "\"]}";
    }

    /** Any value. */
    @SuppressWarnings("FutureReturnValueIgnored") // flush() waits, and what is missing shows.
    public void send(String key, byte[] value) {
        producer.send(new ProducerRecord<>(Topics.METADATA, key, value));
    }

    public void flush() {
        producer.flush();
    }
}
