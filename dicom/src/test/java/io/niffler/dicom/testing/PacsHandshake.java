package io.niffler.dicom.testing;

import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.QueryOperation;
import io.niffler.dicom.net.Rejection;
import io.niffler.dicom.net.dimse.Contexts;
import io.niffler.dicom.net.dimse.MessageLimits;
import io.niffler.dicom.net.dimse.MessageReader;
import io.niffler.dicom.net.ul.AssociateAccept;
import io.niffler.dicom.net.ul.AssociateDecoder;
import io.niffler.dicom.net.ul.AssociateRequest;
import io.niffler.dicom.net.ul.Connection;
import io.niffler.dicom.net.ul.ContextResult;
import io.niffler.dicom.net.ul.ExtendedNegotiation;
import io.niffler.dicom.net.ul.PduReader;
import io.niffler.dicom.net.ul.PduWriter;
import io.niffler.dicom.net.ul.ProposedContext;
import io.niffler.dicom.net.ul.RoleSelection;
import io.niffler.dicom.net.ul.UserInformation;
import io.niffler.dicom.net.ul.WaitBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Accepts associations for verification, queries and retrievals; what is proposed for storage is taken for C-GET. */
final class PacsHandshake {
    static final MessageLimits LIMITS =
            new MessageLimits(1 << 20, 1 << 20, Duration.ofMinutes(10), Duration.ofSeconds(30), 0);
    static final int MAX_PDU_LENGTH = 1 << 16;

    private static final Set<String> QUERIES = queries();

    private final String aeTitle;
    private final boolean relational;
    private AssociateRequest request;
    private Contexts contexts;

    PacsHandshake(String aeTitle, boolean relational) {
        this.aeTitle = aeTitle;
        this.relational = relational;
    }

    private static Set<String> queries() {
        Set<String> all = new HashSet<>();
        for (InformationModel model : InformationModel.values()) {
            for (QueryOperation operation : QueryOperation.values()) {
                all.add(model.sopClassUid(operation));
            }
        }
        return all;
    }

    /** True when the association was accepted. */
    boolean accept(Connection connection, PduReader pdus) throws AssociationLostException {
        WaitBudget patience = WaitBudget.of(Duration.ofSeconds(30), "association request");
        if (!pdus.next(patience, patience)) {
            return false;
        }
        request = AssociateDecoder.request(pdus.body(AssociateDecoder.MAX_LENGTH));
        if (!request.calledAe().equals(aeTitle)) {
            connection.write(PduWriter.reject(Rejection.CALLED_AE_NOT_RECOGNIZED));
            return false;
        }
        AssociateAccept accept = answer();
        contexts = Contexts.of(request.contexts(), accept);
        connection.write(PduWriter.accept(accept));
        return true;
    }

    MessageReader reader(PduReader pdus) {
        return new MessageReader(pdus, contexts, LIMITS);
    }

    Contexts contexts() {
        return contexts;
    }

    String callingAe() {
        return request.callingAe();
    }

    private AssociateAccept answer() {
        List<ContextResult> results = new ArrayList<>();
        for (ProposedContext context : request.contexts()) {
            String explicit = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid();
            String chosen = context.transferSyntaxes().contains(explicit)
                    ? explicit
                    : context.transferSyntaxes().get(0);
            boolean known = QUERIES.contains(context.abstractSyntax())
                    || Uids.storageSopClasses().contains(context.abstractSyntax())
                    || context.abstractSyntax().equals(Uids.VERIFICATION);
            results.add(new ContextResult(
                    context.id(),
                    known ? ContextResult.ACCEPTANCE : ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED,
                    chosen));
        }
        List<RoleSelection> roles = request.userInformation().roles();
        List<ExtendedNegotiation> extended = request.userInformation().extended().stream()
                .map(asked -> new ExtendedNegotiation(asked.sopClassUid(), List.of(relational ? 1 : 0)))
                .toList();
        return new AssociateAccept(
                request.called(),
                request.calling(),
                results,
                UserInformation.of(MAX_PDU_LENGTH, false, roles, extended));
    }
}
