package io.niffler.dicom.net.engine;

import io.niffler.dicom.net.AssociationEnd;
import io.niffler.dicom.net.AssociationListener;
import io.niffler.dicom.net.AssociationLog;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.ScpConfig;
import io.niffler.dicom.net.StorageScp;
import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.ul.Connection;
import io.niffler.dicom.net.ul.WriteWatchdog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts connections and gives each its thread, within the limits. */
final class ScpServer implements StorageScp {
    private static final Logger LOG = LoggerFactory.getLogger(ScpServer.class);
    private static final int BACKLOG = 128;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Duration END_GRACE = Duration.ofSeconds(5);

    private final ScpConfig config;
    private final AssociationListener listener;
    private final ServerSocket server;
    private final Admission admission;
    private final Negotiator negotiator;
    private final Dispatcher dispatcher;
    private final WriteWatchdog watchdog;
    private final Map<ScpAssociation, Thread> open = new ConcurrentHashMap<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Thread acceptor;
    private long lastId;

    ScpServer(ScpConfig config, InstanceHandler handler, AssociationListener listener, WriteWatchdog watchdog)
            throws IOException {
        this.config = config;
        this.listener = new AssociationLog(listener);
        this.watchdog = watchdog;
        this.admission = new Admission(config.maxAssociations(), config.maxAssociationsPerAddress());
        this.negotiator = new Negotiator(config);
        this.dispatcher = new Dispatcher(Map.of(
                CommandField.C_ECHO_RQ, new EchoService(this.listener),
                CommandField.C_STORE_RQ, new StoreService(handler, this.listener)));
        this.server = bind(config);
        this.acceptor = new Thread(this::acceptAll, "dicom-accept-" + server.getLocalPort());
        acceptor.start();
    }

    private static ServerSocket bind(ScpConfig config) throws IOException {
        InetSocketAddress address = new InetSocketAddress(config.bindAddress(), config.port());
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            if (config.receiveBuffer() > 0) {
                server.setReceiveBufferSize(config.receiveBuffer());
            }
            server.bind(address, BACKLOG);
            return server;
        } catch (IOException e) {
            server.close();
            throw new IOException(
                    "Cannot listen on " + address + ": " + e.getMessage() + ". Choose a free port and an own address.",
                    e);
        }
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    @Override
    public int openAssociations() {
        return admission.serving();
    }

    private void acceptAll() {
        while (!closing.get()) {
            try {
                serve(server.accept());
            } catch (IOException e) {
                if (!closing.get()) {
                    // For example too many open files: connections that end will free some.
                    LOG.warn("Cannot accept a connection: {}", e.getMessage());
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } catch (RuntimeException e) {
                // One connection's trouble, a listener's for example, must not end the accepting of all others.
                LOG.error("Accepting a connection failed", e);
            }
        }
    }

    private void serve(Socket socket) {
        InetSocketAddress remote = (InetSocketAddress) socket.getRemoteSocketAddress();
        Admission.Verdict verdict = admission.enter(remote.getAddress());
        if (verdict == Admission.Verdict.DROP) {
            closeQuietly(socket);
            listener.connectionDropped(remote, AssociationEnd.LOCAL_FAILURE, "too many connections");
            return;
        }
        boolean started = false;
        try {
            Connection connection = new Connection(socket, config.pduTimeout(), watchdog);
            start(connection, remote, verdict);
            started = true;
        } catch (IOException | OutOfMemoryError e) {
            // A peer that is gone already, or no thread to be had. Neither may end the accepting.
            LOG.warn("Cannot serve a connection: {}", e.getMessage());
        } finally {
            if (!started) {
                admission.leave(remote.getAddress(), verdict);
                closeQuietly(socket);
            }
        }
    }

    private void start(Connection connection, InetSocketAddress remote, Admission.Verdict verdict) {
        long id = ++lastId;
        ScpAssociation association = new ScpAssociation(config, negotiator, dispatcher, listener, connection, id);
        Runnable work = () -> {
            try {
                association.serve(verdict == Admission.Verdict.REJECT);
            } finally {
                open.remove(association);
                admission.leave(remote.getAddress(), verdict);
            }
        };
        Thread thread = new Thread(work, "dicom-association-" + id);
        open.put(association, thread);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            open.remove(association);
            connection.close();
            throw e;
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A socket failed to close", e);
        }
    }

    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("The listening socket failed to close: {}", e.getMessage());
        }
        boolean interrupted = join(acceptor, END_GRACE.toNanos());
        long graceEnd = System.nanoTime() + config.closeGrace().toNanos();
        while (!interrupted && !open.isEmpty() && System.nanoTime() < graceEnd) {
            open.keySet().forEach(ScpAssociation::stopWhenIdle);
            LockSupport.parkNanos(PAUSE_NANOS / 10);
            interrupted = Thread.interrupted();
        }
        open.forEach((association, thread) -> {
            association.stop();
            thread.interrupt();
        });
        long end = System.nanoTime() + END_GRACE.toNanos();
        for (Thread thread : open.values()) {
            interrupted |= join(thread, end - System.nanoTime());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a thread to end; true when interrupted meanwhile. */
    private static boolean join(Thread thread, long nanos) {
        try {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
