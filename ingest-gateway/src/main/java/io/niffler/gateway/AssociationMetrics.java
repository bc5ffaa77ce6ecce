package io.niffler.gateway;

import io.niffler.dicom.net.AssociationEnd;
import io.niffler.dicom.net.AssociationInfo;
import io.niffler.dicom.net.AssociationListener;
import io.niffler.dicom.net.ProtocolErrorKind;
import io.niffler.dicom.net.Rejection;
import io.niffler.dicom.net.StoreRequest;
import io.niffler.dicom.net.StoreResult;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetSocketAddress;
import java.util.Locale;

/** Counts what happens on associations. */
final class AssociationMetrics implements AssociationListener {
    private static final String PREFIX = "niffler_gateway_";

    private final GatewayMetrics instances;
    private final Gauge open;
    private final Counter accepted;
    private final Counter rejected;
    private final Counter ended;
    private final Counter dropped;
    private final Counter protocolErrors;
    private final Counter echoes;

    AssociationMetrics(GatewayMetrics instances) {
        this.instances = instances;
        PrometheusRegistry registry = instances.registry();
        open = Gauge.builder()
                .name(PREFIX + "associations_open")
                .help("Associations being served now")
                .register(registry);
        accepted = counter(registry, "associations", "Associations accepted");
        rejected = counter(registry, "associations_rejected", "Associations rejected, by reason", "reason");
        ended = counter(registry, "associations_ended", "Accepted associations that ended, by how", "how");
        dropped =
                counter(registry, "connections_dropped", "Connections that never became an association, by how", "how");
        protocolErrors = counter(registry, "protocol_errors", "What peers did wrong, by kind", "kind");
        echoes = counter(registry, "echoes", "C-ECHO requests answered");
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help, String... labels) {
        return Counter.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames(labels)
                .register(registry);
    }

    @Override
    public void opened(AssociationInfo association) {
        accepted.inc();
        open.inc();
    }

    @Override
    public void rejected(InetSocketAddress remote, String callingAe, Rejection rejection) {
        rejected.labelValues(reason(rejection)).inc();
    }

    @Override
    public void closed(AssociationInfo association, AssociationEnd end, String detail) {
        open.dec();
        ended.labelValues(label(end)).inc();
    }

    @Override
    public void connectionDropped(InetSocketAddress remote, AssociationEnd end, String detail) {
        dropped.labelValues(label(end)).inc();
    }

    @Override
    public void protocolError(InetSocketAddress remote, ProtocolErrorKind kind) {
        protocolErrors.labelValues(label(kind)).inc();
    }

    @Override
    public void echoed(AssociationInfo association) {
        echoes.inc();
    }

    @Override
    public void stored(AssociationInfo association, StoreRequest request, StoreResult result) {
        instances.answered(result.status());
    }

    /** The rejections this side makes are few; the words of each are its label. */
    private static String reason(Rejection rejection) {
        String words = rejection.describe();
        return words.substring(words.indexOf(':') + 1).strip().replace(' ', '-');
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
