package io.niffler.dicom.testing;

import io.niffler.dicom.net.ul.Connection;
import io.niffler.dicom.net.ul.WriteWatchdog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A query/retrieve provider for tests, on a free port of the loopback address. It holds generated studies in memory and answers C-ECHO,
 * C-FIND at patient and study level, C-MOVE and C-GET in both models, for each study as its scripts say. Studies and destinations may
 * be added at any time. Thread-safe.
 */
public final class ScriptedPacs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptedPacs.class);
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(60);
    private static final int BACKLOG = 200;
    private static final long END_SECONDS = 20;

    private final String aeTitle;
    private final PacsArchive archive = new PacsArchive();
    private final PacsCounts counts = new PacsCounts();
    private final Map<String, InetSocketAddress> destinations = new ConcurrentHashMap<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final WriteWatchdog watchdog = new WriteWatchdog();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "scripted-pacs");
        thread.setDaemon(true);
        return thread;
    });
    private volatile ServerSocket server;
    private volatile boolean relational = true;
    private final int port;

    /** Starts it. */
    public ScriptedPacs(String aeTitle) throws IOException {
        this.aeTitle = aeTitle;
        this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        this.port = server.getLocalPort();
        ServerSocket first = server;
        threads.execute(() -> accept(first));
    }

    /** Adds a study, whose scripts are not changed any more. */
    public ScriptedPacs add(PacsStudy study) {
        archive.add(study);
        return this;
    }

    /** Where C-MOVE finds an AE title. */
    public ScriptedPacs destination(String ae, InetSocketAddress address) {
        destinations.put(ae, address);
        return this;
    }

    /** Whether it agrees to relational queries on further associations; it does by default. */
    public ScriptedPacs relational(boolean agrees) {
        this.relational = agrees;
        return this;
    }

    /** The AE title it answers to. */
    public String aeTitle() {
        return aeTitle;
    }

    /** The port on the loopback address, the same after {@link #revive()}. */
    public int port() {
        return port;
    }

    /** What it was asked. */
    public PacsCounts counts() {
        return counts;
    }

    /** Associations open now, those to destinations included. */
    public int openConnections() {
        connections.removeIf(Connection::isClosed);
        return connections.size();
    }

    /** Closes the listening socket and, without a word, all associations. */
    public void die() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("The listening socket failed to close: {}", e.getMessage());
        }
        connections.forEach(Connection::close);
    }

    /** True while it listens. */
    public boolean isAlive() {
        return !server.isClosed();
    }

    /** Listens again after {@link #die()}. */
    public void revive() throws IOException {
        ServerSocket again = new ServerSocket();
        again.setReuseAddress(true);
        again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server = again;
        threads.execute(() -> accept(again));
    }

    PacsArchive archive() {
        return archive;
    }

    InetSocketAddress destination(String ae) {
        return destinations.get(ae);
    }

    Future<?> submit(Runnable work) {
        return threads.submit(work);
    }

    /** A connection that ends when the PACS does. */
    Connection connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        return keep(socket);
    }

    private Connection keep(Socket socket) throws IOException {
        connections.removeIf(Connection::isClosed);
        Connection connection = new Connection(socket, WRITE_TIMEOUT, watchdog);
        connections.add(connection);
        if (server.isClosed()) {
            connection.close();
        }
        return connection;
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Connection connection = keep(from.accept());
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                LOG.debug("No longer accepting: {}", e.getMessage());
            }
        }
    }

    private void serve(Connection connection) {
        try (connection) {
            new PacsAssociation(this, connection, relational).serve();
        } catch (IOException | ExecutionException e) {
            LOG.debug("An association ended: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    @Override
    public void close() {
        die();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Threads of the scripted PACS did not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
