package io.niffler.jobs.testing;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Part10File;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import io.niffler.events.BlobRef;
import io.niffler.events.BlobStore;
import io.niffler.events.InstanceReceived;
import io.niffler.events.InstanceReceivedBuilder;
import io.niffler.events.Sha256;
import io.niffler.events.SourcePosition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes instances to Kafka as the gateway does. */
public final class InstanceLog {
    public static final Instant TIME = Instant.parse("2024-03-01T12:00:00Z");

    private final KafkaProducer<String, byte[]> producer;

    public InstanceLog(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
    }

    /** A receipt of the instance in a file, by what its data set says. */
    public static InstanceReceivedBuilder receipt(byte[] part10) throws IOException {
        Part10File file = Part10.read(part10, ReadOptions.HEADERS);
        DataSet dataSet = file.dataSet();
        return receipt(
                        dataSet.string(Tag.STUDY_INSTANCE_UID),
                        dataSet.string(Tag.SERIES_INSTANCE_UID),
                        dataSet.string(Tag.SOP_CLASS_UID),
                        dataSet.string(Tag.SOP_INSTANCE_UID))
                .transferSyntax(file.transferSyntaxUid());
    }

    /** A receipt with these UIDs. */
    public static InstanceReceivedBuilder receipt(String study, String series, String sopClass, String instance) {
        return InstanceReceived.builder()
                .id(UUID.randomUUID().toString())
                .source("/gateway/NIFFLER")
                .time(TIME)
                .study(study)
                .series(series)
                .instance(sopClass, instance)
                .transferSyntax("1.2.840.10008.1.2.1")
                .aeTitles("SCANNER1", "NIFFLER");
    }

    public SourcePosition send(byte[] part10) throws Exception {
        return sendInline(receipt(part10), part10);
    }

    public SourcePosition sendInline(InstanceReceivedBuilder receipt, byte[] value) throws Exception {
        return send(receipt.inline(value.length, Sha256.of(value, 0, value.length))
                .build()
                .toRecord(value));
    }

    public SourcePosition sendStored(byte[] part10, BlobStore blobs) throws Exception {
        BlobRef blob = blobs.put(new ByteArrayInputStream(part10));
        return send(receipt(part10).stored(blob).build().toRecord(new byte[0]));
    }

    public SourcePosition send(ProducerRecord<String, byte[]> record) throws InterruptedException, ExecutionException {
        RecordMetadata written = producer.send(record).get();
        return new SourcePosition(written.topic(), written.partition(), written.offset());
    }
}
