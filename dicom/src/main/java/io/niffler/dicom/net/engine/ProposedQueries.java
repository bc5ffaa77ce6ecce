package io.niffler.dicom.net.engine;

import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.PresentationContextRequest;
import io.niffler.dicom.net.QueryOperation;
import io.niffler.dicom.net.QueryRetrieveProposal;
import io.niffler.dicom.net.ul.ExtendedNegotiation;
import io.niffler.dicom.net.ul.RoleSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts a proposal into the items of an association request. */
final class ProposedQueries {
    /** What identifiers are encoded in; what compresses or is big endian would win nothing. */
    static final List<String> TRANSFER_SYNTAXES =
            List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid());

    private static final List<Integer> RELATIONAL = List.of(1);

    private final QueryRetrieveProposal proposal;
    private final Set<String> storageClasses;

    ProposedQueries(QueryRetrieveProposal proposal) {
        this.proposal = proposal;
        this.storageClasses = proposal.storage().stream()
                .map(PresentationContextRequest::abstractSyntax)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<String> queryClasses() {
        List<String> classes = new ArrayList<>();
        for (InformationModel model : InformationModel.values()) {
            for (QueryOperation operation : QueryOperation.values()) {
                if (proposal.models().contains(model) && proposal.operations().contains(operation)) {
                    classes.add(model.sopClassUid(operation));
                }
            }
        }
        return classes;
    }

    /** The queries first, in an order that does not depend on that of the sets. */
    List<PresentationContextRequest> contexts() {
        List<PresentationContextRequest> contexts = new ArrayList<>();
        queryClasses().forEach(uid -> contexts.add(new PresentationContextRequest(uid, TRANSFER_SYNTAXES)));
        contexts.addAll(proposal.storage());
        return contexts;
    }

    /** For C-GET we are provider of storage, which a requestor has to ask for (PS3.7 D.3.3.4, PS3.4 C.5.3). */
    List<RoleSelection> roles() {
        return storageClasses.stream()
                .sorted()
                .map(uid -> new RoleSelection(uid, false, true))
                .toList();
    }

    /** The first byte of the application information asks for relational queries or retrievals (PS3.4 C.5.1 to C.5.3). */
    List<ExtendedNegotiation> extended() {
        return proposal.relational()
                ? queryClasses().stream()
                        .map(uid -> new ExtendedNegotiation(uid, RELATIONAL))
                        .toList()
                : List.of();
    }

    /** True when the peer may store instances of that class by C-GET. */
    boolean isStorage(String sopClassUid) {
        return storageClasses.contains(sopClassUid);
    }
}
