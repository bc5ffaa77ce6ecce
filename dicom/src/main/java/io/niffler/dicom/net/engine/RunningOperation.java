package io.niffler.dicom.net.engine;

import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.dimse.CommandSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operation that runs on an association, if any, as far as another thread that cancels it needs to know. */
final class RunningOperation {
    private static final Logger LOG = LoggerFactory.getLogger(RunningOperation.class);

    private final ScuAssociation association;
    private State state = State.NONE;
    private boolean cancelled;
    private int contextId;
    private int messageId;

    /** How far it is. */
    private enum State {
        NONE,
        SENDING,
        WAITING
    }

    RunningOperation(ScuAssociation association) {
        this.association = association;
    }

    /** A request is being sent; nothing can come between its parts. */
    synchronized void sending(int context, int message) {
        state = State.SENDING;
        cancelled = false;
        contextId = context;
        messageId = message;
    }

    /** The request was sent; it may have been cancelled meanwhile. */
    synchronized void waiting() {
        state = State.WAITING;
        if (cancelled) {
            sendCancel();
        }
    }

    /** The operation is over, whatever its end. */
    synchronized void ended() {
        state = State.NONE;
        association.connection().keepInput();
    }

    /** Cancels the operation, once. */
    synchronized void cancel() {
        if (state == State.NONE || cancelled) {
            return;
        }
        cancelled = true;
        if (state == State.WAITING) {
            sendCancel();
        }
    }

    /** A C-CANCEL request (PS3.7 9.3.2.3); it is not answered itself. */
    private void sendCancel() {
        association.connection().expireInput(association.config().cancelTimeout(), "end of a cancelled operation");
        try {
            association.sendBetween(
                    contextId,
                    new CommandSet()
                            .put(CommandSet.COMMAND_FIELD, CommandField.C_CANCEL_RQ)
                            .put(CommandSet.MESSAGE_ID_BEING_RESPONDED_TO, messageId)
                            .put(CommandSet.COMMAND_DATA_SET_TYPE, CommandSet.NO_DATA_SET));
        } catch (AssociationLostException e) {
            // The thread that waits for the answer learns of it by itself.
            LOG.debug("The operation could not be cancelled: {}", e.getMessage());
        }
    }
}
