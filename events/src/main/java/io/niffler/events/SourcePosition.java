package io.niffler.events;

/**
 * Where a record stands in Kafka.
 *
 * @param topic topic name
 * @param partition partition, from 0
 * @param offset offset in the partition, from 0
 */
public record SourcePosition(String topic, int partition, long offset) {
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
