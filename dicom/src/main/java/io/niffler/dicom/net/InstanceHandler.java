package io.niffler.dicom.net;

import java.io.IOException;
import java.io.InputStream;

/**
 * Takes the instances that a {@link StorageScp} receives, called concurrently, one thread for each association, or those that come by
 * {@link QueryRetrieveScu#get}, called on the thread that asked.
 */
@FunctionalInterface
public interface InstanceHandler {

    /**
     * Takes one instance. The C-STORE is answered with the result when this method returns, never before.
     *
     * <p>The stream is the bare data set (no preamble, no file meta information) in the transfer syntax of the request, straight
     * from the connection: large reads are filled without an intermediate copy. It ends after the last fragment. What is left
     * unread is discarded before the answer is sent. The stream is valid only until this method returns.
     *
     * @param dataSet throws {@link AssociationLostException} when the peer aborts, vanishes, stalls or breaks the protocol; the
     *     instance is then incomplete and no answer will be sent, whatever this method returns
     * @return the status to answer
     * @throws IOException any failure but a lost association is answered with {@link Status#PROCESSING_FAILURE}, and the
     *     association lives on; the same goes for runtime exceptions
     */
    StoreResult store(AssociationInfo association, StoreRequest request, InputStream dataSet) throws IOException;
}
