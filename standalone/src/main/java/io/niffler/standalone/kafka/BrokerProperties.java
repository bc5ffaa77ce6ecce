package io.niffler.standalone.kafka;

import java.nio.file.Path;
import java.util.Properties;

/** The broker configuration of a single node that shares its JVM: small buffers, few threads, quick restarts. */
final class BrokerProperties {
    private static final int MIB = 1 << 20;

    private BrokerProperties() {}

    static Properties of(String host, int port, int controllerPort, Path log) {
        Properties p = new Properties();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", "1");
        p.setProperty("controller.quorum.voters", "1@" + host + ":" + controllerPort);
        p.setProperty("listeners", "PLAINTEXT://" + host + ":" + port + ",CONTROLLER://" + host + ":" + controllerPort);
        p.setProperty("advertised.listeners", "PLAINTEXT://" + host + ":" + port);
        p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.setProperty("inter.broker.listener.name", "PLAINTEXT");
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty("log.dirs", log.toString());
        // After kill -9 the controller takes a new registration only when the old session has ended.
        p.setProperty("broker.session.timeout.ms", "2000");
        p.setProperty("broker.heartbeat.interval.ms", "500");
        p.setProperty("controlled.shutdown.enable", "false");
        singleNode(p);
        memory(p);
        return p;
    }

    private static void singleNode(Properties p) {
        p.setProperty("auto.create.topics.enable", "false");
        p.setProperty("offsets.topic.replication.factor", "1");
        p.setProperty("offsets.topic.num.partitions", "4");
        p.setProperty("transaction.state.log.replication.factor", "1");
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("transaction.state.log.num.partitions", "4");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        // Recovery after kill -9 reads the open segment of each partition: keep them short.
        p.setProperty("log.segment.bytes", Integer.toString(256 * MIB));
        p.setProperty("num.recovery.threads.per.data.dir", "2");
        p.setProperty("metadata.log.segment.bytes", Integer.toString(16 * MIB));
        p.setProperty("metadata.max.retention.bytes", Integer.toString(64 * MIB));
    }

    private static void memory(Properties p) {
        p.setProperty("num.network.threads", "2");
        p.setProperty("num.io.threads", "4");
        p.setProperty("background.threads", "2");
        // The system's choice: it lets the buffers grow beyond what it allows to be asked for.
        p.setProperty("socket.send.buffer.bytes", "-1");
        p.setProperty("socket.receive.buffer.bytes", "-1");
        p.setProperty("log.cleaner.threads", "1");
        p.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(4 * MIB));
        // What all requests waiting for the broker may hold together.
        p.setProperty("socket.request.max.bytes", Integer.toString(100 * MIB));
        p.setProperty("queued.max.request.bytes", Integer.toString(128 * MIB));
    }
}
