package io.niffler.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.events.testing.TestKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More large instances at once than fit, and a broker that goes away meanwhile: the gateway lives within its heap. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class GatewayMemoryIT {
    private static final int ASSOCIATIONS = 20;
    private static final Pattern DICOM = Pattern.compile("DICOM /127\\.0\\.0\\.1:(\\d+)");

    private final AtomicInteger stored = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicBoolean back = new AtomicBoolean();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseParallelGC -XX:NewRatio=1"})
    void staysWithinItsHeapWhenKafkaIsAway(String collector) throws Exception {
        DataSet dataSet = TestObjects.instance(TestObjects.Kind.CR, "study", "series", 1);
        byte[] bytes = Peer.encode(dataSet);
        ExecutorService senders = Executors.newFixedThreadPool(ASSOCIATIONS);
        Path output = folder.resolve("out");
        try (TestKafka broker = TestKafka.start(Files.createDirectories(folder.resolve("kafka")))) {
            Process gateway = start(collector, broker.bootstrapServers(), output);
            try {
                InetSocketAddress address = address(output);
                List<Future<?>> sending = new ArrayList<>();
                for (int i = 0; i < ASSOCIATIONS; i++) {
                    sending.add(senders.submit(() -> send(address, dataSet, bytes)));
                }
                await().atMost(Duration.ofSeconds(60)).until(() -> stored.get() > 0);
                broker.stop();
                await().atMost(Duration.ofSeconds(60)).until(() -> refused.get() >= ASSOCIATIONS || !gateway.isAlive());
                broker.start();
                back.set(true);
                assertThat(gateway.isAlive()).as(Files.readString(output)).isTrue();
                for (Future<?> sender : sending) {
                    sender.get(120, TimeUnit.SECONDS);
                }
                assertThat(gateway.isAlive()).as(Files.readString(output)).isTrue();
            } finally {
                gateway.destroyForcibly().waitFor();
                senders.shutdownNow();
            }
        }
    }

    /** Sends again and again until an instance is acknowledged that was sent after the broker came back. */
    private Void send(InetSocketAddress address, DataSet dataSet, byte[] bytes) throws IOException {
        String sopClass = dataSet.string(Tag.SOP_CLASS_UID);
        String sopInstance = dataSet.string(Tag.SOP_INSTANCE_UID);
        try (Peer peer = new Peer(address)) {
            boolean done = false;
            while (!done) {
                boolean last = back.get();
                int status = peer.store(sopClass, sopInstance, bytes).status();
                assertThat(status).isIn(Status.SUCCESS, Status.OUT_OF_RESOURCES);
                if (status == Status.SUCCESS) {
                    stored.incrementAndGet();
                    done = last;
                } else {
                    refused.incrementAndGet();
                }
            }
        }
        return null;
    }

    /** With the default limits and the heap they are said to need. */
    private Process start(String collector, String bootstrapServers, Path output) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(collector.split(" ")));
        command.addAll(List.of(
                "-Xmx384m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayMain.class.getName(),
                "-Dgateway.port=0",
                "-Dgateway.bind=127.0.0.1",
                "-Dgateway.admin-port=0",
                "-Dgateway.publish-timeout=5s",
                "-Dkafka.bootstrap-servers=" + bootstrapServers,
                "-Ddata=" + folder));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static InetSocketAddress address(Path output) {
        Matcher port = await().atMost(Duration.ofSeconds(60))
                .until(() -> DICOM.matcher(Files.readString(output)), Matcher::find);
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
    }
}
