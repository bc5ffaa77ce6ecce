package io.niffler.gateway.extraction.run;

import io.niffler.config.Settings;
import io.niffler.dicom.net.AssociationListener;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.ScpConfig;
import io.niffler.dicom.net.StorageScp;
import io.niffler.gateway.extraction.flow.Arrivals;
import io.niffler.gateway.extraction.flow.CountedArrivals;
import io.niffler.gateway.extraction.flow.MeteredHandler;
import io.niffler.gateway.extraction.flow.Retrieval;
import io.niffler.gateway.extraction.flow.TopicArrivals;
import io.niffler.gateway.extraction.request.Delivery;
import io.niffler.gateway.extraction.request.ExtractRequest;
import io.niffler.gateway.extraction.request.OwnEntity;
import io.niffler.gateway.extraction.request.RetrieveWay;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Where the images of a run come to, and who counts them. */
public final class Destination implements AutoCloseable {
    private final Retrieval retrieval;
    private final Arrivals arrivals;
    private final Closeable receiver;

    private Destination(Retrieval retrieval, Arrivals arrivals, Closeable receiver) {
        this.retrieval = retrieval;
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
        return new Destination(new Retrieval.Move(aeTitle), TopicArrivals.open(consumer, limit), () -> {});
    }

    /**
     * The run itself, which counts an instance when it is durable wherever it is to be.
     *
     * @param settings Kafka's and those of the gateway
     * @param limit how long the brokers may take to answer
     * @throws org.apache.kafka.common.KafkaException when they do not
     * @throws IOException when the folder or the blob store cannot be used, or the port is taken
     */
    public static Destination own(
            DicomToolkit toolkit, Settings settings, ExtractRequest request, Delivery delivery, Duration limit)
            throws IOException {
        CountedArrivals arrivals = new CountedArrivals();
        Intake intake = Intake.open(settings, request, delivery.place(), arrivals::arrived, limit);
        InstanceHandler handler = new MeteredHandler(intake.handler(), arrivals::received);
        if (delivery.way() == RetrieveWay.GET) {
            return new Destination(new Retrieval.Get(handler), arrivals, intake);
        }
        try {
            OwnEntity own = request.peers().own();
            StorageScp scp = listen(toolkit, own, handler);
            return new Destination(new Retrieval.Move(own.aeTitle()), arrivals, () -> {
                scp.close();
                intake.close();
            });
        } catch (IOException | RuntimeException e) {
            intake.close();
            throw e;
        }
    }

    private static StorageScp listen(DicomToolkit toolkit, OwnEntity own, InstanceHandler handler) throws IOException {
        ScpConfig config = ScpConfig.builder()
                .aeTitles(own.aeTitle())
                .port(own.port())
                .acceptUnknownSopClasses(true)
                .build();
        return toolkit.startStorageScp(config, handler, new AssociationListener() {});
    }

    /** How the PACS is asked to bring them. */
    public Retrieval retrieval() {
        return retrieval;
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
