package io.niffler.connectors;

import io.niffler.events.BadRecordException;
import io.niffler.events.InstanceReceived;
import java.io.IOException;
import java.io.Serializable;

/**
 * Makes something small of an instance, inside the source operator, so that no value is sent between operators.
 *
 * @param <T> what it makes, see {@link InstanceSource}
 */
@FunctionalInterface
public interface InstanceParser<T> extends Serializable {

    /**
     * Parses one instance. Whatever it throws makes the record a dead letter; it never fails the job.
     *
     * @return the result, not null
     * @throws BadRecordException with the reason for the dead letter
     * @throws IOException if the data set cannot be read, or as thrown by {@link SourceRecord#open}
     */
    T parse(InstanceReceived receipt, SourceRecord record) throws BadRecordException, IOException;
}
