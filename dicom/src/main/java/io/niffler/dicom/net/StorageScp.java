package io.niffler.dicom.net;

import java.net.InetSocketAddress;

/** A running provider of storage and verification. */
public interface StorageScp extends AutoCloseable {

    /** Where it listens, with the port that was really bound. */
    InetSocketAddress address();

    /** Connections being served now, those still negotiating included. */
    int openAssociations();

    /**
     * Stops accepting, lets stores that are running finish within the configured grace, then aborts what is left. Returns when all
     * sockets are closed. Closing twice does nothing.
     */
    @Override
    void close();
}
