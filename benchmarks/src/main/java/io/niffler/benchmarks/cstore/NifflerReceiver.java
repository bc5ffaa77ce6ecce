package io.niffler.benchmarks.cstore;

import io.niffler.benchmarks.Processes;
import io.niffler.gateway.GatewayMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The gateway with a heap of 512 MB and a Kafka broker beside it, a process each. */
final class NifflerReceiver implements Receiver {
    /** With {@code NewRatio} as docs/cluster.md advises: arrays of whole instances are no special case to it. */
    private static final String COLLECTOR = "-XX:+UseParallelGC";

    private static final String RETENTION = Long.toString(256L << 20);

    private final int port = Processes.freePort();
    private final Process broker;
    private final Process gateway;
    private final Path heapLog;

    NifflerReceiver(Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("niffler"));
        Path log = folder.resolve("niffler.log");
        heapLog = folder.resolve("gateway-gc.log");
        int brokerPort = Processes.freePort();
        broker = Processes.start(
                log,
                java(
                        List.of("-Xmx768m", COLLECTOR),
                        Broker.class,
                        home.resolve("kafka").toString(),
                        Integer.toString(brokerPort)));
        Processes.awaitPort(broker, brokerPort, Duration.ofSeconds(60), log);
        gateway = Processes.start(
                log,
                java(
                        gatewayOptions(),
                        GatewayMain.class,
                        "-Ddata=" + home,
                        "-Dkafka.bootstrap-servers=127.0.0.1:" + brokerPort,
                        "-Dkafka.topics.instances-retention-size=" + RETENTION,
                        "-Dgateway.port=" + port,
                        "-Dgateway.bind=127.0.0.1",
                        "-Dgateway.admin-port=0"));
        Processes.awaitPort(gateway, port, Duration.ofSeconds(60), log);
    }

    private List<String> gatewayOptions() {
        List<String> options = new ArrayList<>(
                List.of("-Xms512m", "-Xmx512m", COLLECTOR, "-XX:NewRatio=1", "-Xlog:gc:file=" + heapLog));
        String profile = System.getProperty("gateway.profile");
        if (profile != null) {
            options.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + profile);
        }
        return options;
    }

    private static List<String> java(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    @Override
    public String name() {
        return "Niffler";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String aeTitle() {
        return "NIFFLER";
    }

    @Override
    public List<Process> processes() {
        return List.of(broker, gateway);
    }

    /** What the gateway needed at the most. */
    String memory() throws IOException {
        return "gateway: heap limit 512 MiB, peak resident memory %d MiB; broker: peak resident memory %d MiB"
                .formatted(Processes.peakMemory(gateway), Processes.peakMemory(broker));
    }

    /** The topic's retention drops old segments by itself. */
    @Override
    public void forget() {}

    @Override
    public void close() {
        Processes.stop(gateway);
        Processes.stop(broker);
    }
}
