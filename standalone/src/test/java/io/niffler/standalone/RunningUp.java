package io.niffler.standalone;

import static org.awaitility.Awaitility.await;

import io.niffler.standalone.cli.Niffler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code niffler up} in a JVM of its own, always on the same ports, to be killed and started again. */
public final class RunningUp implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    public final int dicomPort;
    public final int mongoPort;
    public final int kafkaPort;
    public final Path data;

    private final Path output;
    private final List<String> arguments = new ArrayList<>();
    private ChildJvm child;
    private int starts;

    public RunningUp(Path folder, String... settings) throws IOException {
        this.data = folder.resolve("data");
        this.output = folder.resolve("up.out");
        this.dicomPort = Ports.free();
        this.mongoPort = Ports.free();
        this.kafkaPort = Ports.free();
        arguments.addAll(List.of("up", "--data", data.toString(), "-Dgateway.bind=127.0.0.1"));
        arguments.add("-Dgateway.port=" + dicomPort);
        arguments.add("-Dmongo.embedded-port=" + mongoPort);
        arguments.add("-Dgateway.admin-port=" + Ports.free());
        arguments.add("-Dkafka.embedded-port=" + kafkaPort);
        arguments.add("-Dflink.web-port=" + Ports.free());
        arguments.addAll(List.of(settings));
    }

    /** Starts it and waits for the line READY. */
    public void start() throws IOException {
        child = ChildJvm.start(output, List.of("-Xmx1g"), Niffler.class.getName(), arguments, Map.of());
        starts++;
        await("READY").atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!child.isAlive()) {
                throw new IllegalStateException("up has ended: " + child.output());
            }
            return child.output().lines().filter("READY"::equals).count() == starts;
        });
    }

    public ChildJvm child() {
        return child;
    }

    public List<String> arguments() {
        return arguments;
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
    }
}
