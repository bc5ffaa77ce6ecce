package io.niffler.events;

import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A record that could not be processed, on its way to {@link Topics#DEAD_LETTERS}.
 *
 * @param reason why
 * @param stage which step gave up, such as {@code metadata-parse}
 * @param attempt how often it was tried, from 1
 * @param source where the source record stands, or null if it does not come from one record alone
 * @param key the source record's key, or null
 * @param headerNames names of the source record's own headers
 * @param headerValues their values, which may be null
 * @param value the source record's value, or null if it must be looked up at {@code source}
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by content below, and never changed once built.
public record DeadLetter(
        DeadLetterReason reason,
        String stage,
        int attempt,
        SourcePosition source,
        byte[] key,
        String[] headerNames,
        byte[][] headerValues,
        byte[] value) {

    public DeadLetter {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(stage, "stage");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt is " + attempt + " but must be at least 1.");
        }
        if (headerNames.length != headerValues.length) {
            throw new IllegalArgumentException("There must be as many header names as header values.");
        }
    }

    /** A dead letter that carries the whole source record, whose arrays are not copied. */
    public static DeadLetter of(
            DeadLetterReason reason, String stage, int attempt, ConsumerRecord<byte[], byte[]> record) {
        return of(
                reason,
                stage,
                attempt,
                new SourcePosition(record.topic(), record.partition(), record.offset()),
                record.key(),
                record.headers(),
                record.value());
    }

    /** A dead letter with the headers of its source record, as far as they are within bounds. */
    public static DeadLetter of(
            DeadLetterReason reason,
            String stage,
            int attempt,
            SourcePosition source,
            byte[] key,
            Headers headers,
            byte[] value) {
        Header[] kept = DeadLetterHeaders.keepable(headers);
        return new DeadLetter(
                reason,
                stage,
                attempt,
                source,
                key,
                Arrays.stream(kept).map(Header::key).toArray(String[]::new),
                Arrays.stream(kept).map(Header::value).toArray(byte[][]::new),
                value);
    }

    /**
     * This letter, without the value if that is longer: a letter that cannot be delivered would stop its job for ever.
     *
     * @param maxBytes longest value to keep
     */
    public DeadLetter withValueUpTo(int maxBytes) {
        return value == null || value.length <= maxBytes
                ? this
                : new DeadLetter(reason, stage, attempt, source, key, headerNames, headerValues, null);
    }

    /** The record for {@link Topics#DEAD_LETTERS}. */
    public ProducerRecord<byte[], byte[]> toRecord() {
        return new ProducerRecord<>(Topics.DEAD_LETTERS, null, null, key, value, DeadLetterHeaders.write(this));
    }

    /**
     * Reads a record of {@link Topics#DEAD_LETTERS}.
     *
     * @throws BadRecordException if it is none, naming the header
     */
    public static DeadLetter from(ConsumerRecord<byte[], byte[]> record) throws BadRecordException {
        return DeadLetterHeaders.read(record);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeadLetter that
                && reason == that.reason
                && stage.equals(that.stage)
                && attempt == that.attempt
                && Objects.equals(source, that.source)
                && Arrays.equals(key, that.key)
                && Arrays.equals(headerNames, that.headerNames)
                && Arrays.deepEquals(headerValues, that.headerValues)
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reason, stage, attempt, source, Arrays.hashCode(key));
    }

    /** Without key, headers and value: they may hold what must not be logged. */
    @Override
    public String toString() {
        return "DeadLetter[" + reason.code() + " at " + stage + ", attempt " + attempt + ", source " + source + "]";
    }
}
