package io.niffler.dicom.net.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.Rejection;
import io.niffler.dicom.net.ScpConfig;
import io.niffler.dicom.net.ul.AssociateAccept;
import io.niffler.dicom.net.ul.AssociateRequest;
import io.niffler.dicom.net.ul.ContextResult;
import io.niffler.dicom.net.ul.PduWriter;
import io.niffler.dicom.net.ul.ProposedContext;
import io.niffler.dicom.net.ul.RoleSelection;
import io.niffler.dicom.net.ul.UserInformation;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class NegotiatorTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String QUERY = "1.2.840.10008.5.1.4.1.2.1.1";
    private static final String PRIVATE_CLASS = "1.3.6.1.4.1.99999.1";
    private static final String PRIVATE_SYNTAX = "1.3.6.1.4.1.99999.2";
    private static final String IMPLICIT = "1.2.840.10008.1.2";

    private static AssociateRequest request(ProposedContext... contexts) {
        return request(1, Uids.APPLICATION_CONTEXT, UserInformation.of(16384, true, List.of()), contexts);
    }

    private static AssociateRequest request(
            int version, String context, UserInformation user, ProposedContext... contexts) {
        return new AssociateRequest(
                version, PduWriter.paddedAe("NIFFLER"), PduWriter.paddedAe("SENDER"), context, List.of(contexts), user);
    }

    private static AssociateAccept accept(ScpConfig.Builder config, AssociateRequest request) {
        return new Negotiator(config.build()).accept(request);
    }

    @Test
    void takesTheFirstProposedSyntaxEvenAnUnknownOne() {
        AssociateAccept accept =
                accept(ScpConfig.builder(), request(new ProposedContext(1, CT, List.of(PRIVATE_SYNTAX, IMPLICIT))));
        assertThat(accept.contexts()).containsExactly(new ContextResult(1, 0, PRIVATE_SYNTAX));
    }

    @Test
    void passesOverSyntaxesThatAreNotAcceptedOrNoUids() {
        AssociateAccept accept = accept(
                ScpConfig.builder().transferSyntaxes(IMPLICIT::equals),
                request(
                        new ProposedContext(1, CT, List.of(PRIVATE_SYNTAX, "not a UID", IMPLICIT)),
                        new ProposedContext(3, CT, List.of(PRIVATE_SYNTAX))));
        assertThat(accept.contexts())
                .containsExactly(
                        new ContextResult(1, 0, IMPLICIT),
                        new ContextResult(3, ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED, IMPLICIT));
    }

    @Test
    void takesUnknownClassesOnlyWhenConfigured() {
        AssociateRequest request = request(
                new ProposedContext(1, PRIVATE_CLASS, List.of(IMPLICIT)),
                new ProposedContext(3, QUERY, List.of(IMPLICIT)),
                new ProposedContext(5, Uids.VERIFICATION, List.of(IMPLICIT)));
        assertThat(accept(ScpConfig.builder(), request).contexts())
                .extracting(ContextResult::result)
                .containsExactly(3, 3, 0);
        assertThat(accept(ScpConfig.builder().acceptUnknownSopClasses(true), request)
                        .contexts())
                .extracting(ContextResult::result)
                .containsExactly(0, 3, 0);
    }

    @Test
    void answersAsyncOperationsAndRoles() {
        UserInformation user = UserInformation.of(
                0, true, List.of(new RoleSelection(CT, true, true), new RoleSelection("1.2.3", true, false)));
        AssociateAccept accept = accept(
                ScpConfig.builder(),
                request(1, Uids.APPLICATION_CONTEXT, user, new ProposedContext(1, CT, List.of(IMPLICIT))));
        assertThat(accept.userInformation().asyncOperations()).isTrue();
        assertThat(accept.userInformation().roles()).containsExactly(new RoleSelection(CT, true, false));
        assertThat(accept.userInformation().implementationClassUid()).isEqualTo(Uids.IMPLEMENTATION_CLASS_UID);
    }

    @Test
    void refusesOtherVersionsAndApplicationContexts() {
        Negotiator negotiator = new Negotiator(ScpConfig.builder().build());
        UserInformation user = UserInformation.of(0, false, List.of());
        ProposedContext context = new ProposedContext(1, CT, List.of(IMPLICIT));
        InetAddress from = InetAddress.getLoopbackAddress();
        assertThat(negotiator.refusal(request(2, Uids.APPLICATION_CONTEXT, user, context), from))
                .contains(Rejection.PROTOCOL_VERSION_NOT_SUPPORTED);
        assertThat(negotiator.refusal(request(1, "1.2.3", user, context), from))
                .contains(Rejection.APPLICATION_CONTEXT_NOT_SUPPORTED);
        assertThat(negotiator.refusal(request(3, Uids.APPLICATION_CONTEXT, user, context), from))
                .isEmpty();
    }
}
