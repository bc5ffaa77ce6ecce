package io.niffler.gateway;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What happens to instances, counted. Every label has a small closed set of values: no AE title, no address, no UID, nothing
 * of a patient.
 */
final class GatewayMetrics {
    private static final String PREFIX = "niffler_gateway_";
    private static final double NANOS = 1e9;
    private static final double[] SECONDS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
    };

    private final PrometheusRegistry registry;
    private final Counter instances;
    private final Counter bytes;
    private final Counter claimChecks;
    private final Counter publishFailures;
    private final Histogram storeSeconds;
    private final Histogram publishSeconds;
    private final Map<Refusal, CounterDataPoint> refusals = new EnumMap<>(Refusal.class);

    GatewayMetrics(PrometheusRegistry registry) {
        this.registry = registry;
        instances = Counter.builder()
                .name(PREFIX + "instances")
                .help("C-STORE requests answered, by DIMSE status in hex")
                .labelNames("status")
                .register(registry);
        bytes = Counter.builder()
                .name(PREFIX + "instance_bytes")
                .help("Bytes of the Part 10 files that were made durable")
                .register(registry);
        claimChecks = Counter.builder()
                .name(PREFIX + "claim_checks")
                .help("Instances put into the blob store because they are above the inline limit")
                .register(registry);
        publishFailures = Counter.builder()
                .name(PREFIX + "publish_failures")
                .help("Instances that Kafka did not acknowledge in time")
                .register(registry);
        Counter refused = Counter.builder()
                .name(PREFIX + "instances_refused")
                .help("Instances refused by the gateway, by reason")
                .labelNames("reason")
                .register(registry);
        for (Refusal refusal : Refusal.values()) {
            refusals.put(refusal, refused.labelValues(refusal.label()));
        }
        storeSeconds = seconds("store", "From the first byte of a data set to its answer");
        publishSeconds = seconds("publish", "From handing a record to Kafka to its acknowledgement");
    }

    private Histogram seconds(String name, String help) {
        return Histogram.builder()
                .name(PREFIX + name + "_seconds")
                .help(help)
                .unit(Unit.SECONDS)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .register(registry);
    }

    /** Shows how much of the memory for instances is in use. */
    void watch(MemoryBudget budget) {
        GaugeWithCallback.builder()
                .name(PREFIX + "in_flight_bytes")
                .help("Memory held by instances as received that are not yet in Kafka")
                .callback(callback -> callback.call((double) budget.used()))
                .register(registry);
        GaugeWithCallback.builder()
                .name(PREFIX + "in_flight_limit_bytes")
                .help("The most that these may hold")
                .callback(callback -> callback.call((double) budget.limit()))
                .register(registry);
    }

    PrometheusRegistry registry() {
        return registry;
    }

    /** A C-STORE was answered. */
    void answered(int status) {
        instances.labelValues(String.format(Locale.ROOT, "%04x", status)).inc();
    }

    /** An instance is durable. */
    void received(long size) {
        bytes.inc(size);
    }

    void claimChecked() {
        claimChecks.inc();
    }

    void refused(Refusal refusal) {
        refusals.get(refusal).inc();
    }

    /** An instance was dealt with, whatever came of it. */
    void handled(long nanos) {
        storeSeconds.observe(nanos / NANOS);
    }

    void published(long nanos) {
        publishSeconds.observe(nanos / NANOS);
    }

    void publishFailed() {
        publishFailures.inc();
    }
}
