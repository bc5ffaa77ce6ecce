package io.niffler.dicom.net;

import java.io.IOException;
import java.util.Set;

/** An open association to a storage or verification provider. For one thread at a time. */
public interface StorageScu extends AutoCloseable {

    /** True when the peer accepted that SOP class in that transfer syntax. */
    boolean accepts(String sopClassUid, String transferSyntaxUid);

    /** The transfer syntaxes the peer accepted for that SOP class; empty when it does not take the class. */
    Set<String> acceptedTransferSyntaxes(String sopClassUid);

    /**
     * Sends a C-ECHO.
     *
     * @return the status of the answer
     * @throws ContextNotAcceptedException when verification was not proposed or not accepted
     * @throws AssociationLostException when the peer aborts, vanishes or does not answer in time
     */
    int echo() throws IOException;

    /**
     * Sends one instance, its data set as it is, in its own transfer syntax, and waits for the answer.
     *
     * @throws ContextNotAcceptedException when the peer did not accept this SOP class in this transfer syntax; nothing was sent, the
     *     association can be used further
     * @throws AssociationLostException when the peer aborts, vanishes or does not answer in time
     * @throws IOException also when the instance cannot be read; the association is aborted when a part of it was already sent
     */
    StoreResult store(InstanceToSend instance) throws IOException;

    /** Aborts the association and closes the connection. Never throws; does nothing when it is already closed. */
    void abort();

    /**
     * Releases the association and closes the connection; does nothing when it is already closed or lost. A peer that does not take
     * part in the release is hung up on: all answers have been received, so nothing is lost.
     */
    @Override
    void close();
}
