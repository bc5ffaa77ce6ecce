package io.niffler.gateway.extraction.run;

import io.niffler.config.Settings;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.gateway.InstanceIngest;
import io.niffler.gateway.StoredInstances;
import io.niffler.gateway.extraction.request.ExtractRequest;
import io.niffler.gateway.extraction.request.ImagePlace;
import io.niffler.gateway.extraction.storage.FolderStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Takes the instances that a run receives itself into files, into Kafka, or both. */
final class Intake implements Closeable {
    private static final StoredInstances NOBODY = (study, instance) -> {};

    private final Deque<Closeable> parts = new ArrayDeque<>();
    private InstanceHandler handler;

    private Intake() {}

    /**
     * Makes ready for what comes.
     *
     * @param settings Kafka's and those of the gateway
     * @param stored told of each instance that is durable in every place, before Success is answered
     * @param limit how long Kafka may take to answer
     * @throws org.apache.kafka.common.KafkaException when it does not
     * @throws IOException when the folder or the blob store cannot be used
     */
    static Intake open(
            Settings settings, ExtractRequest request, ImagePlace place, StoredInstances stored, Duration limit)
            throws IOException {
        Intake intake = new Intake();
        try {
            if (place.isKafka()) {
                intake.openKafka(settings, request, place.isFolder() ? NOBODY : stored, limit);
            }
            if (place.isFolder()) {
                intake.openFolder(request, stored);
            }
            return intake;
        } catch (IOException | RuntimeException e) {
            intake.close();
            throw e;
        }
    }

    private void openKafka(Settings settings, ExtractRequest request, StoredInstances stored, Duration limit)
            throws IOException {
        String source = "/extract/" + request.peers().own().aeTitle().replaceAll("[^A-Za-z0-9_.-]", "_");
        InstanceIngest ingest = InstanceIngest.ofThePast(settings, source, stored, limit);
        parts.push(ingest::close);
        handler = ingest;
    }

    private void openFolder(ExtractRequest request, StoredInstances stored) throws IOException {
        Path folder = request.storage().folder().orElseThrow();
        FolderStore store = handler == null
                ? new FolderStore(folder, request.storage().filePath(), stored)
                : new FolderStore(folder, request.storage().filePath(), handler, stored);
        parts.push(store);
        handler = store;
    }

    InstanceHandler handler() {
        return handler;
    }

    /** To be called after the last instance. */
    @Override
    public void close() throws IOException {
        Closeable part = parts.poll();
        if (part != null) {
            try {
                part.close();
            } finally {
                close();
            }
        }
    }
}
