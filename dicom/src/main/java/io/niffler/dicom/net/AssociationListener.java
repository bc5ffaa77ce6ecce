package io.niffler.dicom.net;

import java.net.InetSocketAddress;

/**
 * Told of what happens on the associations of a {@link StorageScp}, for metrics. Called on the associations' threads, so it must be
 * quick and thread-safe. Implementations of the provider write the one log line for each event themselves (see {@link
 * AssociationLog}).
 */
public interface AssociationListener {
    /** Listens to nothing. */
    AssociationListener NONE = new AssociationListener() {};

    /** An association was accepted. Followed by exactly one {@link #closed}. */
    default void opened(AssociationInfo association) {}

    /**
     * An association was rejected.
     *
     * @param callingAe as asked, printable, at most 16 characters
     */
    default void rejected(InetSocketAddress remote, String callingAe, Rejection rejection) {}

    /** An accepted association ended. */
    default void closed(AssociationInfo association, AssociationEnd end, String detail) {}

    /** A connection ended before an association was accepted or rejected: garbage, silence, an early abort, or too many of them. */
    default void connectionDropped(InetSocketAddress remote, AssociationEnd end, String detail) {}

    /** The peer broke the protocol; {@link #closed} or {@link #connectionDropped} follows. */
    default void protocolError(InetSocketAddress remote, ProtocolErrorKind kind) {}

    /** A C-ECHO was answered. */
    default void echoed(AssociationInfo association) {}

    /**
     * A C-STORE was answered; the handler saw it unless the command itself was refused.
     *
     * @param request as it came in: of a refused one the UIDs may be none
     * @param result what was answered
     */
    default void stored(AssociationInfo association, StoreRequest request, StoreResult result) {}
}
