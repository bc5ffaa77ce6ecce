package io.niffler.dicom.net.engine;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.RetrieveListener;
import io.niffler.dicom.net.RetrieveResult;
import io.niffler.dicom.net.SubOperations;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.dimse.Message;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One C-MOVE or C-GET that was sent: its pending responses, the instances that come in between, its end. */
final class RetrieveOperation {
    /** Failed SOP Instance UID List (PS3.4 C.4.2.1.4.2). */
    private static final int FAILED_SOP_INSTANCE_UID_LIST = 0x00080058;
    /** As many as the counters, which have 16 bits, can tell of. */
    private static final int MAX_FAILED = 0xFFFF;

    private final ScuAssociation association;
    private final Identifiers identifiers;
    private final RetrieveListener listener;
    private final SubOperationStore store;
    private final Progress progress;
    private SubOperations lastCounters = SubOperations.NOT_COUNTED;

    RetrieveOperation(
            ScuAssociation association, Identifiers identifiers, RetrieveListener listener, SubOperationStore store) {
        this.association = association;
        this.identifiers = identifiers;
        this.listener = listener;
        this.store = store;
        this.progress = new Progress(association.config().retrieveTimeout());
    }

    RetrieveResult awaitEnd(CommandSet request) throws IOException {
        while (true) {
            Message message = association.await(progress.left());
            if (store.takes(message)) {
                store.serve(message);
                progress.made();
                continue;
            }
            ScuAssociation.requireResponseTo(request, message);
            QueryResponse response = QueryResponse.of(message.command());
            if (response.isPending()) {
                association.finishMessage();
                lastCounters = response.counters();
                progress.counted(lastCounters);
                listener.pending(lastCounters);
            } else {
                return result(response, message);
            }
        }
    }

    private RetrieveResult result(QueryResponse response, Message message) throws AssociationLostException {
        Optional<DataSet> identifier = identifiers.ofFinal(message);
        association.finishMessage();
        List<String> listed = identifier
                .map(read -> read.strings(FAILED_SOP_INSTANCE_UID_LIST))
                .orElse(List.of());
        List<String> failed =
                listed.stream().filter(Uids::isValid).limit(MAX_FAILED).toList();
        boolean counted = !response.counters().equals(SubOperations.NOT_COUNTED);
        return new RetrieveResult(
                response.status(),
                response.comment(),
                counted ? response.counters() : lastCounters,
                failed,
                identifier.isPresent() && failed.size() == listed.size());
    }
}
