package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.net.TestCertificate;
import io.niffler.events.InstanceReceived;
import io.niffler.events.Origin;
import io.niffler.events.Topics;
import io.niffler.standalone.Ports;
import io.niffler.standalone.RunningUp;
import io.niffler.standalone.interop.Dcmqrscp;
import io.niffler.standalone.interop.Orthanc;
import io.niffler.standalone.mongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real archives, each way to retrieve and each place for the images, by our own niffler.yaml alone. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ExtractWaysIT {
    private static final Duration ARRIVAL = Duration.ofMinutes(2);
    private static final int STUDIES = 6;

    /** What C-GET does not propose, so that Orthanc converts it. */
    private static final Set<TransferSyntax> NOT_PROPOSED =
            Set.of(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN);

    @TempDir
    private Path temp;

    private HeldFiles held;
    private Path files;

    private void hold(TransferSyntax... kept) throws IOException {
        held = new HeldFiles(temp.resolve("held"), STUDIES, Set.of(kept));
        files = temp.resolve("files");
        List<String> rows = new ArrayList<>(List.of("name,id"));
        held.patients().forEach(id -> rows.add("somebody," + id));
        Files.write(temp.resolve("rows.csv"), rows);
    }

    private Orthanc orthanc(int port, Map<String, String> more) throws Exception {
        Orthanc.assumeInstalled();
        hold();
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("DicomAlwaysAllowGet", "true");
        Orthanc orthanc =
                Orthanc.start(temp.resolve("orthanc"), "us", "[\"RESEARCH\", \"127.0.0.1\", " + port + "]", settings);
        for (Path file : held.files()) {
            orthanc.upload(file);
        }
        return orthanc;
    }

    /** The run that the file describes, with a ledger of its own. */
    private CommandRun extract(String pacs, String... settings) throws IOException {
        List<String> lines = new ArrayList<>(List.of("data: " + temp.resolve("data"), "extract:"));
        lines.add("  pacs: " + pacs);
        lines.add("  csv: " + temp.resolve("rows.csv"));
        lines.add("  attributes: [\"PatientID:1\"]");
        lines.add("  storage-folder: " + files);
        lines.addAll(List.of(settings));
        Path yaml = Files.write(temp.resolve("niffler.yaml"), lines);
        Path ledger = Files.createTempDirectory(temp, "run").resolve("ledger.csv");
        return CommandRun.of("extract", "--config", yaml.toString(), "--ledger", ledger.toString());
    }

    private void assertComplete(CommandRun run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.OK);
        int instances = held.instances().size();
        assertThat(run.out())
                .containsPattern("\\b" + held.patients().size() + "  rows complete")
                .contains(instances + "  instances of " + instances);
    }

    @Test
    void getsIntoAFolder() throws Exception {
        try (Orthanc pacs = orthanc(Ports.free(), Map.of())) {
            CommandRun run =
                    extract("ORTHANC@127.0.0.1:" + pacs.dicomPort(), "  retrieve: get", "  destination: folder");
            assertComplete(run);
            held.assertAllIn(files, NOT_PROPOSED);
        }
    }

    @Test
    void tellsOfWhatTheArchiveCannotSend() throws Exception {
        try (Orthanc pacs = orthanc(Ports.free(), Map.of())) {
            CommandRun run = extract(
                    "ORTHANC@127.0.0.1:" + pacs.dicomPort(),
                    "  retrieve: get",
                    "  destination: folder",
                    "  attempts: 1",
                    "  get-sop-classes: [1.2.840.10008.5.1.4.1.1.2]");
            assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.PARTLY_FAILED);
            int computed = held.count("1.2.840.10008.5.1.4.1.1.2");
            assertThat(run.out())
                    .contains(computed + "  instances of " + held.instances().size());
            assertThat(HeldFiles.below(files)).hasSize(computed);
            Path ledger = Path.of(run.out().replaceAll("(?s).*The ledger is (.*?\\.csv).*", "$1"));
            assertThat(Files.readString(ledger)).doesNotContain("association lost");
        }
    }

    @Test
    void getsFromDcmqrscp() throws Exception {
        Dcmqrscp.assumeInstalled();
        hold(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        try (Dcmqrscp pacs = Dcmqrscp.start(temp.resolve("dcmqrscp"), Map.of())) {
            String address = "127.0.0.1:" + pacs.port();
            // One after the other: it writes files over each other that come at the same time.
            CommandRun sent = CommandRun.of(
                    "send", address, temp.resolve("held").toString(), "--called", Dcmqrscp.AE, "--associations", "1");
            assertThat(sent.exitCode()).as(sent.out() + sent.err()).isEqualTo(ExitCode.OK);
            assertComplete(extract(Dcmqrscp.AE + "@" + address, "  retrieve: get", "  destination: folder"));
            // It prefers to send Explicit VR.
            held.assertAllIn(files, Set.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN));
        }
    }

    @Test
    void bringsImagesIntoKafkaByItself() throws Exception {
        int port = Ports.free();
        try (RunningUp up = new RunningUp(temp);
                Orthanc pacs = orthanc(port, Map.of())) {
            up.start();
            String address = "ORTHANC@127.0.0.1:" + pacs.dicomPort();
            String brokers = "kafka.bootstrap-servers: 127.0.0.1:" + up.kafkaPort;
            CommandRun got = extract(address, "  retrieve: get", "  destination: gateway", brokers);
            assertComplete(got);
            assertThat(HeldFiles.below(temp.resolve("data"))).isEmpty();
            assertDocuments(up);
            assertRecords(up, 1);

            CommandRun moved = extract(address, "  own-ae: RESEARCH:" + port, "  destination: both", brokers);
            assertComplete(moved);
            held.assertAllIn(files, Set.of());
            assertRecords(up, 2);
        }
    }

    private void assertDocuments(RunningUp up) {
        try (MongoClient client = MongoClients.create(EmbeddedMongo.uri(up.mongoPort))) {
            await().atMost(ARRIVAL).untilAsserted(() -> {
                Set<String> listed = new TreeSet<>();
                for (Document series : client.getDatabase("ScannersInfo")
                        .getCollection("series")
                        .find()) {
                    series.getList("instances", Document.class)
                            .forEach(instance -> listed.add(instance.getString("uid")));
                }
                assertThat(listed).isEqualTo(held.instances());
            });
        }
    }

    /** Each instance so many times in the topic, to the byte and of the past. */
    private void assertRecords(RunningUp up, int times) throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + up.kafkaPort),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.INSTANCES).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    InstanceReceived received = InstanceReceived.from(record.headers());
                    assertThat(received.origin()).isEqualTo(Origin.RETROSPECTIVE);
                    held.assertDataSet(received.sopInstanceUid(), record.value(), NOT_PROPOSED);
                    counts.merge(received.sopInstanceUid(), 1, Integer::sum);
                }
            }
        }
        assertThat(counts.keySet()).isEqualTo(held.instances());
        assertThat(counts.values()).containsOnly(times);
    }

    @Test
    void talksTlsWithAnArchiveThatWantsToKnowWhoAsks() throws Exception {
        TestCertificate theirs = new TestCertificate("localhost");
        TestCertificate ours = new TestCertificate("research.example.org");
        Path trust = Files.writeString(temp.resolve("theirs.pem"), theirs.certificatePem());
        Path theirKey = Files.writeString(temp.resolve("theirs.key"), theirs.keyPem());
        Path ourCertificate = Files.writeString(temp.resolve("ours.pem"), ours.certificatePem());
        Path key = Files.write(temp.resolve("ours.p12"), ours.pkcs12("secret".toCharArray()));
        Path password = Files.writeString(temp.resolve("password"), "secret\n");
        Map<String, String> tls = Map.of(
                "DicomTlsEnabled", "true",
                "DicomTlsCertificate", "\"" + trust + "\"",
                "DicomTlsPrivateKey", "\"" + theirKey + "\"",
                "DicomTlsTrustedCertificates", "\"" + ourCertificate + "\"",
                "DicomTlsRemoteCertificateRequired", "true");
        try (Orthanc pacs = orthanc(Ports.free(), tls)) {
            String[] settings = {
                "  retrieve: get",
                "  destination: folder",
                "  patience: 1s",
                "  retry-pause: 600ms",
                "  tls:",
                "    enabled: true",
                "    key: " + key,
                "    password-file: " + password,
                "    trust: " + trust,
            };
            String address = "ORTHANC@localhost:" + pacs.dicomPort();
            assertComplete(extract(address, settings));
            held.assertAllIn(files, NOT_PROPOSED);

            settings[settings.length - 1] = "    trust: " + ourCertificate;
            CommandRun distrusting = extract(address, settings);
            assertThat(distrusting.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(distrusting.out()).contains("no TLS with the PACS");
        }
    }

    @Test
    void saysBeforeTheRunThatKafkaIsNotThere() throws Exception {
        hold();
        String nobody = "127.0.0.1:" + Ports.free();
        for (String way : new String[] {"get", "move"}) {
            CommandRun run = extract(
                    "PACS@" + nobody,
                    "  retrieve: " + way,
                    "  own-ae: RESEARCH:" + Ports.free(),
                    "  destination: both",
                    "kafka.bootstrap-servers: " + nobody);
            assertThat(run.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(run.err()).contains("Kafka at " + nobody).contains("-Dextract.destination=folder");
        }
    }
}
