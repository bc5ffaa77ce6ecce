package io.niffler.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.niffler.dicom.net.StoreResult;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdminServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Map<String, HealthReport.Check> checks = new LinkedHashMap<>();
    private AdminServer server;

    @BeforeEach
    void start() throws IOException {
        server = AdminServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> new HealthReport(checks), registry);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void saysWhyItIsNotHealthy() throws Exception {
        checks.put("dicom", HealthReport.Check.up("2 open associations"));
        HttpResponse<String> up = get("/health");
        assertThat(up.statusCode()).isEqualTo(200);
        assertThat(up.headers().firstValue("Content-Type")).hasValue("application/json");

        checks.put("blobs", HealthReport.Check.degraded("10 MiB free"));
        HttpResponse<String> degraded = get("/health");
        assertThat(degraded.statusCode()).isEqualTo(200);
        assertThat(degraded.body()).startsWith("{\"status\":\"degraded\"");

        checks.put("kafka", HealthReport.Check.down("no \"broker\""));
        HttpResponse<String> down = get("/health");
        assertThat(down.statusCode()).isEqualTo(503);
        JsonNode json = new ObjectMapper().readTree(down.body());
        assertThat(json.at("/status").asText()).isEqualTo("down");
        assertThat(json.at("/checks/dicom/status").asText()).isEqualTo("up");
        assertThat(json.at("/checks/kafka/detail").asText()).isEqualTo("no \"broker\"");
    }

    @Test
    void showsMetricsInTheTextFormat() throws Exception {
        GatewayMetrics metrics = new GatewayMetrics(registry);
        AssociationMetrics associations = new AssociationMetrics(metrics);
        associations.stored(null, null, StoreResult.of(0xA700));
        metrics.watch(new MemoryBudget(1000));
        metrics.refused(Refusal.KAFKA);
        metrics.handled(3_000_000);
        HttpResponse<String> page = get("/metrics");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(page.body())
                .contains("niffler_gateway_instances_total{status=\"a700\"} 1.0")
                .contains("niffler_gateway_instances_refused_total{reason=\"kafka\"} 1.0")
                .contains("niffler_gateway_in_flight_limit_bytes 1000.0")
                .contains("niffler_gateway_store_seconds_bucket{le=\"0.005\"} 1");
    }

    @Test
    void namesTheAddressThatIsTaken() {
        assertThatThrownBy(() -> AdminServer.start(server.address(), () -> new HealthReport(checks), registry))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(Integer.toString(server.address().getPort()))
                .hasMessageContaining("gateway.admin-port");
    }

    @Test
    void refusesTheRest() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/health/../../etc/passwd").statusCode()).isEqualTo(404);
        HttpRequest post = request("/health")
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
        HttpRequest head = request("/metrics")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(client.send(head, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.address().getPort() + path));
    }
}
