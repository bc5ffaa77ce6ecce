package io.niffler.gateway;

import io.niffler.events.BadRecordException;
import io.niffler.events.InstanceReceived;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Tells of each instance whose record is durable. */
final class TellingPublisher implements InstancePublisher {
    private final InstancePublisher publisher;
    private final StoredInstances listener;

    TellingPublisher(InstancePublisher publisher, StoredInstances listener) {
        this.publisher = publisher;
        this.listener = listener;
    }

    @Override
    public void publish(ProducerRecord<String, byte[]> record, Runnable settled)
            throws InstanceRefusedException, InterruptedException {
        publisher.publish(record, settled);
        try {
            InstanceReceived received = InstanceReceived.from(record.headers());
            listener.stored(received.studyInstanceUid(), received.sopInstanceUid());
        } catch (BadRecordException e) {
            throw new IllegalStateException("A record of our own cannot be read", e);
        }
    }

    @Override
    public void close() {
        publisher.close();
    }
}
