package io.niffler.connectors.mongo;

import java.io.Serializable;
import java.time.Duration;

/**
 * When buffered writes are sent.
 *
 * @param maxWrites number of writes, at least 1
 * @param maxBytes bytes of their bodies, at least 1
 * @param maxAge age of the oldest
 */
record BatchPolicy(int maxWrites, long maxBytes, Duration maxAge) implements Serializable {
    boolean isFull(WriteBuffer buffer) {
        return buffer.size() >= maxWrites || buffer.bytes() >= maxBytes;
    }
}
