package io.niffler.connectors;

import io.niffler.events.SourcePosition;
import java.io.IOException;
import java.io.InputStream;
import org.apache.kafka.common.header.Headers;

/** An instance as it stands in Kafka. Lives only while it is parsed and never crosses operators. */
public interface SourceRecord {

    /** Where it stands. */
    SourcePosition position();

    /** The record's own headers. */
    Headers headers();

    /** The record's value: the Part 10 file, or empty when it is in the blob store. Not a copy. */
    byte[] value();

    /** Whether {@link #value} is the Part 10 file. */
    boolean isInline();

    /**
     * The Part 10 file from its first byte, wherever it is. Only what is read is fetched. Closed by the source at the
     * latest when parsing ends.
     */
    InputStream open() throws IOException;
}
