package io.niffler.standalone.interop;

import static org.awaitility.Awaitility.await;

import io.niffler.standalone.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;

/** An Orthanc server in a temporary folder, on free ports of the loopback interface, without plug-ins. */
public final class Orthanc implements AutoCloseable {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/sbin/Orthanc"), Path.of("/usr/bin/Orthanc"), Path.of("/usr/local/sbin/Orthanc"));
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path folder;
    private final URI address;
    private final int dicomPort;
    private Process process;

    private Orthanc(Path folder, int port, int dicomPort) {
        this.folder = folder;
        this.address = URI.create("http://127.0.0.1:" + port);
        this.dicomPort = dicomPort;
    }

    /** Where it is asked by DICOM, under the AE title ORTHANC. */
    public int dicomPort() {
        return dicomPort;
    }

    /** Skips the calling test where it is not installed. */
    public static void assumeInstalled() {
        Assumptions.assumeTrue(isInstalled(), "Orthanc is not installed (package orthanc)");
    }

    public static boolean isInstalled() {
        return PLACES.stream().anyMatch(Files::isExecutable);
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param modality a DICOM node it may send to, in its own notation: {@code ["AE", "host", port]}
     */
    public static Orthanc start(Path folder, String modalityName, String modality) throws IOException {
        return start(folder, modalityName, modality, Map.of());
    }

    /**
     * Starts it with more of its own settings.
     *
     * @param more JSON values by their keys
     */
    public static Orthanc start(Path folder, String modalityName, String modality, Map<String, String> more)
            throws IOException {
        return start(folder, "{\"%s\": %s}".formatted(modalityName, modality), more);
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param destinations ports of this machine by AE title
     */
    public static Orthanc start(Path folder, Map<String, Integer> destinations) throws IOException {
        return start(
                folder,
                destinations.entrySet().stream()
                        .map(entry ->
                                "\"%1$s\": [\"%1$s\", \"127.0.0.1\", %2$d]".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}")),
                Map.of());
    }

    private static Orthanc start(Path folder, String modalities, Map<String, String> more) throws IOException {
        Files.createDirectories(folder);
        int port = Ports.free();
        int dicomPort = Ports.free();
        Path configuration = folder.resolve("orthanc.json");
        Files.writeString(configuration, """
                {
                  "Name": "interop",%5$s
                  "StorageDirectory": "%1$s/storage",
                  "IndexDirectory": "%1$s/storage",
                  "SyncStorageArea": false,
                  "Plugins": [],
                  "HttpPort": %2$d,
                  "RemoteAccessAllowed": false,
                  "AuthenticationEnabled": false,
                  "DicomServerEnabled": true,
                  "DicomAet": "ORTHANC",
                  "DicomPort": %3$d,
                  "DicomAlwaysAllowFind": true,
                  "DicomAlwaysAllowMove": true,
                  "DicomModalities": %4$s
                }
                """.formatted(folder, port, dicomPort, modalities, lines(more)));
        Orthanc orthanc = new Orthanc(folder, port, dicomPort);
        orthanc.restart();
        return orthanc;
    }

    /** SIGKILL, unless it has ended. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again with what it holds, on the same ports, and returns when it answers. */
    public void restart() throws IOException {
        String program = PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
        ProcessBuilder builder = new ProcessBuilder(
                        program, folder.resolve("orthanc.json").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("orthanc.log").toFile()));
        // Without it each message waits 40 ms for an acknowledgement: its DICOM is DCMTK's.
        builder.environment().put("TCP_NODELAY", "1");
        process = builder.start();
        try {
            await("Orthanc answers").atMost(START).until(this::answers);
        } catch (RuntimeException e) {
            kill();
            throw e;
        }
    }

    private static String lines(Map<String, String> more) {
        StringBuilder lines = new StringBuilder();
        more.forEach((key, value) -> lines.append(String.format("%n  \"%s\": %s,", key, value)));
        return lines.toString();
    }

    private boolean answers() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("Orthanc has ended with status " + process.exitValue());
        }
        try {
            get("/system");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Stores a file by REST. */
    public void upload(Path file) throws IOException, InterruptedException {
        post("/instances", BodyPublishers.ofFile(file));
    }

    /** What {@code path} answers, wrapped as {@code {"all": ...}} because it may be an array. */
    public Document get(String path) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER).build());
    }

    public Document post(String path, String body) throws IOException, InterruptedException {
        return post(path, BodyPublishers.ofString(body));
    }

    private Document post(String path, BodyPublisher body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .timeout(ANSWER)
                .POST(body)
                .build());
    }

    private Document send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != OK) {
            throw new IOException(request.method() + " " + request.uri() + " answered " + response.statusCode() + ": "
                    + response.body());
        }
        return Document.parse("{\"all\": " + response.body() + "}");
    }

    @Override
    public void close() {
        kill();
    }
}
