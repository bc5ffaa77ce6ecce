package io.niffler.dicom.net;

import static io.niffler.dicom.net.InformationModel.PATIENT_ROOT;
import static io.niffler.dicom.net.InformationModel.STUDY_ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.testing.PacsStudy;
import io.niffler.dicom.testing.RetrievalScript;
import io.niffler.dicom.testing.ScriptedPacs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our query/retrieve user against a provider that does as it should. */
class QueryRetrieveIT {
    private static final String CT = Queries.CT_STORAGE.get(0).abstractSyntax();

    private ScriptedPacs pacs;
    private RecordingScp receiver;
    private final PacsStudy first = new PacsStudy("first", "P1", "A1", "20240101", 3);
    private final PacsStudy second = new PacsStudy("second", "P1", "A2", "20240215", 2);
    private final PacsStudy third = new PacsStudy("third", "P2", "B3", "20240301", 1);

    @BeforeEach
    void start() throws IOException {
        receiver = new RecordingScp(RecordingScp.config().build());
        pacs = new ScriptedPacs("PACS")
                .add(first)
                .add(second)
                .add(third)
                .destination("NIFFLER", receiver.address())
                .destination("GONE", new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
    }

    @AfterEach
    void stop() {
        pacs.close();
        receiver.close();
    }

    private static List<String> uidsOf(QueryRetrieveScu scu, InformationModel model, DataSet query) throws IOException {
        List<String> uids = new ArrayList<>();
        FindResult result = scu.find(model, query, match -> uids.add(match.string(Tag.STUDY_INSTANCE_UID)));
        assertThat(result).isEqualTo(new FindResult(Status.SUCCESS, "", uids.size(), false, false));
        assertThat(result.isComplete()).isTrue();
        return uids;
    }

    @Test
    void findsStudiesByValueWildcardRangeAndListOfUids() throws IOException {
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            assertThat(uidsOf(scu, STUDY_ROOT, Queries.studies().setString(Tag.PATIENT_ID, VR.LO, "P1")))
                    .containsExactlyInAnyOrder(first.uid(), second.uid());
            assertThat(uidsOf(scu, STUDY_ROOT, Queries.studies().setString(Tag.ACCESSION_NUMBER, VR.SH, "A*")))
                    .containsExactlyInAnyOrder(first.uid(), second.uid());
            assertThat(uidsOf(scu, STUDY_ROOT, Queries.studies().setString(Tag.STUDY_DATE, VR.DA, "20240201-20240331")))
                    .containsExactlyInAnyOrder(second.uid(), third.uid());
            assertThat(uidsOf(
                            scu,
                            PATIENT_ROOT,
                            Queries.studies()
                                    .setString(Tag.STUDY_INSTANCE_UID, VR.UI, first.uid(), third.uid(), "1.2.3")))
                    .containsExactlyInAnyOrder(first.uid(), third.uid());
            assertThat(uidsOf(scu, PATIENT_ROOT, Queries.studies().setString(Tag.PATIENT_ID, VR.LO, "NOBODY")))
                    .isEmpty();
        }
        assertThat(pacs.counts().finds()).isEqualTo(5);
        assertThat(pacs.counts().associations()).isEqualTo(1);
    }

