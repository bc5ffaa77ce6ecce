package io.niffler.gateway;

import io.niffler.config.ConfigException;
import io.niffler.config.DataSize;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.dicom.net.StorageScp;
import io.niffler.events.BlobStore;
import io.niffler.events.TopicLayout;
import io.niffler.events.TopicSpec;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running gateway: the DICOM port, the producer of {@code niffler.instances}, and the admin port. */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final Duration ASK_KAFKA_EVERY = Duration.ofSeconds(2);
    private static final Duration ASK_KAFKA_TIMEOUT = Duration.ofSeconds(5);

    /** Heap that the gateway needs beside the instances in flight: connections, header reading, clients, slack. */
    private static final long HEAP_BESIDE = 128L << 20;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final MemoryBudget budget;
    private StorageScp scp;
    private AdminServer admin;
    private KafkaMonitor monitor;
    private BlobStoreCheck blobStore;
    private volatile boolean closing;

    private Gateway(MemoryBudget budget) {
        this.budget = budget;
    }

    /**
     * Starts a gateway. Kafka need not be there yet: until it is, instances are answered 0xA700.
     *
     * @throws ConfigException when a setting cannot be used
     * @throws IOException when a port cannot be bound or the blob store cannot be opened
     */
    public static Gateway start(Settings settings) throws IOException {
        GatewaySettings.check(settings);
        warnOfASmallHeap(settings);
        Gateway gateway = new Gateway(new MemoryBudget(GatewaySettings.receiveBuffer(settings)));
        try {
            gateway.startParts(settings);
            return gateway;
        } catch (IOException | RuntimeException e) {
            gateway.close();
            throw e;
        }
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

    private void startParts(Settings settings) throws IOException {
        PrometheusRegistry registry = new PrometheusRegistry();
        JvmMetrics.builder().register(registry);
        GatewayMetrics metrics = new GatewayMetrics(registry);
        metrics.watch(budget);

        BlobStore blobs = openBlobs(settings);
        blobStore = new BlobStoreCheck(blobs, settings.get(GatewaySettings.MIN_FREE_SPACE));
        monitor = opened(new KafkaMonitor(
                ProducerSettings.admin(settings, ASK_KAFKA_TIMEOUT), List.of(instances(settings)), ASK_KAFKA_TIMEOUT));
        KafkaPublisher publisher = opened(new KafkaPublisher(
                ProducerSettings.producer(settings),
                settings.get(GatewaySettings.PUBLISH_TIMEOUT),
                () -> monitor.last().isDown(),
                metrics));
        monitor.start(ASK_KAFKA_EVERY);

        InstanceReceiver receiver = new InstanceReceiver(
                budget,
                InstanceLimits.from(settings),
                blobs,
                publisher,
                metrics,
                source(settings),
                InstanceOrigins.from(settings),
                Clock.systemUTC());
        admin = opened(AdminServer.start(adminAddress(settings), this::health, registry));
        scp = opened(ScpSettings.toolkit(settings)
                .startStorageScp(ScpSettings.from(settings), receiver, new AssociationMetrics(metrics)));
        LOG.info("DICOM on {}, /health and /metrics on {}", scp.address(), admin.address());
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    private static BlobStore openBlobs(Settings settings) throws IOException {
        try {
            return BlobStore.of(SharedSettings.blobsUri(settings).toString());
        } catch (IllegalArgumentException e) {
            throw settings.invalid(SharedSettings.BLOBS_URI, e.getMessage());
        }
    }

    private static InetSocketAddress adminAddress(Settings settings) {
        return new InetSocketAddress(
                GatewaySettings.address(settings, GatewaySettings.ADMIN_BIND),
                settings.get(GatewaySettings.ADMIN_PORT));
    }

    private static String source(Settings settings) {
        return "/gateway/" + ScpSettings.ownAeTitle(settings).replaceAll("[^A-Za-z0-9_.-]", "_");
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

    /** Where the DICOM port is, with the port that was really bound. */
    public InetSocketAddress dicomAddress() {
        return scp.address();
    }

    /** Where {@code /health} and {@code /metrics} are. */
    public InetSocketAddress adminAddress() {
        return admin.address();
    }

    private HealthReport health() {
        Map<String, HealthReport.Check> checks = new LinkedHashMap<>();
        StorageScp provider = scp;
        checks.put(
                "dicom",
                closing || provider == null
                        ? HealthReport.Check.down(closing ? "shutting down" : "starting")
                        : HealthReport.Check.up(provider.openAssociations() + " open associations"));
        checks.put("kafka", monitor.last());
        checks.put("blobs", blobStore.get());
        return new HealthReport(checks);
    }

    /**
     * Stops accepting, lets running stores finish within their grace, waits for Kafka to take what is on its way, and closes
     * the ports. Closing twice does nothing.
     */
    @Override
    public void close() {
        closing = true;
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("Closing {} failed", part.getClass().getSimpleName(), e);
            }
        }
    }
}
