package io.niffler.gateway;

import io.niffler.config.ConfigException;
import io.niffler.config.Settings;
import io.niffler.dicom.net.StorageScp;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running gateway: the DICOM port, the producer of {@code niffler.instances}, and the admin port. */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private StorageScp scp;
    private AdminServer admin;
    private InstanceIngest ingest;
    private volatile boolean closing;

    private Gateway() {}

    /**
     * Starts a gateway. Kafka need not be there yet: until it is, instances are answered 0xA700.
     *
     * @throws ConfigException when a setting cannot be used
     * @throws IOException when a port cannot be bound or the blob store cannot be opened
     */
    public static Gateway start(Settings settings) throws IOException {
        GatewaySettings.check(settings);
        Gateway gateway = new Gateway();
        try {
            gateway.startParts(settings);
            return gateway;
        } catch (IOException | RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    private void startParts(Settings settings) throws IOException {
        PrometheusRegistry registry = new PrometheusRegistry();
        JvmMetrics.builder().register(registry);
        GatewayMetrics metrics = new GatewayMetrics(registry);
        ingest = opened(InstanceIngest.start(settings, metrics, source(settings), InstanceOrigins.from(settings)));
        admin = opened(AdminServer.start(adminAddress(settings), this::health, registry));
        scp = opened(ScpSettings.toolkit(settings)
                .startStorageScp(ScpSettings.from(settings), ingest, new AssociationMetrics(metrics)));
        LOG.info("DICOM on {}, /health and /metrics on {}", scp.address(), admin.address());
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    private static InetSocketAddress adminAddress(Settings settings) {
        return new InetSocketAddress(
                GatewaySettings.address(settings, GatewaySettings.ADMIN_BIND),
                settings.get(GatewaySettings.ADMIN_PORT));
    }

    private static String source(Settings settings) {
        return "/gateway/" + ScpSettings.ownAeTitle(settings).replaceAll("[^A-Za-z0-9_.-]", "_");
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
        checks.put("kafka", ingest.kafka());
        checks.put("blobs", ingest.blobs());
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
