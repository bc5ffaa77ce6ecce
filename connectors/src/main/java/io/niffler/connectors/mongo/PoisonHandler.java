package io.niffler.connectors.mongo;

import io.niffler.events.DeadLetter;
import java.io.IOException;
import java.io.Serializable;

/** Takes what the database will never take. Used by one thread. */
public interface PoisonHandler extends AutoCloseable {

    /** Takes a letter; it need not be durable before {@link #flush} returns. */
    void handle(DeadLetter letter) throws IOException;

    /**
     * Returns when all letters taken are durable. Called at each checkpoint.
     *
     * @throws IOException if one of them could not be made durable; the job then starts again from its checkpoint and
     *     comes to the same letters
     */
    void flush() throws IOException;

    @Override
    void close();

    /** Makes the handler where the sink runs. */
    @FunctionalInterface
    interface Factory extends Serializable {
        PoisonHandler open();
    }
}
