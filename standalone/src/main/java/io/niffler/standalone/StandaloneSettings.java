package io.niffler.standalone;

import io.niffler.config.Setting;
import java.util.List;

/** The keys of what runs inside the one JVM: the embedded broker, store and Flink cluster. */
public final class StandaloneSettings {
    public static final Setting<Integer> KAFKA_EMBEDDED_PORT = Setting.ofInt(
            "kafka.embedded-port", 9092, 0, 65535, "port of the embedded broker on the loopback interface; 0 for any");

    public static final Setting<Integer> MONGO_EMBEDDED_PORT = Setting.ofInt(
            "mongo.embedded-port", 27017, 0, 65535, "port of the embedded store on the loopback interface; 0 for any");

    public static final Setting<Integer> FLINK_WEB_PORT =
            Setting.ofInt("flink.web-port", 8081, 0, 65535, "port of the Flink web UI; 0 for any");

    public static final Setting<String> FLINK_WEB_BIND =
            Setting.ofString("flink.web-bind", "127.0.0.1", "address the Flink web UI listens on; it asks no password");

    public static final List<Setting<?>> ALL =
            List.of(KAFKA_EMBEDDED_PORT, MONGO_EMBEDDED_PORT, FLINK_WEB_PORT, FLINK_WEB_BIND);

    private StandaloneSettings() {}
}
