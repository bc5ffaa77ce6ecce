package io.niffler.standalone;

import com.mongodb.ConnectionString;
import io.niffler.config.ConfigException;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.connectors.ConnectorsSettings;
import io.niffler.connectors.KafkaTopics;
import io.niffler.events.TopicLayout;
import io.niffler.gateway.Gateway;
import io.niffler.gateway.GatewaySettings;
import io.niffler.jobs.FlinkSettings;
import io.niffler.standalone.flink.EmbeddedFlink;
import io.niffler.standalone.flink.EmbeddedJob;
import io.niffler.standalone.kafka.EmbeddedKafka;
import io.niffler.standalone.mongo.EmbeddedMongo;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything, running: stores first, then the jobs, then the gateway; stopped the other way round. */
public final class Standalone {
    private static final Logger LOG = LoggerFactory.getLogger(Standalone.class);

    private final Parts parts = new Parts();
    private final StandaloneConfig config;
    private Settings effective;
    private EmbeddedFlink flink;
    private final List<EmbeddedJob> jobs = new ArrayList<>();
    private Gateway gateway;

    private Standalone(StandaloneConfig config) {
        this.config = config;
        this.effective = config.settings();
    }

    /**
     * Starts everything and returns when instances can be sent.
     *
     * @param started told of each part and its address as it comes up
     * @throws ConfigException when the gateway cannot be as it is configured, before anything is started
     * @throws EnvironmentException when a port, the data folder or a server is not as needed
     */
    public static Standalone start(Settings settings, BiConsumer<String, String> started) throws EnvironmentException {
        GatewaySettings.check(settings);
        Standalone standalone = new Standalone(StandaloneConfig.of(settings));
        try {
            standalone.startParts(started);
            return standalone;
        } catch (IOException | KafkaException e) {
            standalone.stop();
            throw new EnvironmentException(e.getMessage() + "; the log is " + standalone.log(), e);
        } catch (EnvironmentException | RuntimeException e) {
            standalone.stop();
            throw e;
        }
    }

    private void startParts(BiConsumer<String, String> started) throws EnvironmentException, IOException {
        DataFolder data = parts.add("data folder", DataFolder.open(config.data()));
        config.checkPorts();
        System.setProperty("java.io.tmpdir", data.temporary().toString());
        started.accept("data", data.root().toString());
        startStoresAndFlink(data);
        TopicLayout layout = KafkaTopics.layout(effective);
        KafkaTopics.ensure(
                effective,
                config.jobs().stream()
                        .flatMap(job -> job.topics(layout).stream())
                        .distinct()
                        .toList());
        started.accept("Kafka", String.join(",", effective.get(SharedSettings.KAFKA_BOOTSTRAP_SERVERS)));
        started.accept(
                "MongoDB", mongoWithoutPassword() + " database " + effective.get(ConnectorsSettings.MONGO_DATABASE));
        started.accept("Flink web UI", flink.webAddress().toString());
        for (RunningJob job : config.jobs()) {
            start(job, started);
        }
        gateway = parts.add("gateway", Gateway.start(effective));
        started.accept("admin", "http://" + text(gateway.adminAddress()) + "/health and /metrics");
        started.accept("DICOM", effective.get(GatewaySettings.AE_TITLE) + "@" + text(gateway.dicomAddress()));
        started.accept("log", log().toString());
        data.publish(addresses());
    }

    private void start(RunningJob job, BiConsumer<String, String> started) throws IOException {
        // The cluster decides where the checkpoints of each job go: it must find them again.
        String checkpoints = config.flink().checkpointsOf(job.word()).toUri().toString();
        Settings settings = effective.with(FlinkSettings.CHECKPOINTS_DIR.key(), checkpoints);
        EmbeddedJob running = parts.add(
                job.word() + " job",
                flink.submit(job.word(), job.parallelism(settings), environment -> job.define(environment, settings)));
        running.restoredFrom().ifPresent(checkpoint -> started.accept("resumed from", checkpoint.toString()));
        jobs.add(running);
    }

