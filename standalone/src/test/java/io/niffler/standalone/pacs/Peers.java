package io.niffler.standalone.pacs;

import io.niffler.config.LaunchArguments;
import io.niffler.events.InstanceReceived;
import io.niffler.events.Topics;
import io.niffler.gateway.Gateway;
import io.niffler.standalone.Ports;
import io.niffler.standalone.interop.Dcmqrscp;
import io.niffler.standalone.interop.Orthanc;
import io.niffler.standalone.kafka.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Archives of others, each with the same studies, and a gateway with Kafka that they may send to. */
public final class Peers implements AutoCloseable {
    /** The AE title of who receives by itself. */
    public static final String RESEARCH = "RESEARCH";

    private static final String NIFFLER = "NIFFLER";
    private static final Duration POLL = Duration.ofSeconds(1);

    private final int researchPort;
    private final EmbeddedKafka kafka;
    private final Gateway gateway;
    private Orthanc orthanc;
    private Dcmqrscp dcmqrscp;

    /** One of the archives. */
    public enum Peer {
        ORTHANC,
        DCMQRSCP
    }

    private Peers(Path folder) throws IOException {
        researchPort = Ports.free();
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        gateway = Gateway.start(LaunchArguments.parse(new String[] {
                    "-Ddata=" + folder.resolve("data"),
                    "-Dkafka.bootstrap-servers=" + kafka.bootstrapServers(),
                    "-Dgateway.port=0",
                    "-Dgateway.bind=127.0.0.1",
                    "-Dgateway.admin-port=0"
                })
                .settings());
    }

    /** Starts what is installed. */
    public static Peers start(Path folder, List<HeldStudy> studies) throws Exception {
        Peers peers = new Peers(folder);
        Map<String, Integer> destinations = Map.of(
                RESEARCH,
                peers.researchPort,
                NIFFLER,
                peers.gateway.dicomAddress().getPort());
        try {
            CompletableFuture<Void> first = loading(() -> {
                if (Orthanc.isInstalled()) {
                    peers.orthanc = Orthanc.start(folder.resolve("orthanc"), destinations);
                    PacsLoad.send(studies, "ORTHANC", peers.orthanc.dicomPort());
                }
                return null;
            });
            CompletableFuture<Void> second = loading(() -> {
                if (Dcmqrscp.isInstalled()) {
                    peers.dcmqrscp = Dcmqrscp.start(folder.resolve("dcmqrscp"), destinations);
                    PacsLoad.send(studies, Dcmqrscp.AE, peers.dcmqrscp.port());
                }
                return null;
            });
            CompletableFuture.allOf(first, second).get();
            return peers;
        } catch (ExecutionException e) {
            peers.close();
            throw e;
        }
    }

    private static CompletableFuture<Void> loading(Callable<Void> work) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        end.complete(work.call());
                    } catch (Exception e) {
                        end.completeExceptionally(e);
                    }
                },
                "loading");
        thread.setDaemon(true);
        thread.start();
        return end;
    }

    /** Skips the calling test where the archive is not installed. */
    public void assume(Peer peer) {
        switch (peer) {
            case ORTHANC -> Orthanc.assumeInstalled();
            case DCMQRSCP -> Dcmqrscp.assumeInstalled();
        }
    }

    /** The archive as {@code AET@HOST:PORT}. */
    public String aet(Peer peer) {
        return switch (peer) {
            case ORTHANC -> "ORTHANC@127.0.0.1:" + orthanc.dicomPort();
            case DCMQRSCP -> Dcmqrscp.AE + "@127.0.0.1:" + dcmqrscp.port();
        };
    }

    public int researchPort() {
        return researchPort;
    }

    public String kafkaOption() {
        return "-Dkafka.bootstrap-servers=" + kafka.bootstrapServers();
    }

    /** What the gateway has written to Kafka meanwhile. */
    public List<InstanceReceived> arrivedDuring(Callable<?> work) throws Exception {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.INSTANCES).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            work.call();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<InstanceReceived> arrived = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                    arrived.add(InstanceReceived.from(each.headers()));
                }
            }
            return arrived;
        }
    }

    @Override
    public void close() throws IOException {
        if (orthanc != null) {
            orthanc.close();
        }
        if (dcmqrscp != null) {
            dcmqrscp.close();
        }
        gateway.close();
        kafka.close();
    }
}
