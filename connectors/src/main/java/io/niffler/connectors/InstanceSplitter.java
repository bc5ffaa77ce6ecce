package io.niffler.connectors;

import io.niffler.events.BadRecordException;
import io.niffler.events.InstanceReceived;
import java.io.IOException;
import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.flink.metrics.MetricGroup;

/**
 * Makes any number of small things of an instance, inside the source operator, so that no value is sent between operators.
 *
 * @param <T> what it makes, see {@link InstanceSource}
 */
@FunctionalInterface
public interface InstanceSplitter<T> extends Serializable {

    /** Called once in each task before the first instance. */
    default void open(MetricGroup metrics) {}

    /**
     * Takes one instance apart. What it has given out stays given out when it throws; then the record is a dead letter too.
     *
     * @param out takes the results, none of them null
     * @throws BadRecordException with the reason for the dead letter
     * @throws OutputException when results cannot be stored, which fails the job's attempt
     * @throws IOException if the data set cannot be read, or as thrown by {@link SourceRecord#open}
     */
    void split(InstanceReceived receipt, SourceRecord record, Consumer<T> out) throws BadRecordException, IOException;

    /** One result for each instance. */
    static <T> InstanceSplitter<T> of(InstanceParser<T> parser) {
        return (receipt, record, out) -> out.accept(parser.parse(receipt, record));
    }
}
