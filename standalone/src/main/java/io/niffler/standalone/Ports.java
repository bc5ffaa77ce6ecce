package io.niffler.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks at TCP ports of this machine before a server is started on them. */
public final class Ports {
    private Ports() {}

    /**
     * A port nobody listens on now. Somebody else may take it before the caller does; for servers that must
     * announce their port before they bind it (Kafka's advertised listeners) there is no better way.
     *
     * @throws IOException when the system has no port left
     */
    public static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** {@code port}, or a free one when it is 0. */
    public static int orFree(int port) throws IOException {
        return port == 0 ? free() : port;
    }

    /** Whether a server could listen on {@code host:port} now. */
    public static boolean available(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Servers set it too: a port whose last connections are in TIME_WAIT is free for them.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
