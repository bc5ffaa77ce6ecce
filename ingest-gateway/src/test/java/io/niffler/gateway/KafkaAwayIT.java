package io.niffler.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.config.Settings;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.StoreResult;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.events.testing.TestKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kafka stopped, back again, and never answering: the answer is 0xA700 and nothing else suffers. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KafkaAwayIT {
    @TempDir
    Path folder;

    private int number;

    @Test
    void answersOutOfResourcesWhileTheBrokerIsAwayAndRecovers() throws Exception {
        try (TestKafka broker = TestKafka.start(Files.createDirectories(folder.resolve("kafka")));
                Gateway gateway = gateway(broker.bootstrapServers(), "8s");
                TopicReader before = new TopicReader(broker.bootstrapServers());
                Peer peer = new Peer(gateway.dicomAddress())) {
            assertThat(store(peer)).isEqualTo(Status.SUCCESS);
            assertThat(before.read()).hasSize(1);
            await().untilAsserted(() ->
                    assertThat(Metrics.get(gateway, "/health").statusCode()).isEqualTo(200));

            broker.stop();
            assertThat(store(peer)).isEqualTo(Status.OUT_OF_RESOURCES);
            assertThat(store(peer)).as("the association lives on").isEqualTo(Status.OUT_OF_RESOURCES);
            assertThat(peer.echo()).isEqualTo(Status.SUCCESS);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(Metrics.get(gateway, "/health").statusCode()).isEqualTo(503);
                assertThat(Metrics.get(gateway, "/health").body())
                        .contains("\"kafka\":{")
                        .contains("\"down\"");
            });
            long started = System.nanoTime();
            assertThat(store(peer)).isEqualTo(Status.OUT_OF_RESOURCES);
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .as("nobody waits the whole time for what is known to be away")
                    .isLessThan(Duration.ofSeconds(6));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(Metrics.value(gateway, "niffler_gateway_in_flight_bytes"))
                            .as("what the producer gave up is given back")
                            .isZero());

            broker.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> store(peer) == Status.SUCCESS);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            Metrics.get(gateway, "/health").statusCode())
                    .isEqualTo(200));
        }
    }

    @Test
    void isNotHeldByAPortThatNeverAnswers() throws Exception {
        try (ServerSocket blackHole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Gateway gateway = gateway("127.0.0.1:" + blackHole.getLocalPort(), "3s");
                Peer peer = new Peer(gateway.dicomAddress())) {
            long started = System.nanoTime();
            assertThat(store(peer)).isEqualTo(Status.OUT_OF_RESOURCES);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
            assertThat(peer.echo()).isEqualTo(Status.SUCCESS);
            assertThat(Metrics.get(gateway, "/health").statusCode()).isEqualTo(503);
            assertThat(Metrics.value(gateway, "niffler_gateway_instances_refused_total{reason=\"kafka\"}"))
                    .isEqualTo(1);
            await().untilAsserted(() -> assertThat(Metrics.value(gateway, "niffler_gateway_in_flight_bytes"))
                    .isZero());
        }
    }

    private int store(Peer peer) throws IOException {
        number++;
        StoreResult result = peer.store(TestObjects.instance(TestObjects.Kind.CT, "study", "series", number));
        return result.status();
    }

    private Gateway gateway(String bootstrapServers, String publishTimeout) throws IOException {
        return Gateway.start(Settings.of(Map.of(
                "gateway.port",
                "0",
                "gateway.bind",
                "127.0.0.1",
                "gateway.admin-port",
                "0",
                "gateway.publish-timeout",
                publishTimeout,
                "kafka.bootstrap-servers",
                bootstrapServers,
                "data",
                folder.toString())));
    }
}
