package io.niffler.benchmarks.cstore;

import io.niffler.benchmarks.Processes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Orthanc with its default file storage and SQLite index, plug-ins off. */
final class OrthancReceiver implements Receiver {
    private final String name;
    private final int port = Processes.freePort();
    private final int httpPort = Processes.freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;

    /**
     * @param forced whether each file is forced to disk before it is acknowledged, which is Orthanc's default
     *     (SyncStorageArea) and which neither storescp nor Kafka do
     */
    OrthancReceiver(Path folder, String name, boolean forced) throws IOException {
        this.name = name;
        Path home = Files.createDirectories(folder.resolve("orthanc-forced-" + forced));
        Path configuration = home.resolve("orthanc.json");
        Files.writeString(configuration, """
                {
                  "Name": "benchmark",
                  "StorageDirectory": "%1$s/db",
                  "IndexDirectory": "%1$s/db",
                  "Plugins": [],
                  "SyncStorageArea": %3$b,
                  "HttpPort": %4$d,
                  "KeepAlive": false,
                  "RemoteAccessAllowed": false,
                  "AuthenticationEnabled": false,
                  "DicomServerEnabled": true,
                  "DicomAet": "ORTHANC",
                  "DicomPort": %2$d,
                  "DicomCheckCalledAet": false,
                  "DicomAlwaysAllowStore": true,
                  "MaximumPduLength": 131072,
                  "UnknownSopClassAccepted": true
                }
                """.formatted(home, port, forced, httpPort));
        Path log = folder.resolve(home.getFileName() + ".log");
        process = Processes.start(log, List.of("Orthanc", configuration.toString()));
        Processes.awaitPort(process, port, Duration.ofSeconds(30), log);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String aeTitle() {
        return "ORTHANC";
    }

    @Override
    public List<Process> processes() {
        return List.of(process);
    }

    @Override
    public void forget() throws IOException, InterruptedException {
        String patients = rest(HttpRequest.newBuilder(uri("/patients")).build());
        String body = "{\"Resources\": " + patients + "}";
        rest(HttpRequest.newBuilder(uri("/tools/bulk-delete"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    private String rest(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + response.statusCode());
        }
        return response.body();
    }

    @Override
    public void close() {
        Processes.stop(process);
    }
}
