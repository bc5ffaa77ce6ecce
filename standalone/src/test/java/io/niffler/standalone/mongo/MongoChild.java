package io.niffler.standalone.mongo;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs a store until it is killed: ours, or the stock backend it replaces. Prints the port. */
public final class MongoChild {
    private MongoChild() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        int port;
        if (arguments[0].equals("stock")) {
            MongoServer server =
                    new MongoServer(new H2Backend(folder.resolve("store.mv").toString()));
            server.bind("127.0.0.1", 0);
            port = server.getLocalAddress().getPort();
        } else {
            port = EmbeddedMongo.start(folder, 0).port();
        }
        System.out.println("port=" + port);
        new CountDownLatch(1).await();
    }
}
