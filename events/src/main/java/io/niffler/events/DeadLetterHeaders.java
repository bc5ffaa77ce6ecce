package io.niffler.events;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers of {@link Topics#DEAD_LETTERS}: its own beside those of the source record. */
final class DeadLetterHeaders {
    static final String REASON = "reason";
    static final String STAGE = "stage";
    static final String ATTEMPT = "attempt";
    static final String SOURCE_TOPIC = "sourcetopic";
    static final String SOURCE_PARTITION = "sourcepartition";
    static final String SOURCE_OFFSET = "sourceoffset";

    private static final Set<String> OWN =
            Set.of(REASON, STAGE, ATTEMPT, SOURCE_TOPIC, SOURCE_PARTITION, SOURCE_OFFSET);
    private static final int MAX_TOTAL_BYTES = 2 * HeaderReader.MAX_TOTAL_BYTES;

    private DeadLetterHeaders() {}

    /** The source's headers up to a bound: a record may be dead exactly because they have none. */
    static Header[] keepable(Headers headers) {
        List<Header> kept = new ArrayList<>();
        int total = 0;
        for (Header header : headers) {
            int bytes = header.key().length() + (header.value() == null ? 0 : header.value().length);
            if (OWN.contains(header.key())) {
                continue;
            }
            if (kept.size() < HeaderReader.MAX_HEADERS && total + bytes <= MAX_TOTAL_BYTES) {
                kept.add(header);
                total += bytes;
            }
        }
        return kept.toArray(Header[]::new);
    }

    static Headers write(DeadLetter letter) {
        RecordHeaders headers = new RecordHeaders();
        for (int i = 0; i < letter.headerNames().length; i++) {
            headers.add(letter.headerNames()[i], letter.headerValues()[i]);
        }
        add(headers, REASON, letter.reason().code());
        add(headers, STAGE, letter.stage());
        add(headers, ATTEMPT, Integer.toString(letter.attempt()));
        SourcePosition source = letter.source();
        if (source != null) {
            add(headers, SOURCE_TOPIC, source.topic());
            add(headers, SOURCE_PARTITION, Integer.toString(source.partition()));
            add(headers, SOURCE_OFFSET, Long.toString(source.offset()));
        }
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    static DeadLetter read(ConsumerRecord<byte[], byte[]> record) throws BadRecordException {
        Headers own = new RecordHeaders();
        for (Header header : record.headers()) {
            if (OWN.contains(header.key())) {
                own.add(header);
            }
        }
        HeaderReader reader = new HeaderReader(own);
        return DeadLetter.of(
                reason(reader),
                reader.required(STAGE),
                attempt(reader),
                source(reader),
                record.key(),
                record.headers(),
                record.value());
    }

    private static DeadLetterReason reason(HeaderReader reader) throws BadRecordException {
        try {
            return DeadLetterReason.of(reader.required(REASON));
        } catch (IllegalArgumentException e) {
            throw HeaderReader.malformed(REASON);
        }
    }

    private static int attempt(HeaderReader reader) throws BadRecordException {
        long attempt = reader.requiredLong(ATTEMPT);
        if (attempt < 1 || attempt > Integer.MAX_VALUE) {
            throw HeaderReader.malformed(ATTEMPT);
        }
        return (int) attempt;
    }

    private static SourcePosition source(HeaderReader reader) throws BadRecordException {
        String topic = reader.optional(SOURCE_TOPIC);
        if (topic == null) {
            return null;
        }
        long partition = reader.requiredLong(SOURCE_PARTITION);
        if (partition < 0 || partition > Integer.MAX_VALUE) {
            throw HeaderReader.malformed(SOURCE_PARTITION);
        }
        return new SourcePosition(topic, (int) partition, reader.requiredLong(SOURCE_OFFSET));
    }
}
