package io.niffler.standalone.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.niffler.dicom.testing.KnownDifferences;
import io.niffler.dicom.testing.ReferenceJson;
import io.niffler.events.MetadataRecord;
import io.niffler.events.Topics;
import io.niffler.standalone.RunningUp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What another reader makes of a file equals what the metadata topic holds of it after it came in by C-STORE. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class MetadataTopicIT {
    @TempDir
    Path folder;

    @Test
    void everyAttributeOfEverySampleIsInTheTopic() throws Exception {
        List<SentSample> samples = SentSample.all();
        try (RunningUp niffler = new RunningUp(folder, "-Dgateway.accept-unknown-sop-classes=true")) {
            niffler.start();
            Map<String, SentSample> stored = SentSample.send(samples, niffler.dicomPort);
            assertThat(stored).hasSizeGreaterThan(400);
            Map<String, MetadataRecord> records = new HashMap<>();
            try (KafkaConsumer<String, byte[]> consumer = consumer(niffler.kafkaPort)) {
                await().atMost(Duration.ofMinutes(1)).until(() -> {
                    for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                        MetadataRecord metadata = MetadataRecord.read(record.value());
                        records.put(metadata.receipt().sopInstanceUid(), metadata);
                    }
                    return records.keySet().containsAll(stored.keySet());
                });
            }
            assertThat(records.keySet()).as("nothing that was not sent").isEqualTo(stored.keySet());
            assertThat(differences(stored, records)).isEmpty();
        }
    }

    private static List<String> differences(Map<String, SentSample> stored, Map<String, MetadataRecord> records)
            throws Exception {
        KnownDifferences known = KnownDifferences.load();
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, SentSample> entry : stored.entrySet()) {
            SentSample sample = entry.getValue();
            MetadataRecord record = records.get(entry.getKey());
            Set<String> omitted = new HashSet<>();
            record.omitted().forEach(value -> omitted.add(value.tag()));
            JsonNode ours = ReferenceJson.parse(sample.asInTheFile(record.dataSet()));
            for (ReferenceJson.Difference difference :
                    ReferenceJson.of(sample.path()).orElseThrow().differences(ours)) {
                if (!known.contains(sample.path(), difference.path()) && !isLeftOut(difference.path(), omitted)) {
                    differences.add(sample.path() + " " + difference);
                }
            }
        }
        return differences;
    }

    /** Bulk values are named in the record instead; what follows the pixel data is not read, docs/differences.md K. */
    private static boolean isLeftOut(String path, Set<String> omitted) {
        String tag = path.substring(path.lastIndexOf('.') + 1);
        String top = path.replaceAll("[\\[.].*", "");
        return omitted.contains(tag) || omitted.contains(top) || top.compareTo("7FE00008") > 0;
    }

    private static KafkaConsumer<String, byte[]> consumer(int port) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + port, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.METADATA).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