    @Test
    void findsPatients() throws IOException {
        List<DataSet> patients = new ArrayList<>();
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            DataSet query =
                    Queries.level("PATIENT").setString(Tag.PATIENT_ID, VR.LO).setString(Tag.PATIENT_NAME, VR.PN);
            assertThat(scu.find(PATIENT_ROOT, query, patients::add).matches()).isEqualTo(2);
        }
        assertThat(patients).extracting(match -> match.string(Tag.PATIENT_ID)).containsExactlyInAnyOrder("P1", "P2");
        assertThat(patients).extracting(match -> match.string(Tag.PATIENT_NAME)).containsOnly("Test^Ænne");
    }

    @Test
    void cancelsAQueryWithTooManyMatches() throws IOException {
        IntStream.range(0, 500)
                .forEach(i -> pacs.add(new PacsStudy("many" + i, "M", "M" + i, "20240101", 1).listed(20)));
        ScuConfig.Builder config = Queries.config(pacs.port(), "PACS").maxMatches(100);
        try (QueryRetrieveScu scu = Queries.open(config)) {
            List<DataSet> matches = new ArrayList<>();
            FindResult result =
                    scu.find(STUDY_ROOT, Queries.studies().setString(Tag.PATIENT_ID, VR.LO, "M"), matches::add);
            assertThat(matches).hasSize(100);
            assertThat(result).isEqualTo(new FindResult(Status.CANCEL, "", 100, true, false));
            assertThat(result.isComplete()).isFalse();
            assertThat(uidsOf(scu, STUDY_ROOT, Queries.studies().setString(Tag.PATIENT_ID, VR.LO, "P2")))
                    .containsExactly(third.uid());
        }
        assertThat(pacs.counts().cancels()).isEqualTo(1);
    }

    @Test
    void movesAStudyToOurselvesAndTellsOfProgress() throws IOException {
        List<SubOperations> progress = new ArrayList<>();
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            RetrieveResult result = scu.move(STUDY_ROOT, Queries.study("P1", first.uid()), "NIFFLER", progress::add);
            assertThat(result.status()).isEqualTo(Status.SUCCESS);
            assertThat(result.counters().completed()).hasValue(3);
            assertThat(result.isComplete()).isTrue();
        }
        assertThat(progress)
                .extracting(SubOperations::remaining)
                .containsExactly(OptionalInt.of(3), OptionalInt.of(2), OptionalInt.of(1), OptionalInt.of(0));
        assertThat(progress).extracting(SubOperations::taken).containsExactly(0, 1, 2, 3);
        assertThat(receiver.digests.keySet()).hasSameElementsAs(first.instanceUids());
        assertThat(receiver.requests).extracting(StoreRequest::moveOriginatorAe).containsOnly("NIFFLER");
    }

    @Test
    void movesAllOfAPatient() throws IOException {
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            DataSet patient = Queries.level("PATIENT").setString(Tag.PATIENT_ID, VR.LO, "P1");
            assertThat(scu.move(PATIENT_ROOT, patient, "NIFFLER", RetrieveListener.NONE)
                            .counters()
                            .completed())
                    .hasValue(5);
        }
        assertThat(receiver.digests).hasSize(5);
    }

    @Test
    void getsAStudyOverTheSameAssociation() throws IOException {
        List<StoreRequest> requests = new ArrayList<>();
        List<byte[]> dataSets = new ArrayList<>();
        List<AssociationInfo> senders = new ArrayList<>();
        InstanceHandler handler = (association, request, dataSet) -> {
            senders.add(association);
            requests.add(request);
            dataSets.add(dataSet.readAllBytes());
            return StoreResult.SUCCESS;
        };
        List<SubOperations> progress = new ArrayList<>();
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            for (InformationModel model : InformationModel.values()) {
                RetrieveResult result = scu.get(model, Queries.study("P1", second.uid()), handler, progress::add);
                assertThat(result.isComplete()).isTrue();
                assertThat(result.counters().completed()).hasValue(2);
            }
        }
        assertThat(requests)
                .extracting(StoreRequest::sopInstanceUid)
                .containsExactly(
                        second.instanceUids().get(0),
                        second.instanceUids().get(1),
                        second.instanceUids().get(0),
                        second.instanceUids().get(1));
        assertThat(requests).extracting(StoreRequest::sopClassUid).containsOnly(CT);
        assertThat(dataSets.get(0)).isEqualTo(dataSets.get(2)).hasSizeGreaterThan(500);
        assertThat(senders).extracting(AssociationInfo::callingAe).containsOnly("PACS");
        assertThat(progress).hasSize(6);
        assertThat(pacs.counts().associations()).isEqualTo(1);
    }

    @Test
    void tellsWhatTheHandlerRefused() throws IOException {
        InstanceHandler handler = (association, request, dataSet) -> {
            if (request.sopInstanceUid().equals(first.instanceUids().get(1))) {
                throw new IOException("disk full");
            }
            return StoreResult.SUCCESS;
        };
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            RetrieveResult result =
                    scu.get(STUDY_ROOT, Queries.study("P1", first.uid()), handler, RetrieveListener.NONE);
            assertThat(result.status()).isEqualTo(Status.SUB_OPERATIONS_FAILED);
            assertThat(result.failedInstances())
                    .containsExactly(first.instanceUids().get(1));
            assertThat(result.failedListReadable()).isTrue();
            assertThat(result.counters().completed()).hasValue(2);
            assertThat(result.counters().failed()).hasValue(1);
            assertThat(result.isComplete()).isFalse();
        }
    }

    @Test
    void tellsWhyAMoveWasNotDone() throws IOException {
        PacsStudy busy = new PacsStudy("busy", "P9", "Z", "20240101", 2)
                .script(RetrievalScript.refuse(0xA702), RetrievalScript.refuse(0xA701), RetrievalScript.fail(1));
        pacs.add(busy);
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            DataSet study = Queries.study("P9", busy.uid());
            RetrieveResult unknown = scu.move(STUDY_ROOT, study, "NOWHERE", RetrieveListener.NONE);
            assertThat(unknown.status()).isEqualTo(Status.MOVE_DESTINATION_UNKNOWN);
            assertThat(unknown.errorComment()).isEqualTo("Unknown destination");
            assertThat(unknown.counters()).isEqualTo(SubOperations.NOT_COUNTED);
            assertThat(scu.move(STUDY_ROOT, study, "GONE", RetrieveListener.NONE)
                            .status())
                    .isEqualTo(Status.CANNOT_PERFORM_SUB_OPERATIONS);
            assertThat(scu.move(STUDY_ROOT, study, "NIFFLER", RetrieveListener.NONE)
                            .status())
                    .isEqualTo(Status.CANNOT_PERFORM_SUB_OPERATIONS);
            assertThat(scu.move(STUDY_ROOT, study, "NIFFLER", RetrieveListener.NONE)
                            .status())
                    .isEqualTo(Status.CANNOT_COUNT_MATCHES);
            RetrieveResult partial = scu.move(STUDY_ROOT, study, "NIFFLER", RetrieveListener.NONE);
            assertThat(partial.status()).isEqualTo(Status.SUB_OPERATIONS_FAILED);
            assertThat(partial.failedInstances())
                    .containsExactly(busy.instanceUids().get(0));
            assertThat(scu.move(STUDY_ROOT, study, "NIFFLER", RetrieveListener.NONE)
                            .isComplete())
                    .isTrue();
        }
        assertThat(busy.retrievals()).isEqualTo(4);
        assertThat(busy.sent()).isEqualTo(3);
    }

    @Test
    void relationalQueriesAreAgreedOnOrNot() throws IOException {
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            for (InformationModel model : InformationModel.values()) {
                for (QueryOperation operation : QueryOperation.values()) {
                    assertThat(scu.supports(operation, model)).isTrue();
                    assertThat(scu.isRelational(operation, model)).isTrue();
                }
            }
        }
        pacs.relational(false);
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            assertThat(scu.isRelational(QueryOperation.FIND, STUDY_ROOT)).isFalse();
        }
        pacs.relational(true);
        QueryRetrieveProposal notAsked = QueryRetrieveProposal.of(STUDY_ROOT, QueryOperation.FIND);
        ScuConfig config = Queries.config(pacs.port(), "PACS").build();
        try (QueryRetrieveScu scu = DicomToolkit.named("niffler").openQueryRetrieveScu(config, notAsked)) {
            assertThat(scu.isRelational(QueryOperation.FIND, STUDY_ROOT)).isFalse();
            assertThat(scu.supports(QueryOperation.MOVE, STUDY_ROOT)).isFalse();
            assertThat(scu.supports(QueryOperation.FIND, PATIENT_ROOT)).isFalse();
        }
    }

    @Test
    void sendsNothingThatCannotBeUnderstood() throws IOException {
        ScuConfig.Builder config = Queries.config(pacs.port(), "PACS").maxIdentifierLength(1024);
        QueryRetrieveProposal proposal =
                new QueryRetrieveProposal(Set.of(STUDY_ROOT), Set.of(QueryOperation.FIND), false, List.of());
        try (QueryRetrieveScu scu = DicomToolkit.named("niffler").openQueryRetrieveScu(config.build(), proposal)) {
            assertThatThrownBy(() -> scu.find(STUDY_ROOT, new DataSet(), match -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("(0008,0052)");
            assertThatThrownBy(() -> scu.find(STUDY_ROOT, Queries.level("PATIENT"), match -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
            DataSet tooLong = Queries.studies().setString(Tag.PATIENT_ID, VR.LO, "x".repeat(1024));
            assertThatThrownBy(() -> scu.find(STUDY_ROOT, tooLong, match -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1024");
            assertThatThrownBy(() -> scu.find(PATIENT_ROOT, Queries.studies(), match -> {}))
                    .isInstanceOf(ContextNotAcceptedException.class);
            assertThatThrownBy(() -> scu.move(STUDY_ROOT, Queries.study("P1", first.uid()), "A\\B", counters -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(uidsOf(scu, STUDY_ROOT, Queries.studies().setString(Tag.PATIENT_ID, VR.LO, "P2")))
                    .containsExactly(third.uid());
            scu.cancel();
        }
        assertThat(pacs.counts().finds()).isEqualTo(1);
        await().until(() -> pacs.openConnections() == 0);
    }
}
