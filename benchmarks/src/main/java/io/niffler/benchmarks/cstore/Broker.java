package io.niffler.benchmarks.cstore;

import io.niffler.standalone.kafka.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The embedded broker as a process of its own, so that the gateway's memory and CPU time can be told apart from it. */
public final class Broker {
    private Broker() {}

    /** Arguments: folder and port. Runs until the process is ended. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (EmbeddedKafka broker = EmbeddedKafka.start(Path.of(args[0]), Integer.parseInt(args[1]))) {
            System.out.println("READY " + broker.bootstrapServers());
            new CountDownLatch(1).await();
        }
    }
}
