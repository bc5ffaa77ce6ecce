package io.niffler.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.config.Settings;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Part10File;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.net.RawPeer;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.StoreResult;
import io.niffler.dicom.testing.Samples;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.events.testing.TestKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever one peer sends: it gets the right answer, the event is counted and logged without patient data, and another
 * association goes on as if nothing had been.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HostileInputIT {
    private static final String MARKER = "ZZSECRETZZ";
    private static final String CT = TestObjects.Kind.CT.sopClassUid();

    @TempDir
    static Path folder;

    private static TestKafka broker;
    private static Gateway gateway;

    private LogCapture log;
    private TopicReader topic;
    private Peer other;

    @BeforeAll
    static void start() throws IOException {
        broker = TestKafka.start(Files.createDirectories(folder.resolve("kafka")));
        gateway = Gateway.start(Settings.of(Map.of(
                "gateway.port", "0",
                "gateway.bind", "127.0.0.1",
                "gateway.admin-port", "0",
                "gateway.artim-timeout", "500ms",
                "gateway.pdu-timeout", "500ms",
                "gateway.idle-timeout", "30s",
                "kafka.bootstrap-servers", broker.bootstrapServers(),
                "data", folder.toString())));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        broker.close();
    }

    @BeforeEach
    void openAnotherAssociation() throws IOException {
        topic = new TopicReader(broker.bootstrapServers());
        other = new Peer(gateway.dicomAddress());
        log = new LogCapture();
    }

    @AfterEach
    void theOtherDidNotNoticeAndNothingLeaked() throws Exception {
        assertThat(other.echo()).isEqualTo(Status.SUCCESS);
        assertThat(other.store(marked(99))).isEqualTo(StoreResult.SUCCESS);
        other.close();
        log.close();
        topic.close();
        assertThat(log.lines()).noneMatch(line -> line.contains(MARKER));
        assertThat(Metrics.get(gateway, "/metrics").body()).doesNotContain(MARKER);
        await().untilAsserted(() -> assertThat(Metrics.value(gateway, "niffler_gateway_in_flight_bytes"))
                .isZero());
    }

    static Stream<Arguments> brokenPdus() {
        byte[] request = RawPeer.request("NIFFLER", "TEST");
        byte[] huge = request.clone();
        Arrays.fill(huge, 2, 6, (byte) 0x7F);
        byte[] negative = request.clone();
        Arrays.fill(negative, 2, 6, (byte) 0xFF);
        return Stream.of(
                Arguments.of("an HTTP request", "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                Arguments.of("a huge PDU length", huge),
                Arguments.of("a negative PDU length", negative),
                Arguments.of("a PDU length below 4", RawPeer.pdu(1, 2, (byte) 0, (byte) 1)),
                Arguments.of("data before an association", RawPeer.data(RawPeer.pdv(1, 2, new byte[10]))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenPdus")
    void hangsUpOnBrokenPdus(String what, byte[] bytes) throws Exception {
        double before = count("niffler_gateway_connections_dropped_total", "niffler_gateway_protocol_errors_total");
        try (RawPeer peer = new RawPeer(gateway.dicomAddress())) {
            peer.send(bytes).awaitClosed();
        }
        await(what).untilAsserted(() -> assertThat(
                        count("niffler_gateway_connections_dropped_total", "niffler_gateway_protocol_errors_total"))
                .isGreaterThan(before));
        await().untilAsserted(() -> assertThat(log.warnings("127.0.0.1")).hasSize(1));
    }

    @Test
    void hangsUpOnHalfAPduAndSilence() throws Exception {
        double before = Metrics.value(gateway, "niffler_gateway_connections_dropped_total{how=\"timeout\"}");
        try (RawPeer peer = new RawPeer(gateway.dicomAddress())) {
            peer.send(Arrays.copyOf(RawPeer.request("NIFFLER", "TEST"), 40)).awaitClosed();
        }
        await().untilAsserted(() -> assertThat(
                        Metrics.value(gateway, "niffler_gateway_connections_dropped_total{how=\"timeout\"}"))
                .isGreaterThan(before));
    }

    static Stream<Arguments> brokenMessages() {
        return Stream.of(
                Arguments.of("a second association request", RawPeer.request("NIFFLER", "TEST")),
                Arguments.of(
                        "a fragment longer than its PDU",
                        RawPeer.data(RawPeer.pdvOfLength(5000, RawPeer.CT_CONTEXT, 3, new byte[20]))),
                Arguments.of(
                        "a context that was refused",
                        RawPeer.data(RawPeer.pdv(RawPeer.REFUSED_CONTEXT, 3, new byte[20]))),
                Arguments.of(
                        "a command set that is none",
                        RawPeer.data(RawPeer.pdv(RawPeer.CT_CONTEXT, 3, new byte[] {1, 2, 3, 4, 5}))),
                Arguments.of("empty PDUs", RawPeer.data(new byte[0])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenMessages")
    void abortsAnAssociationThatBreaksTheProtocol(String what, byte[] bytes) throws Exception {
        double before = count("niffler_gateway_protocol_errors_total");
        try (RawPeer peer = RawPeer.associated(gateway.dicomAddress())) {
            peer.send(bytes).awaitClosed();
        }
        await(what).untilAsserted(() -> assertThat(count("niffler_gateway_protocol_errors_total"))
                .isGreaterThan(before));
        await().untilAsserted(() -> assertThat(log.warnings("127.0.0.1")).hasSize(1));
    }

    @Test
    void forgetsADataSetThatIsAborted() throws Exception {
        try (RawPeer peer = RawPeer.associated(gateway.dicomAddress())) {
            byte[] command = RawPeer.storeCommand(1, "1.2.3").encode();
            byte[] half = Arrays.copyOf(Peer.encode(marked(1)), 10_000);
            peer.send(RawPeer.data(RawPeer.pdv(RawPeer.CT_CONTEXT, 3, command)))
                    .send(RawPeer.data(RawPeer.pdv(RawPeer.CT_CONTEXT, 0, half)))
                    .send(RawPeer.pdu(7, 4, new byte[4]))
                    .awaitClosed();
        }
        await().untilAsserted(() -> assertThat(
                        Metrics.value(gateway, "niffler_gateway_associations_ended_total{how=\"aborted-by-peer\"}"))
                .isPositive());
        assertThat(topic.read()).isEmpty();
    }

    @Test
    void refusesWhatDoesNotMatchItsCommand() throws Exception {
        try (Peer peer = new Peer(gateway.dicomAddress())) {
            byte[] bytes = Peer.encode(marked(1));
            assertThat(peer.store(CT, "1.2.3.4", bytes).status()).isEqualTo(Status.DATA_SET_MISMATCH);
            await().untilAsserted(() -> assertThat(log.warnings("1.2.3.4"))
                    .singleElement()
                    .asString()
                    .contains("of PEER at 127.0.0.1:")
                    .contains("0xA900")
                    .contains("(0008,0018) is not the SOP instance of the command"));
            assertThat(peer.store(TestObjects.Kind.MR.sopClassUid(), uid(1), bytes)
                            .status())
                    .isEqualTo(Status.DATA_SET_MISMATCH);
            DataSet noStudy = marked(2);
            noStudy.remove(Tag.STUDY_INSTANCE_UID);
            assertThat(peer.store(noStudy).status()).isEqualTo(Status.DATA_SET_MISMATCH);
            DataSet traversal = marked(3);
            traversal.setString(Tag.SERIES_INSTANCE_UID, VR.UI, "../../../" + MARKER);
            assertThat(peer.store(traversal).status()).isEqualTo(Status.DATA_SET_MISMATCH);
            assertThat(peer.store(marked(4))).as("the association lives on").isEqualTo(StoreResult.SUCCESS);
        }
        assertThat(topic.read()).hasSize(1);
        assertThat(Metrics.value(gateway, "niffler_gateway_instances_total{status=\"a900\"}"))
                .isPositive();
    }

    @Test
    void countsAndLogsARefusedCommandWithoutWhatItSays() throws Exception {
        double before = Metrics.value(gateway, "niffler_gateway_instances_total{status=\"0117\"}");
        try (Peer peer = new Peer(gateway.dicomAddress())) {
            assertThat(peer.store(CT, MARKER + "^Name", new byte[100]).status())
                    .isEqualTo(Status.INVALID_OBJECT_INSTANCE);
        }
        await().untilAsserted(
                        () -> assertThat(Metrics.value(gateway, "niffler_gateway_instances_total{status=\"0117\"}"))
                                .isEqualTo(before + 1));
        assertThat(log.warnings("0x0117")).hasSize(1);
    }

    @Test
    void refusesWhatCannotBeReadUpToItsUids() throws Exception {
        try (Peer peer = new Peer(gateway.dicomAddress())) {
            byte[] bytes = Peer.encode(marked(1));
            for (byte[] broken : List.of(
                    new byte[0],
                    Arrays.copyOf(bytes, 150),
                    MARKER.repeat(100).getBytes(StandardCharsets.US_ASCII),
                    new byte[100_000])) {
                assertThat(peer.store(CT, uid(1), broken).status()).isEqualTo(Status.CANNOT_UNDERSTAND);
            }
            assertThat(peer.store(marked(4))).isEqualTo(StoreResult.SUCCESS);
        }
        assertThat(topic.read()).hasSize(1);
        await().untilAsserted(() -> assertThat(log.warnings(uid(1))).hasSize(4));
    }

    @Test
    void takesWhatIsIdentifiableHoweverAbsurdTheRest() throws Exception {
        DataSet absurd = marked(1);
        absurd.setString(Tag.STUDY_DATE, VR.DA, "99991399");
        absurd.setString(Tag.STUDY_TIME, VR.TM, "25:61");
        absurd.setString(Tag.SLICE_THICKNESS, VR.DS, "NaN");
        absurd.setInts(Tag.ROWS, VR.UL, 512);
        try (Peer peer = new Peer(gateway.dicomAddress())) {
            assertThat(peer.store(absurd)).isEqualTo(StoreResult.SUCCESS);
            byte[] cut = Arrays.copyOf(Peer.encode(marked(2)), 100_000);
            assertThat(peer.store(CT, uid(2), cut)).isEqualTo(StoreResult.SUCCESS);
        }
        assertThat(topic.read()).hasSize(2);
    }

    /** What a polyglot hides in the preamble never gets further: the preamble is our own. */
    @Test
    void writesItsOwnPreamble() throws Exception {
        try (Peer peer = new Peer(gateway.dicomAddress())) {
            assertThat(peer.store(marked(1))).isEqualTo(StoreResult.SUCCESS);
        }
        byte[] value = topic.read().get(0).value();
        assertThat(Arrays.copyOf(value, 128)).containsOnly(0);
        assertThat(new String(value, 128, 4, StandardCharsets.US_ASCII)).isEqualTo("DICM");
    }

    @Test
    void answersEveryDamagedSampleAndStaysUp() throws Exception {
        int answered = 0;
        try (Peer peer = new Peer(gateway.dicomAddress())) {
            for (Path sample : Samples.files("malformed")) {
                byte[] bytes = Files.readAllBytes(Samples.folder().resolve(sample));
                byte[] dataSet = Arrays.copyOfRange(bytes, Math.min(bytes.length, dataSetOffset(bytes)), bytes.length);
                StoreResult result = peer.store(CT, "1.2.3", dataSet);
                assertThat(result.status())
                        .as(sample.toString())
                        .isIn(Status.DATA_SET_MISMATCH, Status.CANNOT_UNDERSTAND);
                answered++;
            }
        }
        assertThat(answered).isPositive();
        List<ConsumerRecord<String, byte[]>> records = topic.read();
        assertThat(records).isEmpty();
    }

    private static int dataSetOffset(byte[] bytes) {
        try {
            Part10File file = Part10.read(bytes, ReadOptions.HEADERS);
            return (int) file.dataSetOffset();
        } catch (IOException e) {
            return 0;
        }
    }

    private static String uid(int number) {
        return TestObjects.uid(MARKER, "series", Integer.toString(number));
    }

    private static DataSet marked(int number) {
        DataSet dataSet = TestObjects.instance(TestObjects.Kind.CT, MARKER, "series", number);
        dataSet.setString(Tag.PATIENT_NAME, VR.PN, MARKER + "^Name");
        dataSet.setString(Tag.PATIENT_ID, VR.LO, MARKER);
        dataSet.setString(Tag.STUDY_DESCRIPTION, VR.LO, MARKER);
        return dataSet;
    }

    /** The sum of a metric over all its labels. */
    private static double count(String... names) throws IOException, InterruptedException {
        double sum = 0;
        for (String line : Metrics.get(gateway, "/metrics").body().split("\n", -1)) {
            for (String name : names) {
                if (line.startsWith(name + "{")) {
                    sum += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
                }
            }
        }
        return sum;
    }
}
