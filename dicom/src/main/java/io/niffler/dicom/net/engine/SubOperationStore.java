package io.niffler.dicom.net.engine;

import io.niffler.dicom.net.AssociationListener;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.ProtocolErrorKind;
import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.dimse.Message;
import io.niffler.dicom.net.ul.ProtocolViolation;

/** The C-STORE sub-operations of a C-GET, in which the peer is the user of storage (PS3.4 C.4.3.3). */
final class SubOperationStore {
    /** More instances than sixteen times what the counters can tell of are no answer to any honest query. */
    private static final int MAX_INSTANCES = 1 << 20;

    private final ScuAssociation association;
    private final ProposedQueries proposed;
    /** Null when no instance may come. */
    private final StoreService service;

    private int instances;

    /**
     * Takes instances.
     *
     * @param handler null for a C-MOVE, whose instances come elsewhere
     */
    SubOperationStore(ScuAssociation association, ProposedQueries proposed, InstanceHandler handler) {
        this.association = association;
        this.proposed = proposed;
        this.service = handler == null ? null : new StoreService(handler, AssociationListener.NONE);
    }

    boolean takes(Message message) {
        return service != null && message.commandField() == CommandField.C_STORE_RQ;
    }

    void serve(Message message) throws AssociationLostException {
        if (!proposed.isStorage(message.context().abstractSyntax())) {
            throw unexpected("a C-STORE in a presentation context that is not for storage");
        }
        instances++;
        if (instances > MAX_INSTANCES) {
            throw unexpected("more than " + MAX_INSTANCES + " instances in one C-GET");
        }
        message.command().require(CommandSet.MESSAGE_ID);
        service.serve(association.exchange(message));
    }

    private static ProtocolViolation unexpected(String detail) {
        return new ProtocolViolation(ProtocolErrorKind.UNEXPECTED_MESSAGE, detail);
    }
}
