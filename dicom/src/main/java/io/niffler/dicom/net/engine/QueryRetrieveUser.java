package io.niffler.dicom.net.engine;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.net.AeTitle;
import io.niffler.dicom.net.ContextNotAcceptedException;
import io.niffler.dicom.net.FindResult;
import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.QueryOperation;
import io.niffler.dicom.net.QueryRetrieveScu;
import io.niffler.dicom.net.RetrieveListener;
import io.niffler.dicom.net.RetrieveResult;
import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.dimse.Contexts;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;

/** C-FIND, C-MOVE and C-GET (PS3.7 9.1), one after the other. */
final class QueryRetrieveUser implements QueryRetrieveScu {
    private final ScuAssociation association;
    private final ProposedQueries proposed;
    private final Identifiers identifiers;
    private final RunningOperation running;

    QueryRetrieveUser(ScuAssociation association, ProposedQueries proposed) {
        this.association = association;
        this.proposed = proposed;
        this.identifiers = new Identifiers(association.config().maxIdentifierLength());
        this.running = new RunningOperation(association);
    }

    @Override
    public boolean supports(QueryOperation operation, InformationModel model) {
        return context(model.sopClassUid(operation)) != null;
    }

    @Override
    public boolean isRelational(QueryOperation operation, InformationModel model) {
        String sopClass = model.sopClassUid(operation);
        return proposed.extended().stream()
                        .anyMatch(asked -> asked.sopClassUid().equals(sopClass))
                && association.peer().extended().stream()
                        .anyMatch(answer -> answer.sopClassUid().equals(sopClass) && answer.isSet(0));
    }

    private Contexts.AcceptedContext context(String sopClassUid) {
        return ProposedQueries.TRANSFER_SYNTAXES.stream()
                .map(transferSyntax -> association.contexts().find(sopClassUid, transferSyntax))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public FindResult find(InformationModel model, DataSet identifier, Consumer<DataSet> matches) throws IOException {
        FindOperation operation =
                new FindOperation(association, running, identifiers, Objects.requireNonNull(matches, "matches"));
        CommandSet request = request(CommandField.C_FIND_RQ, model.sopClassUid(QueryOperation.FIND));
        return run(request, model, identifier, operation::awaitEnd);
    }

    @Override
    public RetrieveResult move(
            InformationModel model, DataSet identifier, String destinationAe, RetrieveListener listener)
            throws IOException {
        String destination = AeTitle.require(destinationAe);
        CommandSet request = request(CommandField.C_MOVE_RQ, model.sopClassUid(QueryOperation.MOVE))
                .putText(CommandSet.MOVE_DESTINATION, destination);
        return run(request, model, identifier, retrieval(listener, null));
    }

    @Override
    public RetrieveResult get(
            InformationModel model, DataSet identifier, InstanceHandler handler, RetrieveListener listener)
            throws IOException {
        Objects.requireNonNull(handler, "handler");
        CommandSet request = request(CommandField.C_GET_RQ, model.sopClassUid(QueryOperation.GET));
        return run(request, model, identifier, retrieval(listener, handler));
    }

    private Waiting<RetrieveResult> retrieval(RetrieveListener listener, InstanceHandler handler) {
        SubOperationStore store = new SubOperationStore(association, proposed, handler);
        Objects.requireNonNull(listener, "listener");
        return request -> new RetrieveOperation(association, identifiers, listener, store).awaitEnd(request);
    }

    private CommandSet request(int commandField, String sopClassUid) throws IOException {
        return association.request(commandField, sopClassUid).put(CommandSet.PRIORITY, 0);
    }

    /** What waits for the end of an operation. */
    @FunctionalInterface
    private interface Waiting<T> {
        T awaitEnd(CommandSet request) throws IOException;
    }

    private <T> T run(CommandSet request, InformationModel model, DataSet identifier, Waiting<T> waiting)
            throws IOException {
        String sopClass = request.text(CommandSet.AFFECTED_SOP_CLASS_UID);
        Contexts.AcceptedContext context = context(sopClass);
        if (context == null) {
            throw new ContextNotAcceptedException(sopClass, "explicit or implicit VR little endian");
        }
        byte[] query = identifiers.encode(model, identifier, context.transferSyntax());
        running.sending(context.id(), request.require(CommandSet.MESSAGE_ID));
        try {
            return association.hold(() -> {
                association.send(context.id(), request, query);
                running.waiting();
                return waiting.awaitEnd(request);
            });
        } finally {
            running.ended();
        }
    }

    @Override
    public void cancel() {
        running.cancel();
    }

    @Override
    public void abort() {
        association.abort();
    }

    @Override
    public void close() {
        association.close();
    }
}
