package io.niffler.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Takes TLS connections on a free port and passes what they carry on to a plain port, both ways. */
final class TlsRelay implements AutoCloseable {
    /** The protocol and cipher suite of each connection, such as {@code TLSv1.3 TLS_AES_256_GCM_SHA384}. */
    final List<String> sessions = new CopyOnWriteArrayList<>();

    private final SSLServerSocket server;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    TlsRelay(SSLContext context, int target) throws IOException {
        this(context, target, server -> {});
    }

    /**
     * Starts with settings of the socket.
     *
     * @param settings applied before the first connection can come
     */
    TlsRelay(SSLContext context, int target, Consumer<SSLServerSocket> settings) throws IOException {
        this.target = target;
        this.server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        settings.accept(server);
        start(this::acceptAll);
    }

    int port() {
        return server.getLocalPort();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "tls-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                SSLSocket secure = (SSLSocket) server.accept();
                sockets.add(secure);
                start(() -> relay(secure));
            } catch (IOException e) {
                // Closed.
                return;
            }
        }
    }

    private void relay(SSLSocket secure) {
        try (secure;
                Socket plain = new Socket(InetAddress.getLoopbackAddress(), target)) {
            sockets.add(plain);
            secure.startHandshake();
            sessions.add(secure.getSession().getProtocol() + " "
                    + secure.getSession().getCipherSuite());
            start(() -> pump(plain, secure));
            pump(secure, plain);
        } catch (IOException e) {
            // The handshake failed, as some tests want it to.
            return;
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // One of the two sides is gone.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
