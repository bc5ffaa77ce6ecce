package io.niffler.standalone.kafka;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs a broker until it is killed. Prints its address. */
public final class KafkaChild {
    private KafkaChild() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), 0);
        System.out.println("kafka=" + kafka.bootstrapServers() + ";");
        new CountDownLatch(1).await();
    }
}
