package io.niffler.standalone.mongo;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MongoDB's wire protocol over one file. It knows what Niffler needs: upserts by {@code _id}, update operators,
 * simple aggregations. It knows no transactions, users or change streams.
 */
public final class EmbeddedMongo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMongo.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int CACHE_MIB = 32;

    private final MongoServer server;
    private final StoreHousekeeping housekeeping;
    private final int port;

    private EmbeddedMongo(MongoServer server, StoreHousekeeping housekeeping, int port) {
        this.server = server;
        this.housekeeping = housekeeping;
        this.port = port;
    }

    /**
     * Opens the store in {@code folder} and listens on the loopback interface.
     *
     * @param folder holds the one file; created when missing
     * @param port the port for clients; 0 lets the system choose
     * @throws IOException when the file cannot be opened or the port is taken
     */
    public static EmbeddedMongo start(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("store.mv");
        MVStore store = open(file);
        DurableBackend backend = new DurableBackend(store);
        MongoServer server = new MongoServer(backend);
        try {
            server.bind(LOOPBACK, port);
        } catch (RuntimeException e) {
            server.shutdownNow();
            throw new IOException("the MongoDB-wire store did not start on port " + port + ": " + e.getMessage(), e);
        }
        InetSocketAddress address = server.getLocalAddress();
        LOG.info("MongoDB wire protocol on {}:{}, file {}", LOOPBACK, address.getPort(), file);
        return new EmbeddedMongo(server, new StoreHousekeeping(backend), address.getPort());
    }

    private static MVStore open(Path file) throws IOException {
        try {
            // Only DurableBackend may commit: an automatic commit could store half a command.
            return new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .cacheSize(CACHE_MIB)
                    .compress()
                    .open();
        } catch (MVStoreException e) {
            throw new IOException(
                    "the store " + file + " cannot be opened: " + e.getMessage()
                            + ". If another process uses it, stop that one; if the file is damaged, move it away"
                            + " and let the job fill a new one from Kafka.",
                    e);
        }
    }

    /** The connection string for drivers. Retryable writes need sessions, which this store has not. */
    public String uri() {
        return uri(port);
    }

    /** The connection string of a store of this class that listens on {@code port} of this machine. */
    public static String uri(int port) {
        return "mongodb://" + LOOPBACK + ":" + port + "/?retryWrites=false";
    }

    /** The port clients connect to. */
    public int port() {
        return port;
    }

    /** Ends the connections and closes the file with everything written. */
    @Override
    public void close() {
        housekeeping.close();
        server.shutdownNow();
    }
}
