package io.niffler.connectors;

import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the dead letters of a source, counts them by reason and logs some of them. Used by one thread. */
final class DeadLetterReport {
    private static final Logger log = LoggerFactory.getLogger(DeadLetterReport.class);

    private final String stage;
    private final MetricGroup metrics;
    private final Map<DeadLetterReason, Counter> counters = new EnumMap<>(DeadLetterReason.class);
    private final LogLimit logLimit = new LogLimit();

    DeadLetterReport(String stage, MetricGroup metrics) {
        this.stage = stage;
        this.metrics = metrics;
    }

    /** The letter of a record that was given up at an attempt, from 1. */
    DeadLetter dead(DeadLetterReason reason, int attempt, ConsumerRecord<byte[], byte[]> record, Throwable why) {
        DeadLetter letter = DeadLetter.of(reason, stage, attempt, record);
        // Messages of parsers we do not know may quote values: the class says enough beside reason and position.
        if (logLimit.admits()) {
            log.warn("{} ({}){}", letter, why.getClass().getSimpleName(), logLimit.note());
        }
        // A second counter of the same name would not be the one that is reported.
        counters.computeIfAbsent(
                        reason, r -> metrics.addGroup("reason", r.code()).counter("deadLetters"))
                .inc();
        return letter;
    }
}
