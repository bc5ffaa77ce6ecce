package io.niffler.connectors.mongo;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

/**
 * A store in memory that survives an index being made by one connection while another writes. The stock one fails then,
 * since the list of a collection's indexes is not guarded; MongoDB and the store of one machine do not.
 */
public class OneCommandAtATime extends MemoryBackend {
    @Override
    public synchronized Document handleMessage(MongoMessage message) {
        return super.handleMessage(message);
    }
}
