package io.niffler.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The admin port: {@code /health} answers 200 (up, degraded) or 503 (down) with JSON that says why, {@code /metrics} in the Prometheus text format.
 * Few threads and a short queue: what is beyond that is closed, and a request that does not arrive is dropped.
 */
final class AdminServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
    private static final int THREADS = 4;
    private static final int QUEUE = 32;
    private static final String REQUEST_SECONDS = "5";
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    static {
        // The JDK's server waits for ever for a request that was begun, unless these are set before it is first used.
        for (String limit : new String[] {"sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime"}) {
            if (System.getProperty(limit) == null) {
                System.setProperty(limit, REQUEST_SECONDS);
            }
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Supplier<HealthReport> health;
    private final PrometheusRegistry registry;
    private final ObjectMapper json = new ObjectMapper();
    private final PrometheusTextFormatWriter text = PrometheusTextFormatWriter.create();

    private AdminServer(
            HttpServer server, ExecutorService threads, Supplier<HealthReport> health, PrometheusRegistry registry) {
        this.server = server;
        this.threads = threads;
        this.health = health;
        this.registry = registry;
    }

    /**
     * Starts it.
     *
     * @throws IOException when the address cannot be bound
     */
    static AdminServer start(InetSocketAddress address, Supplier<HealthReport> health, PrometheusRegistry registry)
            throws IOException {
        HttpServer server = bind(address);
        ExecutorService threads = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), task -> {
                    Thread thread = new Thread(task, "gateway-admin");
                    thread.setDaemon(true);
                    return thread;
                });
        AdminServer admin = new AdminServer(server, threads, health, registry);
        server.setExecutor(threads);
        server.createContext("/", exchange -> admin.handle(exchange));
        server.start();
        return admin;
    }

    private static HttpServer bind(InetSocketAddress address) throws IOException {
        try {
            return HttpServer.create(address, QUEUE);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot listen on " + address + ": " + e.getMessage()
                            + ". Choose a free gateway.admin-port and an own gateway.admin-bind.",
                    e);
        }
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                answer(exchange, 405, TEXT, bytes("only GET and HEAD\n"));
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/health" -> health(exchange);
                case "/metrics" -> metrics(exchange);
                default -> answer(exchange, 404, TEXT, bytes("see /health and /metrics\n"));
            }
        } catch (IOException e) {
            LOG.debug("An admin request from {} was not answered", exchange.getRemoteAddress(), e);
        } catch (RuntimeException e) {
            LOG.error("An admin request failed", e);
        }
    }

    private void health(HttpExchange exchange) throws IOException {
        HealthReport report = health.get();
        answer(
                exchange,
                report.state() == HealthReport.State.DOWN ? 503 : 200,
                JSON,
                json.writeValueAsBytes(report.toJson()));
    }

    private void metrics(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        text.write(page, registry.scrape());
        answer(exchange, 200, PrometheusTextFormatWriter.CONTENT_TYPE, page.toByteArray());
    }

    private static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
