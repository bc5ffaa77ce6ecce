package io.niffler.connectors;

import io.niffler.events.BadRecordException;
import io.niffler.events.MetadataRecord;
import java.io.Serializable;

/**
 * Makes something small of a metadata record, inside the source operator.
 *
 * @param <T> what it makes, see {@link MetadataSource}
 */
@FunctionalInterface
public interface MetadataParser<T> extends Serializable {

    /**
     * Parses one record. Whatever it throws makes the record a dead letter; it never fails the job.
     *
     * @param json a {@link MetadataRecord}, not checked yet
     * @return the result, not null
     * @throws BadRecordException with the reason for the dead letter
     */
    T parse(byte[] json) throws BadRecordException;
}
