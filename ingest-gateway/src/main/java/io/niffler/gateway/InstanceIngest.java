package io.niffler.gateway;

import io.niffler.config.DataSize;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.dicom.net.AssociationInfo;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.StoreRequest;
import io.niffler.dicom.net.StoreResult;
import io.niffler.events.BlobStore;
import io.niffler.events.TopicAdmin;
import io.niffler.events.TopicLayout;
import io.niffler.events.TopicSpec;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes instances into Kafka and the blob store, wherever they come from: a gateway without its ports. */
public final class InstanceIngest implements InstanceHandler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceIngest.class);
    private static final Duration ASK_KAFKA_EVERY = Duration.ofSeconds(2);
    private static final Duration ASK_KAFKA_TIMEOUT = Duration.ofSeconds(5);

    /** Heap that is needed beside the instances in flight: connections, header reading, clients, slack. */
    private static final long HEAP_BESIDE = 128L << 20;

    private final KafkaMonitor monitor;
    private final InstancePublisher publisher;
    private final BlobStoreCheck blobStore;
    private final InstanceReceiver receiver;

    private InstanceIngest(
            KafkaMonitor monitor, InstancePublisher publisher, BlobStoreCheck blobStore, InstanceReceiver receiver) {
        this.monitor = monitor;
        this.publisher = publisher;
        this.blobStore = blobStore;
        this.receiver = receiver;
    }

    /** Begins; Kafka need not be there yet. */
    static InstanceIngest start(Settings settings, GatewayMetrics metrics, String source, InstanceOrigins origins)
            throws IOException {
        return start(settings, metrics, source, origins, publisher -> publisher);
    }

    /**
     * Begins to take instances of the past, for a process that retrieves them itself.
     *
     * @param source the CloudEvents source of their records
     * @param stored told of each instance that is durable, before Success is answered
     * @param limit how long Kafka may take to have the topic ready
     * @throws KafkaException when it does not
     * @throws IOException when the blob store cannot be opened
     */
    public static InstanceIngest ofThePast(Settings settings, String source, StoredInstances stored, Duration limit)
            throws IOException {
        GatewaySettings.check(settings);
        try (Admin admin = Admin.create(ProducerSettings.admin(settings, limit))) {
            TopicAdmin.ensure(admin, List.of(instances(settings)), limit);
        }
        return start(
                settings,
                new GatewayMetrics(new PrometheusRegistry()),
                source,
                InstanceOrigins.PAST,
                publisher -> new TellingPublisher(publisher, stored));
    }

    private static InstanceIngest start(
            Settings settings,
            GatewayMetrics metrics,
            String source,
            InstanceOrigins origins,
            UnaryOperator<InstancePublisher> around)
            throws IOException {
        warnOfASmallHeap(settings);
        MemoryBudget budget = new MemoryBudget(GatewaySettings.receiveBuffer(settings));
        metrics.watch(budget);
        BlobStore blobs = openBlobs(settings);
        KafkaMonitor monitor = new KafkaMonitor(
                ProducerSettings.admin(settings, ASK_KAFKA_TIMEOUT), List.of(instances(settings)), ASK_KAFKA_TIMEOUT);
        InstancePublisher publisher;
        try {
            publisher = around.apply(publisher(settings, monitor, metrics));
        } catch (RuntimeException e) {
            monitor.close();
            throw e;
        }
        monitor.start(ASK_KAFKA_EVERY);
        InstanceReceiver receiver = new InstanceReceiver(
                budget, InstanceLimits.from(settings), blobs, publisher, metrics, source, origins, Clock.systemUTC());
        return new InstanceIngest(
                monitor, publisher, new BlobStoreCheck(blobs, settings.get(GatewaySettings.MIN_FREE_SPACE)), receiver);
    }

    private static void warnOfASmallHeap(Settings settings) {
        DataSize limit = settings.get(GatewaySettings.IN_FLIGHT_LIMIT);
        long heap = Runtime.getRuntime().maxMemory();
        if (heap < limit.bytes() + HEAP_BESIDE) {
            LOG.warn(
                    "The heap of {} MiB is small for {} {}: start with -Xmx{}m or lower it",
                    heap >> 20,
                    GatewaySettings.IN_FLIGHT_LIMIT.key(),
                    limit,
                    (limit.bytes() + HEAP_BESIDE) >> 20);
        }
    }

    private static KafkaPublisher publisher(Settings settings, KafkaMonitor monitor, GatewayMetrics metrics) {
        return new KafkaPublisher(
                ProducerSettings.producer(settings),
                settings.get(GatewaySettings.PUBLISH_TIMEOUT),
                () -> monitor.last().isDown(),
                metrics);
    }

    private static BlobStore openBlobs(Settings settings) throws IOException {
        try {
            return BlobStore.of(SharedSettings.blobsUri(settings).toString());
        } catch (IllegalArgumentException e) {
            throw settings.invalid(SharedSettings.BLOBS_URI, e.getMessage());
        }
    }

    private static TopicSpec instances(Settings settings) {
        long bytes = settings.get(SharedSettings.KAFKA_INSTANCES_RETENTION_SIZE).bytes();
        return new TopicLayout(
                        settings.get(SharedSettings.KAFKA_TOPICS_PARTITIONS),
                        settings.get(SharedSettings.KAFKA_TOPICS_REPLICATION).shortValue(),
                        settings.get(GatewaySettings.INLINE_LIMIT).toIntBytes(),
                        settings.get(SharedSettings.KAFKA_INSTANCES_RETENTION),
                        bytes == 0 ? -1 : bytes)
                .instances();
    }

    @Override
    public StoreResult store(AssociationInfo association, StoreRequest request, InputStream dataSet)
            throws IOException {
        return receiver.store(association, request, dataSet);
    }

    /** Whether Kafka was there when it was last looked for. */
    HealthReport.Check kafka() {
        return monitor.last();
    }

    /** Whether the blob store can be written to. */
    HealthReport.Check blobs() {
        return blobStore.get();
    }

    /** Waits for Kafka to take what is on its way, within bounds; to be called after the last instance. */
    @Override
    public void close() {
        publisher.close();
        monitor.close();
    }
}
