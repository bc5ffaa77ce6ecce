package io.niffler.dicom.net;

/** Told of the pending responses of a C-MOVE or C-GET, on the thread that asked, so it must be quick. */
@FunctionalInterface
public interface RetrieveListener {
    /** Listens to nothing. */
    RetrieveListener NONE = counters -> {};

    /**
     * A pending response came. It may repeat the numbers of the one before: the peer is alive then but makes no progress. May call
     * {@link QueryRetrieveScu#cancel()}.
     */
    void pending(SubOperations counters);
}
