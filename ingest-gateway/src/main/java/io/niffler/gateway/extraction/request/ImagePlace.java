package io.niffler.gateway.extraction.request;

/** Where images are to be. */
public enum ImagePlace {
    /** A folder when the run has a port and is the move destination itself, as in the original; else the gateway's topic. */
    AUTO,

    /** The topic that gateways write to. */
    GATEWAY,

    /** Files below the storage folder. */
    FOLDER,

    /** Files and topic. */
    BOTH;

    /** Whether each image becomes a file. */
    public boolean isFolder() {
        return this == FOLDER || this == BOTH;
    }

    /** Whether each image goes to Kafka. */
    public boolean isKafka() {
        return this == GATEWAY || this == BOTH;
    }
}
