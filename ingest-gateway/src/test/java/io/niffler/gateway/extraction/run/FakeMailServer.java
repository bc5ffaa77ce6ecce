package io.niffler.gateway.extraction.run;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server (RFC 5321) that takes one e-mail, or answers a command as it is told. Keeps each line that it gets. */
final class FakeMailServer implements Closeable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final SSLContext tls;
    private volatile Socket peer;
    private volatile boolean encrypted;

    /** @param tls null for a server that does not offer it */
    FakeMailServer(SSLContext tls) throws IOException {
        this.tls = tls;
        Thread thread = new Thread(this::serve, "fake-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Commands and text, as they came. */
    List<String> lines() {
        return lines;
    }

    /** Whether what came last came over TLS. */
    boolean encrypted() {
        return encrypted;
    }

    /** Answers a command, such as RCPT, with that line; silence for an empty one. */
    FakeMailServer answering(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    private void serve() {
        try (Socket socket = server.accept()) {
            peer = socket;
            say(socket, answers.getOrDefault("GREETING", "220 fake ESMTP"));
            converse(socket, tls != null);
        } catch (IOException e) {
            lines.add("the connection ended");
        }
    }

    private void converse(Socket socket, boolean offer) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        boolean text = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(line);
            if (text) {
                text = !line.equals(".");
                if (!text) {
                    say(socket, answers.getOrDefault("TEXT", "250 taken"));
                }
                continue;
            }
            String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            text = command.equals("DATA");
            say(socket, answers.getOrDefault(command, usual(command, offer)));
            if (command.equals("STARTTLS")) {
                SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, port(), true);
                secure.setUseClientMode(false);
                secure.startHandshake();
                encrypted = true;
                converse(secure, false);
                return;
            }
        }
    }

    private static String usual(String command, boolean offer) {
        return switch (command) {
            case "EHLO" -> offer ? "250-fake\r\n250 STARTTLS" : "250-fake\r\n250 8BITMIME";
            case "STARTTLS" -> "220 go ahead";
            case "DATA" -> "354 go ahead";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private static void say(Socket socket, String answer) throws IOException {
        if (!answer.isEmpty()) {
            OutputStream out = socket.getOutputStream();
            out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (peer != null) {
            peer.close();
        }
    }
}
