package io.niffler.gateway.extraction.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.config.Settings;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.QueryOperation;
import io.niffler.dicom.net.QueryRetrieveProposal;
import io.niffler.dicom.net.QueryRetrieveScu;
import io.niffler.dicom.net.RetrieveListener;
import io.niffler.dicom.net.RetrieveResult;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.testing.PacsStudy;
import io.niffler.dicom.testing.ScriptedPacs;
import io.niffler.events.InstanceReceived;
import io.niffler.events.Origin;
import io.niffler.events.Topics;
import io.niffler.events.testing.TestKafka;
import io.niffler.gateway.extraction.flow.Retrieval;
import io.niffler.gateway.extraction.request.Delivery;
import io.niffler.gateway.extraction.request.ExtractRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a PACS sends is where it is to be, to the byte, before it is counted. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OwnDestinationIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int INSTANCES = 3;

    @TempDir
    private Path folder;

    private final PacsStudy study = new PacsStudy("study", "P1", "A1", "20240101", INSTANCES);
    private ScriptedPacs pacs;
    private int port;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        pacs = new ScriptedPacs("PACS")
                .add(study)
                .destination("ME", new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @AfterEach
    void stop() {
        pacs.close();
    }

    private Settings settings(String way, String place, String brokers) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("data", folder.resolve("data").toString());
        values.put("kafka.bootstrap-servers", brokers);
        values.put("kafka.topics.partitions", "1");
        values.put("gateway.publish-timeout", "1s");
        values.put("extract.pacs", "PACS@127.0.0.1:" + pacs.port());
        values.put("extract.csv", "rows.csv");
        values.put("extract.own-ae", "ME:" + port);
        values.put("extract.retrieve", way);
        values.put("extract.destination", place);
        values.put("extract.storage-folder", folder.resolve("files").toString());
        values.put("extract.file-path", "{00080018}");
        return Settings.of(values);
    }

    private static Destination open(Settings settings, Duration limit) throws IOException {
        ExtractRequest request = ExtractRequest.from(settings);
        return Destination.own(
                DicomToolkit.named("niffler"),
                settings,
                request,
                request.delivery().orElseThrow(),
                limit);
    }

    private RetrieveResult retrieve(Settings settings, Destination destination) throws IOException {
        Delivery delivery = ExtractRequest.from(settings).delivery().orElseThrow();
        ScuConfig config = ScuConfig.builder("127.0.0.1", pacs.port())
                .calledAe("PACS")
                .callingAe("ME")
                .build();
        DataSet query = new DataSet()
                .setString(Tag.QUERY_RETRIEVE_LEVEL, VR.CS, "STUDY")
                .setString(Tag.STUDY_INSTANCE_UID, VR.UI, study.uid());
        QueryRetrieveProposal proposal = new QueryRetrieveProposal(
                Set.of(InformationModel.values()),
                Set.of(QueryOperation.FIND, delivery.storage().isEmpty() ? QueryOperation.MOVE : QueryOperation.GET),
                false,
                delivery.storage());
        try (QueryRetrieveScu scu = DicomToolkit.named("niffler").openQueryRetrieveScu(config, proposal)) {
            return destination.retrieval() instanceof Retrieval.Get get
                    ? scu.get(InformationModel.STUDY_ROOT, query, get.handler(), RetrieveListener.NONE)
                    : scu.move(InformationModel.STUDY_ROOT, query, "ME", RetrieveListener.NONE);
        }
    }

    private List<Path> files() throws IOException {
        Path files = folder.resolve("files");
        if (!Files.exists(files)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("lock"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"get, folder", "get, gateway", "get, both", "move, folder", "move, both"})
    void bringsEachInstanceToEachPlace(String way, String place) throws Exception {
        boolean toKafka = !place.equals("folder");
        boolean toFolder = !place.equals("gateway");
        try (TestKafka kafka = TestKafka.start(folder.resolve("kafka"))) {
            Settings settings = settings(way, place, toKafka ? kafka.bootstrapServers() : "127.0.0.1:1");
            try (Destination destination = open(settings, LIMIT)) {
                destination.arrivals().watch(study.uid());
                for (int time = 0; time < 2; time++) {
                    assertThat(retrieve(settings, destination).isComplete()).isTrue();
                    assertThat(destination.arrivals().count(study.uid())).isEqualTo(INSTANCES);
                }
            }
            assertThat(files()).hasSize(toFolder ? INSTANCES : 0);
            for (Path file : files()) {
                assertEndsWith(
                        Files.readAllBytes(file),
                        study.dataSet(file.getFileName().toString()));
            }
            if (toKafka) {
                assertRecords(kafka.read(Topics.INSTANCES, 2 * INSTANCES));
            }
        }
    }

    private void assertRecords(List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
        List<String> instances = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> one : records) {
            InstanceReceived received = InstanceReceived.from(one.headers());
            instances.add(received.sopInstanceUid());
            assertThat(received.origin()).isEqualTo(Origin.RETROSPECTIVE);
            assertThat(received.source()).isEqualTo("/extract/ME");
            assertThat(received.callingAe()).isNotEqualTo("ME");
            assertThat(new String(one.key(), UTF_8)).isEqualTo(study.uid());
            assertEndsWith(one.value(), study.dataSet(received.sopInstanceUid()));
        }
        assertThat(instances).hasSize(2 * INSTANCES).hasSameElementsAs(study.instanceUids());
    }

    /** The file meta information is ours, the data set is not. */
    private static void assertEndsWith(byte[] file, byte[] dataSet) {
        assertThat(Arrays.copyOfRange(file, file.length - dataSet.length, file.length))
                .isEqualTo(dataSet);
    }

    @ParameterizedTest
    @CsvSource({"get, gateway", "get, both", "move, both"})
    void countsNothingThatKafkaDoesNotTake(String way, String place) throws Exception {
        try (TestKafka kafka = TestKafka.start(folder.resolve("kafka"))) {
            Settings settings = settings(way, place, kafka.bootstrapServers());
            try (Destination destination = open(settings, LIMIT)) {
                destination.arrivals().watch(study.uid());
                kafka.stop();
                RetrieveResult result = retrieve(settings, destination);
                assertThat(result.isComplete()).isFalse();
                assertThat(result.counters().failed()).hasValue(INSTANCES);
                assertThat(destination.arrivals().count(study.uid())).isZero();
                assertThat(files()).isEmpty();

                kafka.start();
                assertThat(retrieveUntilComplete(settings, destination)).isTrue();
                assertThat(destination.arrivals().count(study.uid())).isEqualTo(INSTANCES);
                assertThat(files()).hasSize(place.equals("both") ? INSTANCES : 0);
            }
        }
    }

    private boolean retrieveUntilComplete(Settings settings, Destination destination) throws IOException {
        for (int attempt = 0; attempt < 20; attempt++) {
            if (retrieve(settings, destination).isComplete()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void saysBeforeTheRunThatKafkaIsNotThere() {
        Duration little = Duration.ofMillis(500);
        for (String place : new String[] {"gateway", "both"}) {
            assertThatThrownBy(() -> open(settings("get", place, "127.0.0.1:1"), little))
                    .isInstanceOf(KafkaException.class);
        }
    }
}
