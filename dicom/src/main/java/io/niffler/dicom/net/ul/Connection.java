package io.niffler.dicom.net.ul;

import io.niffler.dicom.net.AssociationEnd;
import io.niffler.dicom.net.AssociationLostException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A TCP connection on which nothing waits for ever: reads spend {@link WaitBudget}s, writes have a deadline. */
public final class Connection implements AutoCloseable {
    private static final int MAX_DRAINED = 1 << 20;

    private final Socket socket;
    private final Socket transport;
    private final InputStream in;
    private final OutputStream out;
    private final InetSocketAddress remote;
    private final long writeTimeoutNanos;
    private final WriteWatchdog watchdog;
    private final ReentrantLock writeLock = new ReentrantLock();
    /** When the running write must be done, in the time of System.nanoTime, never 0; 0 when none runs. */
    private volatile long writeDeadline;

    private volatile boolean stalled;
    /** When nothing more is waited for, in the time of System.nanoTime, never 0; 0 for no such time. */
    private volatile long inputDeadline;

    /** What did not come in time; null when nothing was given up. */
    private volatile String inputExpired;

    private volatile String awaited = "";

    /** Takes over a connected socket; the caller closes it when this throws. */
    public Connection(Socket socket, Duration writeTimeout, WriteWatchdog watchdog) throws IOException {
        this(socket, socket, writeTimeout, watchdog);
    }

    /**
     * Takes over a connected socket and one that is layered over it, for TLS; the caller closes both when this throws.
     *
     * @param socket to read from and write to
     * @param transport the socket beneath, which can be closed without a word to the peer
     */
    public Connection(Socket socket, Socket transport, Duration writeTimeout, WriteWatchdog watchdog)
            throws IOException {
        this.socket = socket;
        this.transport = transport;
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.remote = (InetSocketAddress) socket.getRemoteSocketAddress();
        this.writeTimeoutNanos = writeTimeout.toNanos();
        this.watchdog = watchdog;
        watchdog.watch(this);
    }

    /** The other end. */
    public InetSocketAddress remote() {
        return remote;
    }

    /**
     * Reads at least one byte, straight into the array.
     *
     * @return the number of bytes, or -1 when the peer closed the connection
     * @throws AssociationLostException when a budget runs out or the connection breaks
     */
    int read(byte[] b, int off, int len, WaitBudget budget, WaitBudget second) throws AssociationLostException {
        WaitBudget tighter = second.remainingNanos() < budget.remainingNanos() ? second : budget;
        long left = tighter.remainingNanos();
        if (left <= 0) {
            throw timedOut(tighter);
        }
        long before = System.nanoTime();
        try {
            long millis = TimeUnit.NANOSECONDS.toMillis(left) + 1;
            socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
            int n = in.read(b, off, len);
            if (n < 0 && inputExpired != null) {
                throw expired(null);
            }
            return n;
        } catch (SocketTimeoutException e) {
            throw timedOut(tighter);
        } catch (IOException e) {
            throw lost(e);
        } finally {
            long waited = System.nanoTime() - before;
            budget.charge(waited);
            second.charge(waited);
        }
    }

    private static AssociationLostException timedOut(WaitBudget budget) {
        return new AssociationLostException(
                AssociationEnd.TIMEOUT, "the peer was silent or too slow: " + budget.describe());
    }

    private AssociationLostException expired(IOException cause) {
        return new AssociationLostException(
                AssociationEnd.TIMEOUT, "the peer was silent or too slow: " + inputExpired, cause);
    }

    private AssociationLostException lost(IOException e) {
        if (inputExpired != null) {
            return expired(e);
        }
        if (stalled) {
            return new AssociationLostException(AssociationEnd.TIMEOUT, "the peer did not take what was sent to it", e);
        }
        return new AssociationLostException(
                AssociationEnd.CONNECTION_LOST, "the connection broke: " + e.getMessage(), e);
    }

    /**
     * Writes all bytes, whole PDUs, as far as possible in one system call.
     *
     * @throws AssociationLostException when the peer does not take them in time or the connection breaks
     */
    public void write(byte[] b, int off, int len) throws AssociationLostException {
        writeLock.lock();
        try {
            writeLocked(b, off, len);
        } finally {
            writeLock.unlock();
        }
    }

    /** Writes all bytes. */
    public void write(byte[] b) throws AssociationLostException {
        write(b, 0, b.length);
    }

    /** Writes unless another thread is writing or the connection is broken: for a last word before closing. */
    public void writeIfPossible(byte[] b) {
        if (writeLock.tryLock()) {
            try {
                writeLocked(b, 0, b.length);
            } catch (AssociationLostException e) {
                // The peer is gone or does not listen: there is nobody left to tell.
                close();
            } finally {
                writeLock.unlock();
            }
        }
    }

    private void writeLocked(byte[] b, int off, int len) throws AssociationLostException {
        writeDeadline = System.nanoTime() + writeTimeoutNanos | 1;
        try {
            out.write(b, off, len);
        } catch (IOException e) {
            throw lost(e);
        } finally {
            writeDeadline = 0;
        }
    }

    /**
     * From any thread: when the time has come, to a quarter of a second, all reading fails with a timeout, also that which waits
     * already. Writing stays possible.
     *
     * @param what is waited for, to be told then
     */
    public void expireInput(Duration after, String what) {
        awaited = "no " + what + " within " + after;
        inputDeadline = System.nanoTime() + after.toNanos() | 1;
    }

    /** Takes {@link #expireInput} back; no use when it has happened. */
    public void keepInput() {
        inputDeadline = 0;
    }

    void enforceDeadlines(long now) {
        if (isPast(writeDeadline, now)) {
            stalled = true;
            closeTransport();
            close();
        } else if (isPast(inputDeadline, now)) {
            inputExpired = awaited;
            inputDeadline = 0;
            shutTransportInput();
        }
    }

    private static boolean isPast(long deadline, long now) {
        return deadline != 0 && now - deadline > 0;
    }

    /** TLS waits for a running write before it closes; the transport does not. */
    private void closeTransport() {
        try {
            transport.close();
        } catch (IOException e) {
            // A socket that fails to close is closed all the same; there is nothing to be done about it.
            return;
        }
    }

    private void shutTransportInput() {
        try {
            transport.shutdownInput();
        } catch (IOException e) {
            // Closed already: reading fails as it should.
            return;
        }
    }

    /**
     * Says that nothing more will be sent and waits, within the budget, for the peer to close. Closing at once with unread bytes
     * would reset the connection, and the peer might never see our last PDU.
     */
    public void linger(WaitBudget budget) {
        try {
            socket.shutdownOutput();
            byte[] discarded = new byte[8192];
            int drained = 0;
            int n = 0;
            while (n >= 0 && drained < MAX_DRAINED) {
                drained += n;
                n = read(discarded, 0, discarded.length, budget, budget);
            }
        } catch (IOException e) {
            // Broken, or the peer did not close in time: it is closed from here either way.
            close();
        }
    }

    /** True once closed from this side. */
    public boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() {
        watchdog.forget(this);
        try {
            socket.close();
        } catch (IOException e) {
            // A socket that fails to close is closed all the same; there is nothing to be done about it.
            return;
        }
    }
}
