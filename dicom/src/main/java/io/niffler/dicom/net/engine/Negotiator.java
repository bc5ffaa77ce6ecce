package io.niffler.dicom.net.engine;

import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.Rejection;
import io.niffler.dicom.net.ScpConfig;
import io.niffler.dicom.net.ul.AssociateAccept;
import io.niffler.dicom.net.ul.AssociateRequest;
import io.niffler.dicom.net.ul.ContextResult;
import io.niffler.dicom.net.ul.ProposedContext;
import io.niffler.dicom.net.ul.RoleSelection;
import io.niffler.dicom.net.ul.UserInformation;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides on an association request: whether to accept it and, for each presentation context, in which transfer syntax. */
final class Negotiator {
    private static final String IMPLICIT_VR_LITTLE_ENDIAN = "1.2.840.10008.1.2";

    private final ScpConfig config;

    Negotiator(ScpConfig config) {
        this.config = config;
    }

    /** Why the request cannot be accepted; empty when it can. */
    Optional<Rejection> refusal(AssociateRequest request, InetAddress from) {
        if ((request.protocolVersion() & 1) == 0) {
            return Optional.of(Rejection.PROTOCOL_VERSION_NOT_SUPPORTED);
        }
        if (!request.applicationContext().equals(Uids.APPLICATION_CONTEXT)) {
            return Optional.of(Rejection.APPLICATION_CONTEXT_NOT_SUPPORTED);
        }
        if (!config.acceptedAddresses().isEmpty()
                && config.acceptedAddresses().stream().noneMatch(range -> range.contains(from))) {
            return Optional.of(Rejection.NO_REASON);
        }
        if (!config.anyCalledAe()
                && !config.aeTitles().contains(request.called().trim())) {
            return Optional.of(Rejection.CALLED_AE_NOT_RECOGNIZED);
        }
        if (!config.acceptedCallingAes().isEmpty()
                && !config.acceptedCallingAes().contains(request.calling().trim())) {
            return Optional.of(Rejection.CALLING_AE_NOT_RECOGNIZED);
        }
        return Optional.empty();
    }

    /** The answer to a request that is not refused. */
    AssociateAccept accept(AssociateRequest request) {
        List<ContextResult> results = new ArrayList<>();
        Set<String> acceptedClasses = new HashSet<>();
        for (ProposedContext context : request.contexts()) {
            ContextResult result = decide(context);
            results.add(result);
            if (result.isAccepted()) {
                acceptedClasses.add(context.abstractSyntax());
            }
        }
        UserInformation user = request.userInformation();
        return new AssociateAccept(
                request.called(),
                request.calling(),
                results,
                UserInformation.of(config.maxPduLength(), user.asyncOperations(), roles(user, acceptedClasses)));
    }

    private ContextResult decide(ProposedContext context) {
        if (!takesClass(context.abstractSyntax())) {
            return refused(context, ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED);
        }
        for (String transferSyntax : context.transferSyntaxes()) {
            if (Uids.isValid(transferSyntax) && config.transferSyntaxes().test(transferSyntax)) {
                return new ContextResult(context.id(), ContextResult.ACCEPTANCE, transferSyntax);
            }
        }
        return refused(context, ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED);
    }

    private boolean takesClass(String abstractSyntax) {
        return abstractSyntax.equals(Uids.VERIFICATION)
                || (Uids.isValid(abstractSyntax) && config.sopClasses().test(abstractSyntax));
    }

    private static ContextResult refused(ProposedContext context, int result) {
        return new ContextResult(context.id(), result, IMPLICIT_VR_LITTLE_ENDIAN);
    }

    /** We are provider only, so the requestor can be user and nothing else. */
    private static List<RoleSelection> roles(UserInformation user, Set<String> acceptedClasses) {
        List<RoleSelection> roles = new ArrayList<>();
        for (RoleSelection proposed : user.roles()) {
            if (acceptedClasses.remove(proposed.sopClassUid())) {
                roles.add(new RoleSelection(proposed.sopClassUid(), proposed.scu(), false));
            }
        }
        return roles;
    }
}
