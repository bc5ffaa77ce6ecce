package io.niffler.dicom.net.engine;

import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.net.ul.Connection;
import io.niffler.dicom.net.ul.WriteWatchdog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Connects to a peer, with or without TLS as the BCP 195 profile wants it (PS3.15 B.12, RFC 8996, RFC 9325). */
final class Connector {
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private final ScuConfig config;
    private final WriteWatchdog watchdog;

    Connector(ScuConfig config, WriteWatchdog watchdog) {
        this.config = config;
        this.watchdog = watchdog;
    }

    Connection connect() throws IOException {
        Socket socket = new Socket();
        try {
            InetSocketAddress address = new InetSocketAddress(config.host(), config.port());
            socket.connect(address, (int) config.connectTimeout().toMillis());
            return config.tls().isPresent()
                    ? secure(socket, config.tls().get())
                    : new Connection(socket, config.pduTimeout(), watchdog);
        } catch (IOException e) {
            socket.close();
            throw new IOException(
                    "Cannot connect to " + config.host() + ":" + config.port() + ": " + e.getMessage(), e);
        }
    }

    private Connection secure(Socket transport, SSLContext context) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(transport, config.host(), config.port(), true);
        socket.setSSLParameters(parameters(socket.getSSLParameters(), context.getSupportedSSLParameters()));
        Connection connection = new Connection(socket, transport, config.pduTimeout(), watchdog);
        boolean secured = false;
        try {
            connection.expireInput(config.associationTimeout(), "TLS handshake");
            socket.startHandshake();
            connection.keepInput();
            secured = true;
            return connection;
        } finally {
            if (!secured) {
                connection.close();
            }
        }
    }

    private SSLParameters parameters(SSLParameters ours, SSLParameters supported) {
        ours.setProtocols(
                Stream.of(supported.getProtocols()).filter(PROTOCOLS::contains).toArray(String[]::new));
        ours.setCipherSuites(Stream.of(supported.getCipherSuites())
                .filter(Connector::isRecommended)
                .toArray(String[]::new));
        if (config.verifyHostName()) {
            ours.setEndpointIdentificationAlgorithm("HTTPS");
        }
        return ours;
    }

    /** Authenticated encryption with forward secrecy: the suites of TLS 1.3, and (EC)DHE with GCM or ChaCha20 of TLS 1.2. */
    private static boolean isRecommended(String suite) {
        boolean forwardSecret =
                !suite.contains("_WITH_") || suite.startsWith("TLS_ECDHE_") || suite.startsWith("TLS_DHE_");
        boolean authenticated = suite.contains("_GCM_") || suite.contains("CHACHA20_POLY1305");
        boolean anonymous = suite.contains("_anon_") || suite.contains("_DSS_");
        return suite.startsWith("TLS_") && forwardSecret && authenticated && !anonymous;
    }
}
