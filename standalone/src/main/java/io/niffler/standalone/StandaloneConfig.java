package io.niffler.standalone;

import io.niffler.config.Setting;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.connectors.ConnectorsSettings;
import io.niffler.gateway.GatewaySettings;
import io.niffler.jobs.FlinkSettings;
import io.niffler.standalone.flink.FlinkOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The settings as the one process needs them.
 *
 * @param data the data folder, absolute
 */
public record StandaloneConfig(Settings settings, Path data) {
    private static final String LOOPBACK = "127.0.0.1";

    public static StandaloneConfig of(Settings settings) {
        return new StandaloneConfig(
                settings, settings.get(SharedSettings.DATA).toAbsolutePath().normalize());
    }

    /** Whether Kafka runs in this process. */
    public boolean embedsKafka() {
        return settings.get(SharedSettings.KAFKA_BOOTSTRAP_SERVERS).isEmpty();
    }

    /** Whether the store runs in this process. */
    public boolean embedsMongo() {
        return settings.get(ConnectorsSettings.MONGO_URI).isBlank();
    }

    /** Where checkpoints go. */
    public Path checkpoints() {
        String folder = settings.get(FlinkSettings.CHECKPOINTS_DIR);
        if (folder.isBlank()) {
            return data.resolve("flink").resolve("checkpoints");
        }
        try {
            return folder.startsWith("file:")
                    ? Path.of(URI.create(folder))
                    : Path.of(folder).toAbsolutePath().normalize();
        } catch (IllegalArgumentException e) {
            throw settings.invalid(FlinkSettings.CHECKPOINTS_DIR, "write a folder of this machine: " + e.getMessage());
        }
    }

    FlinkOptions flink() {
        return new FlinkOptions(
                data.resolve("flink"),
                checkpoints(),
                settings.get(StandaloneSettings.FLINK_WEB_BIND),
                settings.get(StandaloneSettings.FLINK_WEB_PORT),
                slots(),
                settings.get(FlinkSettings.CHECKPOINT_INTERVAL),
                stateBackend());
    }

    /** Every job has slots of its own. */
    private int slots() {
        return jobs().stream().mapToInt(job -> job.parallelism(settings)).sum();
    }

    /** The jobs that run. */
    List<RunningJob> jobs() {
        return StandaloneSettings.jobs(settings);
    }

    /**
     * RocksDB unless configured: state of days of instances stays on disk instead of growing on the one heap that all
     * share, and checkpoints every few seconds store only what changed.
     */
    private String stateBackend() {
        FlinkSettings.StateBackend backend = settings.get(FlinkSettings.STATE_BACKEND);
        return (backend == FlinkSettings.StateBackend.CLUSTER ? FlinkSettings.StateBackend.ROCKSDB : backend)
                .name()
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Looks at every port before anything starts, so that the answer to a taken one is a sentence.
     *
     * @throws EnvironmentException naming the port, its key and the remedy
     */
    void checkPorts() throws EnvironmentException {
        List<Listener> listeners = new ArrayList<>();
        listeners.add(new Listener(GatewaySettings.PORT, settings.get(GatewaySettings.BIND)));
        listeners.add(new Listener(GatewaySettings.ADMIN_PORT, settings.get(GatewaySettings.ADMIN_BIND)));
        listeners.add(new Listener(StandaloneSettings.FLINK_WEB_PORT, settings.get(StandaloneSettings.FLINK_WEB_BIND)));
        if (embedsKafka()) {
            listeners.add(new Listener(StandaloneSettings.KAFKA_EMBEDDED_PORT, LOOPBACK));
        }
        if (embedsMongo()) {
            listeners.add(new Listener(StandaloneSettings.MONGO_EMBEDDED_PORT, LOOPBACK));
        }
        for (Listener listener : listeners) {
            listener.check(settings);
        }
    }

    private record Listener(Setting<Integer> key, String host) {
        void check(Settings settings) throws EnvironmentException {
            int port = settings.get(key);
            if (port != 0 && !Ports.available(host, port)) {
                throw new EnvironmentException("Port " + port + " (" + key.key() + ") on " + host
                        + " cannot be used, most likely another program listens there: stop it, or choose another"
                        + " port with -D" + key.key() + "=PORT (0 takes any free one).");
            }
        }
    }
}
