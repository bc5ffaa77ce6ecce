package io.niffler.benchmarks.cstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Orthanc with its default file storage and SQLite index, plug-ins off. */
final class OrthancReceiver implements Receiver {
    private final int port = Processes.freePort();
    private final Process process;

    OrthancReceiver(Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("orthanc"));
        Path configuration = home.resolve("orthanc.json");
        Files.writeString(configuration, """
                {
                  "Name": "benchmark",
                  "StorageDirectory": "%1$s/db",
                  "IndexDirectory": "%1$s/db",
                  "Plugins": [],
                  "HttpServerEnabled": false,
                  "DicomServerEnabled": true,
                  "DicomAet": "ORTHANC",
                  "DicomPort": %2$d,
                  "DicomCheckCalledAet": false,
                  "DicomAlwaysAllowStore": true,
                  "MaximumPduLength": 131072,
                  "UnknownSopClassAccepted": true
                }
                """.formatted(home, port));
        Path log = folder.resolve("orthanc.log");
        process = Processes.start(log, List.of("Orthanc", configuration.toString()));
        Processes.awaitPort(process, port, Duration.ofSeconds(30), log);
    }

    @Override
    public String name() {
        return "Orthanc";
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

    /** Orthanc keeps what it has: its index would have to be emptied instance by instance. */
    @Override
    public void forget() {}

    @Override
    public void close() {
        Processes.stop(process);
    }
}
