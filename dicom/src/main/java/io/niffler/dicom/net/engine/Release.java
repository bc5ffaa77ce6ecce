package io.niffler.dicom.net.engine;

import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.ProtocolErrorKind;
import io.niffler.dicom.net.ul.Abort;
import io.niffler.dicom.net.ul.Connection;
import io.niffler.dicom.net.ul.PduReader;
import io.niffler.dicom.net.ul.PduType;
import io.niffler.dicom.net.ul.PduWriter;
import io.niffler.dicom.net.ul.WaitBudget;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Releases an association that we requested: PS3.8 9.2, states 7, 9 and 11. */
final class Release {
    private static final Logger LOG = LoggerFactory.getLogger(Release.class);

    private final Connection connection;
    private final PduReader pdus;
    private final Duration timeout;

    Release(Connection connection, PduReader pdus, Duration timeout) {
        this.connection = connection;
        this.pdus = pdus;
        this.timeout = timeout;
    }

    /** Asks for release and waits for the answer. When the peer does not play along the association ends anyway. */
    void request() {
        try {
            connection.write(PduWriter.releaseRequest());
            awaitResponse();
        } catch (AssociationLostException e) {
            LOG.info("The association ended without an orderly release: {}", e.getMessage());
            connection.writeIfPossible(PduWriter.abort(Abort.BY_USER));
        }
    }

    private void awaitResponse() throws AssociationLostException {
        WaitBudget patience = WaitBudget.of(timeout, "answer to the release request");
        pdus.messageBudget(patience);
        while (pdus.next(patience, patience)) {
            pdus.skip();
            switch (pdus.type()) {
                case PduType.RELEASE_RP, PduType.ABORT -> {
                    return;
                }
                // Both sides asked at the same time: the requestor of the association answers first, then waits on.
                case PduType.RELEASE_RQ -> connection.write(PduWriter.releaseResponse());
                // Still under way when we asked; of no more use.
                case PduType.P_DATA_TF -> LOG.debug("A message arrived after the release request");
                default -> {
                    connection.writeIfPossible(PduWriter.abort(Abort.of(ProtocolErrorKind.UNEXPECTED_PDU)));
                    return;
                }
            }
        }
    }
}
