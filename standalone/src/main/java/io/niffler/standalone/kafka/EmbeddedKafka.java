package io.niffler.standalone.kafka;

import io.niffler.standalone.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka node (broker and KRaft controller) on the loopback interface. Its folder holds the cluster id, the
 * configuration that was used last and the log; a broker started on the same folder again has all its topics.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker and returns when clients can use it.
     *
     * @param folder where cluster id, configuration and log live; created when missing
     * @param port the port for clients; 0 takes a free one
     * @throws IOException when the folder cannot be used or the broker does not start
     */
    public static EmbeddedKafka start(Path folder, int port) throws IOException {
        Path log = Files.createDirectories(folder.resolve("log"));
        int clientPort = Ports.orFree(port);
        // The controller talks to nobody but this broker: its port is nobody's business and changes with each start.
        Properties properties = BrokerProperties.of(LOOPBACK, clientPort, Ports.free(), log);
        format(folder, log, properties);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new IOException("Kafka did not start on port " + clientPort + ": " + e.getMessage(), e);
        }
        LOG.info("Kafka listens on {}:{}, log in {}", LOOPBACK, clientPort, log);
        return new EmbeddedKafka(server, clientPort);
    }

    /** What clients set as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return LOOPBACK + ":" + port;
    }

    /** The port clients connect to. */
    public int port() {
        return port;
    }

    /** Stops the broker; the log is flushed and closed, so the next start needs no recovery. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path folder, Path log, Properties properties) throws IOException {
        Path file = folder.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            properties.store(writer, "Written at each start");
        }
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String[] arguments = {"format", "-t", clusterId(folder), "-c", file.toString(), "--ignore-formatted"};
        int status;
        try (PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            status = StorageTool.execute(arguments, stream);
        }
        if (status != 0) {
            throw new IOException("Kafka's storage in " + folder + " could not be formatted: "
                    + output.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private static String clusterId(Path folder) throws IOException {
        Path file = folder.resolve("cluster-id");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        String id = Uuid.randomUuid().toString();
        Files.writeString(file, id + "\n");
        return id;
    }
}
