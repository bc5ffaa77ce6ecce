package io.niffler.dicom.net.engine;

import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.ContextNotAcceptedException;
import io.niffler.dicom.net.InstanceToSend;
import io.niffler.dicom.net.StorageScu;
import io.niffler.dicom.net.StoreResult;
import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.dimse.Contexts;
import io.niffler.dicom.net.dimse.Message;
import io.niffler.dicom.net.ul.WaitBudget;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** C-ECHO and C-STORE (PS3.7 9.1), one request at a time. */
final class StorageUser implements StorageScu {
    private final ScuAssociation association;

    StorageUser(ScuAssociation association) {
        this.association = association;
    }

    @Override
    public boolean accepts(String sopClassUid, String transferSyntaxUid) {
        return association.contexts().find(sopClassUid, transferSyntaxUid) != null;
    }

    @Override
    public Set<String> acceptedTransferSyntaxes(String sopClassUid) {
        return association.contexts().transferSyntaxes(sopClassUid);
    }

    @Override
    public int echo() throws IOException {
        Contexts.AcceptedContext context = verification();
        CommandSet request = association.request(CommandField.C_ECHO_RQ, Uids.VERIFICATION);
        return exchange(request, to -> to.write(context.id(), request)).require(CommandSet.STATUS);
    }

    private Contexts.AcceptedContext verification() throws ContextNotAcceptedException {
        return acceptedTransferSyntaxes(Uids.VERIFICATION).stream()
                .map(transferSyntax -> association.contexts().find(Uids.VERIFICATION, transferSyntax))
                .findFirst()
                .orElseThrow(() -> new ContextNotAcceptedException(Uids.VERIFICATION, "any"));
    }

    @Override
    public StoreResult store(InstanceToSend instance) throws IOException {
        Contexts.AcceptedContext context =
                association.contexts().find(instance.sopClassUid(), instance.transferSyntaxUid());
        if (context == null) {
            throw new ContextNotAcceptedException(instance.sopClassUid(), instance.transferSyntaxUid());
        }
        CommandSet request = association
                .request(CommandField.C_STORE_RQ, instance.sopClassUid())
                .put(CommandSet.PRIORITY, 0)
                .put(CommandSet.COMMAND_DATA_SET_TYPE, 0)
                .putUid(CommandSet.AFFECTED_SOP_INSTANCE_UID, instance.sopInstanceUid());
        try (InputStream dataSet = instance.open()) {
            CommandSet response = exchange(request, to -> to.write(context.id(), request, dataSet, instance.length()));
            String comment = response.text(CommandSet.ERROR_COMMENT);
            return StoreResult.of(response.require(CommandSet.STATUS), comment.isEmpty() ? null : comment);
        }
    }

    private CommandSet exchange(CommandSet request, ScuAssociation.Sending sending) throws IOException {
        return association.hold(() -> {
            association.send(sending);
            Message response =
                    association.await(WaitBudget.of(association.config().responseTimeout(), "answer to a request"));
            ScuAssociation.requireResponseTo(request, response);
            association.finishMessage();
            return response.command();
        });
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
