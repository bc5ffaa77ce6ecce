package io.niffler.dicom.net;

import static io.niffler.dicom.net.InformationModel.PATIENT_ROOT;
import static io.niffler.dicom.net.InformationModel.STUDY_ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.testing.PacsStudy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What our query/retrieve user must be able to do with any archive; each kind of archive is a subclass. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ArchiveInterop {
    /** How many studies a query finds that is cancelled in the middle; dcmqrscp holds 500 at most. */
    private static final int MANY = 300;

    private final PacsStudy first = new PacsStudy("first", "P1", "A1", "20240101", 4);
    private final PacsStudy second = new PacsStudy("second", "P1", "A2", "20240215", 2);
    private final PacsStudy third = new PacsStudy("third", "P2", "B3", "20240301", 60);
    private volatile String refused = "none";
    private Archive archive;
    private RecordingScp receiver;

    /** Starts the archive, which finds NIFFLER at that port of this machine. */
    abstract Archive start(Path folder, int moveDestinationPort) throws IOException;

    @BeforeAll
    void fill(@TempDir Path folder) throws IOException {
        receiver = new RecordingScp(RecordingScp.config().build(), (association, request, dataSet) -> {
            if (request.sopInstanceUid().equals(refused)) {
                return StoreResult.of(Status.OUT_OF_RESOURCES, "not this one");
            }
            return receiver.store(association, request, dataSet);
        });
        archive = start(folder, receiver.address().getPort());
        archive.awaitStart();
        List<PacsStudy> studies = new ArrayList<>(List.of(first, second, third));
        IntStream.range(0, MANY)
                .mapToObj(i -> new PacsStudy("many" + i, "M" + i, "C" + i, "20200101", 1))
                .forEach(studies::add);
        archive.store(studies);
    }

    @AfterAll
    void stop() {
        if (archive != null) {
            archive.close();
        }
        if (receiver != null) {
            receiver.close();
        }
    }

    @BeforeEach
    void forget() {
        receiver.digests.clear();
        receiver.requests.clear();
        refused = "none";
    }

    private static List<String> uidsOf(QueryRetrieveScu scu, InformationModel model, DataSet query) throws IOException {
        List<String> uids = new ArrayList<>();
        FindResult result = scu.find(model, query, match -> uids.add(match.string(Tag.STUDY_INSTANCE_UID)));
        assertThat(result.isComplete()).isTrue();
        return uids;
    }

    @Test
    void findsInBothModels() throws IOException {
        try (QueryRetrieveScu scu = Queries.open(archive.config())) {
            assertThat(uidsOf(scu, STUDY_ROOT, Queries.studies().setString(Tag.ACCESSION_NUMBER, VR.SH, "A2")))
                    .containsExactly(second.uid());
            assertThat(uidsOf(scu, STUDY_ROOT, Queries.studies().setString(Tag.ACCESSION_NUMBER, VR.SH, "A*")))
                    .containsExactlyInAnyOrder(first.uid(), second.uid());
            assertThat(uidsOf(scu, STUDY_ROOT, Queries.studies().setString(Tag.STUDY_DATE, VR.DA, "20240201-20240331")))
                    .containsExactlyInAnyOrder(second.uid(), third.uid());
            assertThat(uidsOf(
                            scu,
                            STUDY_ROOT,
                            Queries.studies().setString(Tag.STUDY_INSTANCE_UID, VR.UI, first.uid(), third.uid())))
                    .containsExactlyInAnyOrder(first.uid(), third.uid());
            assertThat(uidsOf(scu, PATIENT_ROOT, Queries.studies().setString(Tag.PATIENT_ID, VR.LO, "P1")))
                    .containsExactlyInAnyOrder(first.uid(), second.uid());
            assertThat(uidsOf(scu, PATIENT_ROOT, Queries.studies().setString(Tag.PATIENT_ID, VR.LO, "NOBODY")))
                    .isEmpty();
            List<String> names = new ArrayList<>();
            DataSet patient = Queries.level("PATIENT")
                    .setString(Tag.PATIENT_ID, VR.LO, "P2")
                    .setString(Tag.PATIENT_NAME, VR.PN);
            scu.find(PATIENT_ROOT, patient, match -> names.add(match.string(Tag.PATIENT_NAME)));
            assertThat(names).containsExactly("Test^Ænne");
        }
    }

    /** Neither archive takes part in extended negotiation, which says that it does not support relational queries. */
    @Test
    void relationalQueriesAreNotAgreedOn() throws IOException {
        try (QueryRetrieveScu scu = Queries.open(archive.config())) {
            for (QueryOperation operation : QueryOperation.values()) {
                assertThat(scu.supports(operation, STUDY_ROOT)).isTrue();
                assertThat(scu.isRelational(operation, STUDY_ROOT)).isFalse();
            }
        }
    }

    @Test
    void movesToOurselves() throws IOException {
        try (QueryRetrieveScu scu = Queries.open(archive.config())) {
            RetrieveResult study =
                    scu.move(STUDY_ROOT, Queries.study("P1", first.uid()), "NIFFLER", RetrieveListener.NONE);
            assertThat(study.isComplete()).isTrue();
            assertThat(study.counters().completed()).hasValue(4);
            assertThat(receiver.digests.keySet()).hasSameElementsAs(first.instanceUids());
            DataSet patient = Queries.level("PATIENT").setString(Tag.PATIENT_ID, VR.LO, "P1");
            assertThat(scu.move(PATIENT_ROOT, patient, "NIFFLER", RetrieveListener.NONE)
                            .isComplete())
                    .isTrue();
        }
        assertThat(receiver.digests).hasSize(6);
        assertThat(receiver.requests).extracting(StoreRequest::moveOriginatorAe).containsOnly("NIFFLER");
    }

    @Test
    void getsOverTheSameAssociation() throws IOException {
        List<String> received = new ArrayList<>();
        InstanceHandler handler = (association, request, dataSet) -> {
            dataSet.readAllBytes();
            received.add(request.sopInstanceUid());
            return StoreResult.SUCCESS;
        };
        try (QueryRetrieveScu scu = Queries.open(archive.config())) {
            RetrieveResult result =
                    scu.get(STUDY_ROOT, Queries.study("P1", first.uid()), handler, RetrieveListener.NONE);
            assertThat(result.isComplete()).isTrue();
            assertThat(result.counters().completed()).hasValue(4);
        }
        assertThat(received).containsExactlyInAnyOrderElementsOf(first.instanceUids());
    }

    @Test
    void anUnknownDestinationIsRefused() throws IOException {
        try (QueryRetrieveScu scu = Queries.open(archive.config())) {
            RetrieveResult result =
                    scu.move(STUDY_ROOT, Queries.study("P1", first.uid()), "NOWHERE", RetrieveListener.NONE);
            assertThat(result.status()).isNotEqualTo(Status.SUCCESS);
            assertThat(result.isComplete()).isFalse();
        }
    }

    /** An archive that is fast has sent all matches before a cancel reaches it; such a cancel must do no harm. */
    @Test
    void cancelsAFindInTheMiddle() throws IOException {
        try (QueryRetrieveScu scu = Queries.open(archive.config())) {
            await().atMost(Duration.ofMinutes(1)).until(() -> findAndCancel(scu));
            assertThat(uidsOf(scu, STUDY_ROOT, Queries.studies().setString(Tag.ACCESSION_NUMBER, VR.SH, "A2")))
                    .containsExactly(second.uid());
        }
    }

    /** True when the cancel came in time. */
    private static boolean findAndCancel(QueryRetrieveScu scu) throws IOException {
        AtomicInteger matches = new AtomicInteger();
        FindResult result =
                scu.find(STUDY_ROOT, Queries.studies().setString(Tag.ACCESSION_NUMBER, VR.SH, "C*"), match -> {
                    matches.incrementAndGet();
                    scu.cancel();
                });
        assertThat(result.matches()).isEqualTo(matches.get());
        boolean cancelled = result.status() == Status.CANCEL;
        assertThat(result.matches()).isBetween(cancelled ? 1 : MANY, MANY);
        return cancelled;
    }

    @Test
    void cancelsAMoveInTheMiddle() throws IOException {
        try (QueryRetrieveScu scu = Queries.open(archive.config())) {
            RetrieveResult result =
                    scu.move(STUDY_ROOT, Queries.study("P2", third.uid()), "NIFFLER", counters -> scu.cancel());
            assertThat(result.status()).isEqualTo(Status.CANCEL);
            assertThat(receiver.digests).hasSizeLessThan(60);
        }
    }

    @Test
    void aFailedSubOperationIsNotComplete() throws IOException {
        refused = first.instanceUids().get(1);
        try (QueryRetrieveScu scu = Queries.open(archive.config())) {
            RetrieveResult result =
                    scu.move(STUDY_ROOT, Queries.study("P1", first.uid()), "NIFFLER", RetrieveListener.NONE);
            assertThat(result.isComplete()).isFalse();
            assertFailedSubOperation(result, refused);
        }
    }

    /** How this kind of archive tells of an instance that was refused by the destination. */
    abstract void assertFailedSubOperation(RetrieveResult result, String sopInstanceUid);
}
