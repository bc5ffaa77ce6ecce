package io.niffler.standalone;

import io.niffler.config.Setting;
import io.niffler.config.Settings;
import java.util.Arrays;
import java.util.List;

/** The keys of what runs inside the one JVM: the embedded broker, store and Flink cluster. */
public final class StandaloneSettings {
    private static final List<String> KNOWN_JOBS =
            Arrays.stream(RunningJob.values()).map(RunningJob::word).toList();

    public static final Setting<Integer> KAFKA_EMBEDDED_PORT = Setting.ofInt(
            "kafka.embedded-port", 9092, 0, 65535, "port of the embedded broker on the loopback interface; 0 for any");

    public static final Setting<Integer> MONGO_EMBEDDED_PORT = Setting.ofInt(
            "mongo.embedded-port", 27017, 0, 65535, "port of the embedded store on the loopback interface; 0 for any");

    public static final Setting<Integer> FLINK_WEB_PORT =
            Setting.ofInt("flink.web-port", 8081, 0, 65535, "port of the Flink web UI; 0 for any");

    public static final Setting<String> FLINK_WEB_BIND =
            Setting.ofString("flink.web-bind", "127.0.0.1", "address the Flink web UI listens on; it asks no password");

    public static final Setting<List<String>> JOBS = Setting.ofList(
                    "flink.jobs",
                    "metadata, png, utilization",
                    "jobs that `niffler up` runs: metadata, png, utilization")
            .where(
                    words -> !words.isEmpty() && KNOWN_JOBS.containsAll(words),
                    "write some of metadata, png, utilization");

    public static final List<Setting<?>> ALL =
            List.of(KAFKA_EMBEDDED_PORT, MONGO_EMBEDDED_PORT, FLINK_WEB_PORT, FLINK_WEB_BIND, JOBS);

    private StandaloneSettings() {}

    /** The jobs that run, in the order in which they are started. */
    static List<RunningJob> jobs(Settings settings) {
        List<String> words = settings.get(JOBS);
        return Arrays.stream(RunningJob.values())
                .filter(job -> words.contains(job.word()))
                .toList();
    }
}
