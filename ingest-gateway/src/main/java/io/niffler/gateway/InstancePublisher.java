package io.niffler.gateway;

import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes records durable. Called by many threads at once. */
interface InstancePublisher extends AutoCloseable {
    /**
     * Returns when the record is durable.
     *
     * @param settled called exactly once, on any thread and perhaps after this method has returned, when the bytes of the
     *     record are no longer held
     * @throws InstanceRefusedException when the record was not acknowledged in time; it may become durable all the same
     */
    void publish(ProducerRecord<String, byte[]> record, Runnable settled)
            throws InstanceRefusedException, InterruptedException;

    /** Waits for what is on its way, within bounds. */
    @Override
    void close();
}
