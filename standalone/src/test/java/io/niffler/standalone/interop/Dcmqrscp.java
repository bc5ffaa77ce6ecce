package io.niffler.standalone.interop;

import static org.awaitility.Awaitility.await;

import io.niffler.dicom.net.Dcmtk;
import io.niffler.standalone.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** DCMTK's archive, in a temporary folder, on a free port. It holds at most 500 studies. */
public final class Dcmqrscp implements AutoCloseable {
    public static final String AE = "DCMQRSCP";
    private static final Duration START = Duration.ofMinutes(1);

    private final Process process;
    private final int port;

    private Dcmqrscp(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Skips the calling test where it is not installed. */
    public static void assumeInstalled() {
        Dcmtk.assumeInstalled(List.of("dcmqrscp"));
    }

    /** Whether {@link #start} can work here. */
    public static boolean isInstalled() {
        return Dcmtk.isInstalled("dcmqrscp");
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param destinations ports of this machine by AE title
     */
    public static Dcmqrscp start(Path folder, Map<String, Integer> destinations) throws IOException {
        Path storage = Files.createDirectories(folder.resolve("storage"));
        int port = Ports.free();
        String hosts = destinations.entrySet().stream()
                .map(entry -> entry.getKey().toLowerCase(Locale.ROOT) + " = (" + entry.getKey() + ", localhost, "
                        + entry.getValue() + ")")
                .collect(Collectors.joining("\n"));
        Path configuration = folder.resolve("dcmqrscp.cfg");
        Files.writeString(configuration, """
                NetworkTCPPort = %d
                MaxPDUSize = 16384
                MaxAssociations = 16
                HostTable BEGIN
                %s
                HostTable END
                VendorTable BEGIN
                VendorTable END
                AETable BEGIN
                %s %s RW (500, 1024mb) ANY
                AETable END
                """.formatted(port, hosts, AE, storage));
        Dcmqrscp archive = new Dcmqrscp(Dcmtk.start("dcmqrscp", "-c", configuration.toString()), port);
        await("dcmqrscp listens").atMost(START).until(archive::listens);
        return archive;
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("dcmqrscp has ended with status " + process.exitValue());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
