package io.niffler.dicom.net;

/** How an association, or a connection that never became one, came to its end. */
public enum AssociationEnd {
    /** Released in order. */
    RELEASED,
    /** The peer sent an A-ABORT. */
    ABORTED_BY_PEER,
    /** The connection was closed or reset without a release. */
    CONNECTION_LOST,
    /** The peer was silent or too slow. */
    TIMEOUT,
    /** The peer broke the protocol and was sent an A-ABORT. */
    PROTOCOL_ERROR,
    /** This side failed and sent an A-ABORT. */
    LOCAL_FAILURE,
    /** This side is shutting down. */
    SHUTDOWN
}
