package io.niffler.gateway;

import io.niffler.dicom.data.Part10;
import io.niffler.dicom.net.AssociationInfo;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.StoreRequest;
import io.niffler.dicom.net.StoreResult;
import io.niffler.events.BlobStore;
import io.niffler.events.InstanceReceived;
import io.niffler.events.InstanceReceivedBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one instance: from the socket into memory or the blob store, then into Kafka, then the answer (PS3.4 B.2).
 * Every refusal is a {@link Refusal}; whatever else fails is answered as a processing failure by the provider.
 */
final class InstanceReceiver implements InstanceHandler {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceReceiver.class);
    private static final byte[] EMPTY = {};

    private final MemoryBudget budget;
    private final InstanceLimits limits;
    private final BlobStore blobs;
    private final InstancePublisher publisher;
    private final GatewayMetrics metrics;
    private final String source;
    private final InstanceOrigins origins;
    private final Clock clock;

    /**
     * Makes a receiver.
     *
     * @param source the CloudEvents source of its records
     * @param origins tells which of them are of the past
     * @param clock gives the time of receipt
     */
    InstanceReceiver(
            MemoryBudget budget,
            InstanceLimits limits,
            BlobStore blobs,
            InstancePublisher publisher,
            GatewayMetrics metrics,
            String source,
            InstanceOrigins origins,
            Clock clock) {
        this.budget = budget;
        this.limits = limits;
        this.blobs = blobs;
        this.publisher = publisher;
        this.metrics = metrics;
        this.source = source;
        this.origins = origins;
        this.clock = clock;
    }

    @Override
    public StoreResult store(AssociationInfo association, StoreRequest request, InputStream dataSet)
            throws IOException {
        long started = System.nanoTime();
        MemoryBudget.Reservation memory = budget.open();
        boolean handedOver = false;
        try {
            InstanceBuffer buffer = new InstanceBuffer(prefix(request), memory, limits.memoryWait());
            ReceivedHead head = ReceivedHead.read(buffer, dataSet, request, limits.inline());
            InstanceReceivedBuilder event = event(association, request, head.header());
            byte[] value = EMPTY;
            if (head.ended() || buffer.fill(dataSet, limits.inline())) {
                event.time(clock.instant());
                value = buffer.toArray();
                event.inline(value.length, buffer.sha256());
            } else {
                event.stored(LargeInstance.store(buffer, dataSet, blobs, limits.instance()));
                event.time(clock.instant());
                metrics.claimChecked();
            }
            InstanceReceived received = event.build();
            ProducerRecord<String, byte[]> record = received.toRecord(value);
            handedOver = true;
            publisher.publish(record, memory::close);
            metrics.received(received.size());
            return StoreResult.SUCCESS;
        } catch (InstanceRefusedException e) {
            return refused(e.refusal(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused(Refusal.SHUTDOWN, e);
        } finally {
            if (!handedOver) {
                memory.close();
            }
            metrics.handled(System.nanoTime() - started);
        }
    }

    /** Says nothing of the sender, so that the same instance sent again is the same file. */
    private static byte[] prefix(StoreRequest request) {
        return Part10.preambleAndMeta(
                request.sopClassUid(), request.sopInstanceUid(), request.transferSyntaxUid(), null);
    }

    private InstanceReceivedBuilder event(AssociationInfo association, StoreRequest request, InstanceHeader header) {
        return InstanceReceived.builder()
                .source(source)
                .study(header.studyInstanceUid())
                .series(header.seriesInstanceUid())
                .instance(request.sopClassUid(), request.sopInstanceUid())
                .transferSyntax(request.transferSyntaxUid())
                .aeTitles(association.callingAe(), association.calledAe())
                .origin(origins.of(request));
    }

    private StoreResult refused(Refusal refusal, Throwable cause) {
        metrics.refused(refusal);
        if (refusal == Refusal.BLOB_STORE) {
            // Kafka's failures are told by the publisher; the peer's are in the provider's line on the answer.
            LOG.error("The blob store does not take an instance: {}", String.valueOf(cause));
        }
        return refusal.result();
    }
}
