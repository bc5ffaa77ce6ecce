package io.niffler.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.config.Settings;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Element;
import io.niffler.dicom.data.FragmentsElement;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Part10File;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.ValueElement;
import io.niffler.dicom.testing.Samples;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.events.BlobStore;
import io.niffler.events.InstanceReceived;
import io.niffler.events.Sha256;
import io.niffler.events.testing.TestKafka;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What DCMTK's storescu sends is in Kafka, byte for byte. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ReceivingIT {
    @TempDir
    static Path folder;

    private static TestKafka broker;
    private static Gateway gateway;
    private static Path blobs;

    private TopicReader topic;

    @TempDir
    Path temp;

    @BeforeAll
    static void start() throws IOException {
        Storescu.assumeInstalled();
        broker = TestKafka.start(Files.createDirectories(folder.resolve("kafka")));
        blobs = folder.resolve("blobs");
        gateway = Gateway.start(Settings.of(Map.of(
                "gateway.port", "0",
                "gateway.bind", "127.0.0.1",
                "gateway.admin-port", "0",
                "gateway.inline-limit", "1 MiB",
                "gateway.instance-limit", "12 MiB",
                "gateway.accept-unknown-sop-classes", "true",
                "kafka.bootstrap-servers", broker.bootstrapServers(),
                "blobs.uri", blobs.toUri().toString())));
    }

    @AfterAll
    static void stop() {
        if (gateway != null) {
            gateway.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @BeforeEach
    void follow() {
        topic = new TopicReader(broker.bootstrapServers());
    }

    @AfterEach
    void unfollow() {
        topic.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "implicit-vr-le",
                "explicit-vr-le",
                "explicit-vr-be",
                "deflated",
                "rle",
                "jpeg-baseline",
                "jpeg-lossless-sv1",
                "jpeg-ls-lossless",
                "jpeg2000"
            })
    void keepsEveryTransferSyntaxAsItWasSent(String name) throws Exception {
        List<Path> files = Samples.files("transfer-syntax/" + name).stream()
                .map(Samples.folder()::resolve)
                .limit(3)
                .toList();
        int accepted = 0;
        for (Path file : files) {
            // Of a file that DCMTK cannot send as it is, nothing arrives.
            if (Storescu.send(gateway.dicomAddress(), temp.resolve("out"), transferSyntaxOption(name), List.of(file))
                    == 0) {
                List<ConsumerRecord<String, byte[]>> records = topic.read();
                assertThat(records).as(file.toString()).hasSize(1);
                assertSame(file, records.get(0));
                accepted++;
            }
        }
        assertThat(accepted).as("files sent").isPositive();
    }

    @Test
    void describesTheInstanceInTheHeaders() throws Exception {
        DataSet dataSet = TestObjects.instance(TestObjects.Kind.CT, "study", "series", 1);
        Path file = Files.write(temp.resolve("ct.dcm"), TestObjects.part10(dataSet));
        assertThat(send(file)).isZero();
        ConsumerRecord<String, byte[]> record = topic.read().get(0);
        InstanceReceived received = InstanceReceived.from(record.headers());
        assertThat(record.key()).isEqualTo(dataSet.string(Tag.STUDY_INSTANCE_UID));
        assertThat(received.sopInstanceUid()).isEqualTo(dataSet.string(Tag.SOP_INSTANCE_UID));
        assertThat(received.seriesInstanceUid()).isEqualTo(dataSet.string(Tag.SERIES_INSTANCE_UID));
        assertThat(received.sopClassUid()).isEqualTo(TestObjects.Kind.CT.sopClassUid());
        assertThat(received.callingAe()).isEqualTo("DCMTK");
        assertThat(received.calledAe()).isEqualTo("NIFFLER");
        assertThat(received.source()).isEqualTo("/gateway/NIFFLER");
        assertThat(received.size()).isEqualTo(record.value().length);
        assertThat(received.sha256()).isEqualTo(Sha256.of(record.value(), 0, record.value().length));
        assertThat(received.dataRef()).isNull();
    }

    @Test
    void makesTheSameFileOfTheSameInstance() throws Exception {
        Path file = Files.write(
                temp.resolve("mr.dcm"),
                TestObjects.part10(TestObjects.instance(TestObjects.Kind.MR, "again", "series", 1)));
        assertThat(send(file)).isZero();
        assertThat(send(file)).isZero();
        List<ConsumerRecord<String, byte[]>> records = topic.read();
        assertThat(records).hasSize(2);
        InstanceReceived first = InstanceReceived.from(records.get(0).headers());
        InstanceReceived second = InstanceReceived.from(records.get(1).headers());
        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(second.id()).as("each receipt is its own").isNotEqualTo(first.id());
    }

    @Test
    void putsLargeInstancesIntoTheBlobStore() throws Exception {
        byte[] part10 = TestObjects.part10(TestObjects.instance(TestObjects.Kind.CR, "large", "series", 1));
        Path file = Files.write(temp.resolve("cr.dcm"), part10);
        assertThat(send(file)).isZero();
        ConsumerRecord<String, byte[]> record = topic.read().get(0);
        InstanceReceived received = InstanceReceived.from(record.headers());
        assertThat(record.value()).isEmpty();
        try (InputStream in = BlobStore.of(blobs.toUri().toString()).open(received.dataRef())) {
            byte[] stored = in.readAllBytes();
            assertThat(received.size()).isEqualTo(stored.length);
            assertThat(received.sha256()).isEqualTo(Sha256.of(stored, 0, stored.length));
            assertThat(bareDataSet(stored)).isEqualTo(bareDataSet(part10));
        }
        assertThat(Metrics.value(gateway, "niffler_gateway_claim_checks_total")).isPositive();
    }

    @Test
    void refusesWhatIsLargerThanTheLimitAndKeepsNothingOfIt() throws Exception {
        long before = filesUnder(blobs);
        DataSet huge = TestObjects.instance(TestObjects.Kind.CR, "huge", "series", 1, 4000, 2000);
        Path file = Files.write(temp.resolve("huge.dcm"), TestObjects.part10(huge));
        assertThat(send(file)).isNotZero();
        assertThat(Files.readString(temp.resolve("out"))).contains("OutOfResources");
        assertThat(topic.read()).isEmpty();
        assertThat(filesUnder(blobs)).isEqualTo(before);
        assertThat(Metrics.value(gateway, "niffler_gateway_instances_refused_total{reason=\"too-large\"}"))
                .isPositive();
    }

    @Test
    void servesSeveralAssociationsAtOnce() throws Exception {
        List<Process> senders = new ArrayList<>();
        for (int sender = 0; sender < 4; sender++) {
            List<Path> files = new ArrayList<>();
            for (int number = 0; number < 10; number++) {
                byte[] part10 = TestObjects.part10(
                        TestObjects.instance(TestObjects.Kind.MR, "parallel" + sender, "series", number));
                files.add(Files.write(temp.resolve(sender + "-" + number + ".dcm"), part10));
            }
            senders.add(Storescu.start(gateway.dicomAddress(), temp.resolve("out" + sender), List.of(), files));
        }
        for (Process sender : senders) {
            assertThat(sender.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(sender.exitValue()).isZero();
        }
        assertThat(topic.read()).hasSize(40);
        await().untilAsserted(() -> assertThat(Metrics.value(gateway, "niffler_gateway_associations_open"))
                .isZero());
        assertThat(Metrics.value(gateway, "niffler_gateway_in_flight_bytes")).isZero();
    }

    @Test
    void forgetsAnInstanceWhoseSenderIsKilled() throws Exception {
        byte[] part10 = TestObjects.part10(TestObjects.instance(TestObjects.Kind.CR, "killed", "series", 1));
        Path file = Files.write(temp.resolve("killed.dcm"), part10);
        long blobsBefore = filesUnder(blobs);
        double lostBefore = lost();
        List<Path> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(file);
        }
        Process sender = Storescu.start(gateway.dicomAddress(), temp.resolve("out"), List.of(), many);
        await().until(() -> Metrics.value(gateway, "niffler_gateway_in_flight_bytes") > 0);
        sender.destroyForcibly().waitFor();
        await().untilAsserted(() -> assertThat(lost()).isGreaterThan(lostBefore));
        await().untilAsserted(() -> assertThat(Metrics.value(gateway, "niffler_gateway_in_flight_bytes"))
                .isZero());
        assertThat(filesUnder(blobs)).as("at most the whole one stays").isLessThanOrEqualTo(blobsBefore + 1);
        topic.read();
        assertThat(send(file)).isZero();
        assertThat(topic.read()).hasSize(1);
    }

    private static double lost() throws IOException, InterruptedException {
        return Metrics.value(gateway, "niffler_gateway_associations_ended_total{how=\"connection-lost\"}")
                + Metrics.value(gateway, "niffler_gateway_associations_ended_total{how=\"aborted-by-peer\"}");
    }

    private int send(Path file) throws IOException, InterruptedException {
        return Storescu.send(gateway.dicomAddress(), temp.resolve("out"), List.of("-v"), List.of(file));
    }

    private static List<String> transferSyntaxOption(String folder) {
        return switch (folder) {
            case "implicit-vr-le" -> List.of("-xi");
            case "explicit-vr-be" -> List.of("-xb");
            case "deflated" -> List.of("-xd");
            case "rle" -> List.of("-xr");
            case "jpeg-baseline" -> List.of("-xy");
            case "jpeg-lossless-sv1" -> List.of("-xs");
            case "jpeg-ls-lossless" -> List.of("-xt");
            case "jpeg2000" -> List.of("-xw");
            default -> List.of("-x=");
        };
    }

    private static void assertSame(Path sent, ConsumerRecord<String, byte[]> record) throws Exception {
        Part10File before = Part10.read(sent, ReadOptions.ALL);
        InstanceReceived received = InstanceReceived.from(record.headers());
        byte[] value = record.value();
        if (received.dataRef() != null) {
            try (InputStream in = BlobStore.of(blobs.toUri().toString()).open(received.dataRef())) {
                value = in.readAllBytes();
            }
        }
        Part10File after = Part10.read(value, ReadOptions.ALL);
        assertThat(after.transferSyntaxUid()).isEqualTo(before.transferSyntaxUid());
        assertThat(received.transferSyntaxUid()).isEqualTo(before.transferSyntaxUid());
        withoutWhatDcmtkAdds(before.dataSet());
        withoutWhatDcmtkAdds(after.dataSet());
        List<String> differences = new ArrayList<>();
        for (Element element : before.dataSet()) {
            if (!isSame(element, after.dataSet().get(element.tag()))) {
                differences.add(element.toString());
            }
        }
        assertThat(differences).as(sent.toString()).isEmpty();
        assertThat(after.dataSet().size()).isEqualTo(before.dataSet().size());
    }

    /** DCMTK corrects the VR of encapsulated pixel data to OB (PS3.5 A.4), so there the fragments are compared. */
    private static boolean isSame(Element before, Element after) {
        if (before instanceof FragmentsElement sent && after instanceof FragmentsElement received) {
            return bytes(sent).equals(bytes(received));
        }
        return before.equals(after);
    }

    private static List<String> bytes(FragmentsElement pixels) {
        return pixels.items().stream()
                .map(ValueElement::bytes)
                .map(bytes -> Sha256.of(bytes, 0, bytes.length))
                .toList();
    }

    /** DCMTK writes group lengths and padding its own way when it sends. */
    private static void withoutWhatDcmtkAdds(DataSet dataSet) {
        dataSet.remove(0xFFFCFFFC);
        for (int group = 0x0008; group <= 0x7FE0; group++) {
            dataSet.remove(group << 16);
        }
    }

    private static byte[] bareDataSet(byte[] part10) throws IOException {
        int offset = (int) Part10.read(part10, ReadOptions.HEADERS).dataSetOffset();
        return Arrays.copyOfRange(part10, offset, part10.length);
    }

    private static long filesUnder(Path folder) throws IOException {
        try (java.util.stream.Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
