package io.niffler.gateway;

/** Is told of each instance that was received and is durable. Called concurrently. */
@FunctionalInterface
public interface StoredInstances {

    /** An instance is durable; told again when it comes again. */
    void stored(String studyInstanceUid, String sopInstanceUid);
}
