package io.niffler.dicom.net;

import io.niffler.dicom.data.DataSet;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * An open association to a query/retrieve provider (PS3.4 Annex C). For one thread at a time, one operation after the other; only
 * {@link #cancel()} and {@link #abort()} may be called from another thread.
 *
 * <p>A final response, of whatever status, is a result. What makes the association useless is an exception: it is aborted then, and
 * each further operation throws {@link AssociationLostException}. Exceptions thrown by the caller's consumers, handlers of matches and
 * listeners end it too. Identifiers are encoded in the transfer syntax that was agreed; a data set with text beyond ASCII needs its
 * Specific Character Set (0008,0005).
 */
public interface QueryRetrieveScu extends AutoCloseable {

    /** True when the peer accepted the operation in the model. */
    boolean supports(QueryOperation operation, InformationModel model);

    /** True when relational queries, or retrievals, were proposed and the peer agreed (PS3.4 C.5.1, C.5.2 and C.5.3). */
    boolean isRelational(QueryOperation operation, InformationModel model);

    /**
     * Sends a C-FIND (PS3.7 9.1.2, PS3.4 C.4.1) and gives each match to the consumer as it comes.
     *
     * <p>The time between two responses is limited by {@link ScuConfig#responseTimeout()}, the length of a match by {@link
     * ScuConfig#maxIdentifierLength()}, their number by {@link ScuConfig#maxMatches()}: what is above it is not given to the consumer and
     * the query is cancelled.
     *
     * @param identifier with QueryRetrieveLevel (0008,0052), keys to match and keys to return
     * @throws IllegalArgumentException when the identifier has no level of the model or is too long; nothing was sent
     * @throws ContextNotAcceptedException when the peer did not accept C-FIND in this model; nothing was sent
     * @throws AssociationLostException when the peer aborts, vanishes, is too slow, breaks the protocol or sends what cannot be read
     */
    FindResult find(InformationModel model, DataSet identifier, Consumer<DataSet> matches) throws IOException;

    /**
     * Sends a C-MOVE (PS3.7 9.1.4, PS3.4 C.4.2): the peer sends instances to the AE title by C-STORE.
     *
     * <p>Progress must show within {@link ScuConfig#retrieveTimeout()}: a first response, then more sub-operations done or fewer
     * remaining than ever before. Pending responses without progress do not count.
     *
     * @param identifier with QueryRetrieveLevel (0008,0052) and unique keys
     * @param destinationAe must be known to the peer
     * @throws IllegalArgumentException when the identifier has no level of the model or is too long; nothing was sent
     * @throws ContextNotAcceptedException when the peer did not accept C-MOVE in this model; nothing was sent
     * @throws AssociationLostException when the peer aborts, vanishes, makes no progress in time or breaks the protocol
     */
    RetrieveResult move(InformationModel model, DataSet identifier, String destinationAe, RetrieveListener listener)
            throws IOException;

    /**
     * Sends a C-GET (PS3.7 9.1.3, PS3.4 C.4.3): the peer sends instances over this association, each of which the handler takes.
     *
     * <p>Limits as of {@link #move}, where an instance is progress too; the time the handler takes does not count. A data set is limited
     * by {@link ScuConfig#maxDataSetLength()}.
     *
     * @param handler called on this thread; what it throws is answered as {@link InstanceHandler#store} says
     * @throws IllegalArgumentException when the identifier has no level of the model or is too long; nothing was sent
     * @throws ContextNotAcceptedException when the peer did not accept C-GET in this model; nothing was sent
     * @throws AssociationLostException when the peer aborts, vanishes, makes no progress in time or breaks the protocol
     */
    RetrieveResult get(InformationModel model, DataSet identifier, InstanceHandler handler, RetrieveListener listener)
            throws IOException;

    /**
     * Asks the peer to end the running operation (C-CANCEL, PS3.7 9.3.2.3), from any thread. The operation then ends with the peer's
     * final response, often {@link Status#CANCEL}, or with an exception when that does not come within {@link ScuConfig#cancelTimeout()}.
     * Until then matches and instances may still come. Does nothing when no operation runs or it was cancelled before.
     */
    void cancel();

    /** Aborts the association and closes the connection, from any thread. Never throws; does nothing when it is already closed. */
    void abort();

    /** Releases the association and closes the connection, as {@link StorageScu#close()} does. */
    @Override
    void close();
}