    /** The slow starters, side by side. Each adds itself when it is up, so that a failure of another stops it too. */
    private void startStoresAndFlink(DataFolder data) throws IOException {
        ExecutorService starters = Executors.newFixedThreadPool(3);
        List<Future<?>> starting = new ArrayList<>();
        AtomicReference<EmbeddedKafka> kafka = new AtomicReference<>();
        AtomicReference<EmbeddedMongo> mongo = new AtomicReference<>();
        if (config.embedsKafka()) {
            int port = effective.get(StandaloneSettings.KAFKA_EMBEDDED_PORT);
            starting.add(starters.submit(() -> start("Kafka", kafka, () -> EmbeddedKafka.start(data.kafka(), port))));
        }
        if (config.embedsMongo()) {
            int port = effective.get(StandaloneSettings.MONGO_EMBEDDED_PORT);
            starting.add(starters.submit(() -> start("MongoDB", mongo, () -> EmbeddedMongo.start(data.mongo(), port))));
        }
        AtomicReference<EmbeddedFlink> cluster = new AtomicReference<>();
        starting.add(starters.submit(() -> start("Flink", cluster, () -> EmbeddedFlink.start(config.flink()))));
        starters.shutdown();
        awaitAll(starting);
        flink = cluster.get();
        if (kafka.get() != null) {
            effective = effective.with(
                    SharedSettings.KAFKA_BOOTSTRAP_SERVERS.key(), kafka.get().bootstrapServers());
        }
        if (mongo.get() != null) {
            effective = effective.with(
                    ConnectorsSettings.MONGO_URI.key(), mongo.get().uri());
        }
    }

    private <T extends AutoCloseable> T start(String name, AtomicReference<T> result, Callable<T> start)
            throws Exception {
        result.set(parts.add(name, start.call()));
        return result.get();
    }

    /** Waits for all, also after a failure: nothing may come up behind the back of {@link #stop()}. */
    private static void awaitAll(List<Future<?>> starting) throws IOException {
        IOException failure = null;
        for (Future<?> start : starting) {
            try {
                start.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted during the start", e);
            } catch (ExecutionException e) {
                IOException problem = e.getCause() instanceof IOException io
                        ? io
                        : new IOException(String.valueOf(e.getCause()), e.getCause());
                if (failure == null) {
                    failure = problem;
                } else {
                    failure.addSuppressed(problem);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** The settings in force, with the addresses of the embedded parts. */
    public Settings settings() {
        return effective;
    }

    /** Where instances are sent to. */
    public InetSocketAddress dicomAddress() {
        return gateway.dicomAddress();
    }

    /** The web UI of Flink. */
    public String flinkAddress() {
        return flink.webAddress().toString();
    }

    /** The log file of a process whose log goes to the data folder. */
    public Path log() {
        return DataFolder.log(config.data());
    }

    /** Completes when a job has ended, which none does as long as all is well. */
    public CompletableFuture<Optional<Throwable>> ended() {
        return jobs.stream()
                .map(EmbeddedJob::ended)
                .reduce((one, other) -> one.applyToEither(other, reason -> reason))
                .orElseThrow();
    }

    /** Stops all that runs. Returns whether every part stopped without complaint; the log has the complaints. */
    public synchronized boolean stop() {
        boolean clean = parts.closeAll();
        LOG.info("stopped {}", clean ? "cleanly" : "with complaints");
        return clean;
    }

    /** What other commands need to find this process; external servers they find as this one does, in the settings. */
    private Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>();
        addresses.put(
                GatewaySettings.PORT.key(), Integer.toString(dicomAddress().getPort()));
        addresses.put(
                StandaloneSettings.FLINK_WEB_PORT.key(),
                Integer.toString(flink.webAddress().getPort()));
        if (config.embedsMongo()) {
            ConnectionString uri = new ConnectionString(effective.get(ConnectorsSettings.MONGO_URI));
            addresses.put(
                    StandaloneSettings.MONGO_EMBEDDED_PORT.key(),
                    uri.getHosts().get(0).replaceAll(".*:", ""));
        }
        return addresses;
    }

    private String mongoWithoutPassword() {
        ConnectionString uri = new ConnectionString(effective.get(ConnectorsSettings.MONGO_URI));
        return "mongodb://" + String.join(",", uri.getHosts());
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }
}
