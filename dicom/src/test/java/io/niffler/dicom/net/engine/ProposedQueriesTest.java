package io.niffler.dicom.net.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.PresentationContextRequest;
import io.niffler.dicom.net.QueryOperation;
import io.niffler.dicom.net.QueryRetrieveProposal;
import io.niffler.dicom.net.ul.ExtendedNegotiation;
import io.niffler.dicom.net.ul.RoleSelection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProposedQueriesTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";

    @Test
    void proposesEachModelInEachOperation() {
        QueryRetrieveProposal proposal = new QueryRetrieveProposal(
                Set.of(InformationModel.values()), Set.of(QueryOperation.FIND, QueryOperation.MOVE), false, List.of());
        assertThat(new ProposedQueries(proposal).contexts())
                .extracting(PresentationContextRequest::abstractSyntax)
                .containsExactly(
                        "1.2.840.10008.5.1.4.1.2.1.1",
                        "1.2.840.10008.5.1.4.1.2.1.2",
                        "1.2.840.10008.5.1.4.1.2.2.1",
                        "1.2.840.10008.5.1.4.1.2.2.2");
        assertThat(new ProposedQueries(proposal).roles()).isEmpty();
        assertThat(new ProposedQueries(proposal).extended()).isEmpty();
    }

    @Test
    void getTakesTheRoleOfAProviderOfEachStorageClassOnce() {
        List<PresentationContextRequest> storage = List.of(
                PresentationContextRequest.of(CT, EXPLICIT), PresentationContextRequest.of(CT, "1.2.840.10008.1.2"));
        ProposedQueries proposed =
                new ProposedQueries(QueryRetrieveProposal.of(InformationModel.STUDY_ROOT, QueryOperation.FIND)
                        .withGet(storage)
                        .withRelational());
        assertThat(proposed.contexts())
                .extracting(PresentationContextRequest::abstractSyntax)
                .containsExactly("1.2.840.10008.5.1.4.1.2.2.1", "1.2.840.10008.5.1.4.1.2.2.3", CT, CT);
        assertThat(proposed.roles()).containsExactly(new RoleSelection(CT, false, true));
        assertThat(proposed.extended())
                .containsExactly(
                        new ExtendedNegotiation("1.2.840.10008.5.1.4.1.2.2.1", List.of(1)),
                        new ExtendedNegotiation("1.2.840.10008.5.1.4.1.2.2.3", List.of(1)));
        assertThat(proposed.isStorage(CT)).isTrue();
        assertThat(proposed.isStorage("1.2.840.10008.5.1.4.1.2.2.3")).isFalse();
    }

    @Test
    void getAndStorageBelongTogether() {
        assertThatThrownBy(() -> QueryRetrieveProposal.of(InformationModel.STUDY_ROOT, QueryOperation.GET))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QueryRetrieveProposal.of(InformationModel.STUDY_ROOT))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
