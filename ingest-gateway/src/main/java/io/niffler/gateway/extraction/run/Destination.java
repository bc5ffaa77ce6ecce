package io.niffler.gateway.extraction.run;

import io.niffler.dicom.net.AssociationListener;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.ScpConfig;
import io.niffler.dicom.net.StorageScp;
import io.niffler.gateway.extraction.flow.Arrivals;
import io.niffler.gateway.extraction.flow.CountedArrivals;
import io.niffler.gateway.extraction.flow.MeteredHandler;
import io.niffler.gateway.extraction.flow.Retrieval;
import io.niffler.gateway.extraction.flow.TopicArrivals;
import io.niffler.gateway.extraction.request.OwnEntity;
import io.niffler.gateway.extraction.storage.FilePath;
import io.niffler.gateway.extraction.storage.FolderStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Where the images of a run come to, and who counts them. */
public final class Destination implements AutoCloseable {
    private final String aeTitle;
    private final Arrivals arrivals;
    private final Closeable receiver;

    private Destination(String aeTitle, Arrivals arrivals, Closeable receiver) {
        this.aeTitle = aeTitle;
        this.arrivals = arrivals;
        this.receiver = receiver;
    }

    /**
     * A gateway of ours, whose instances are counted in Kafka.
     *
     * @param consumer properties of Kafka's consumer, the brokers among them
     * @param limit how long the brokers may take to answer
     * @throws org.apache.kafka.common.KafkaException when they do not
     */
    public static Destination gateway(String aeTitle, Map<String, String> consumer, Duration limit) {
        return new Destination(aeTitle, TopicArrivals.open(consumer, limit), () -> {});
    }

    /**
     * A receiver of the run itself, which writes files.
     *
     * @throws IOException when the folder cannot be used or the port is taken
     */
    public static Destination folder(DicomToolkit toolkit, OwnEntity own, Path folder, FilePath filePath)
            throws IOException {
        CountedArrivals arrivals = new CountedArrivals();
        FolderStore store = new FolderStore(folder, filePath, arrivals::arrived);
        try {
            ScpConfig config = ScpConfig.builder()
                    .aeTitles(own.aeTitle())
                    .port(own.port())
                    .acceptUnknownSopClasses(true)
                    .build();
            StorageScp scp = toolkit.startStorageScp(
                    config, new MeteredHandler(store, arrivals::received), new AssociationListener() {});
            return new Destination(own.aeTitle(), arrivals, () -> {
                scp.close();
                store.close();
            });
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** How the PACS is asked to bring them. */
    public Retrieval retrieval() {
        return new Retrieval.Move(aeTitle);
    }

    public Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public void close() throws IOException {
        try {
            receiver.close();
        } finally {
            arrivals.close();
        }
    }
}
