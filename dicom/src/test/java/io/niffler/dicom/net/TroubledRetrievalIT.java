package io.niffler.dicom.net;

import static io.niffler.dicom.net.InformationModel.STUDY_ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.niffler.dicom.data.Tag;
import io.niffler.dicom.testing.PacsStudy;
import io.niffler.dicom.testing.RetrievalScript;
import io.niffler.dicom.testing.RetrievalScript.Interruption;
import io.niffler.dicom.testing.ScriptedPacs;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Retrievals that stall, end in the middle or are cancelled. */
class TroubledRetrievalIT {
    private static final Duration SHORT = Duration.ofMillis(400);

    private ScriptedPacs pacs;
    private RecordingScp receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = new RecordingScp(RecordingScp.config().build());
        pacs = new ScriptedPacs("PACS").destination("NIFFLER", receiver.address());
    }

    @AfterEach
    void stop() {
        pacs.close();
        receiver.close();
    }

    private PacsStudy study(int instances, RetrievalScript script) {
        PacsStudy study = new PacsStudy("study", "P", "A", "20240101", instances).script(script);
        pacs.add(study);
        return study;
    }

    private static RetrieveResult move(QueryRetrieveScu scu, PacsStudy study, RetrieveListener listener)
            throws IOException {
        return scu.move(STUDY_ROOT, Queries.study("P", study.uid()), "NIFFLER", listener);
    }

    private static void assertLost(AssociationEnd end, QueryRetrieveScu scu, PacsStudy study) {
        assertThatThrownBy(() -> move(scu, study, RetrieveListener.NONE))
                .isInstanceOfSatisfying(
                        AssociationLostException.class, e -> assertThat(e.end()).isEqualTo(end));
        assertThatThrownBy(() -> move(scu, study, RetrieveListener.NONE)).isInstanceOf(AssociationLostException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"STALL", "STALL_DEAF", "STALL_LOUD"})
    void aMoveWithoutProgressIsGivenUp(Interruption stall) throws IOException {
        PacsStudy study = study(3, RetrievalScript.interrupt(2, stall));
        try (QueryRetrieveScu scu =
                Queries.open(Queries.config(pacs.port(), "PACS").retrieveTimeout(SHORT))) {
            assertLost(AssociationEnd.TIMEOUT, scu, study);
        }
        assertThat(study.sent()).isEqualTo(2);
        await().until(() -> pacs.openConnections() == 0);
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            assertThat(move(scu, study, RetrieveListener.NONE).isComplete()).isTrue();
        }
        assertThat(receiver.digests.keySet()).hasSameElementsAs(study.instanceUids());
    }

    @ParameterizedTest
    @EnumSource(names = {"STALL", "STALL_LOUD"})
    void aStalledMoveIsCancelledFromAnotherThread(Interruption stall) throws Exception {
        PacsStudy study = study(3, RetrievalScript.interrupt(2, stall));
        CountDownLatch twoDone = new CountDownLatch(3);
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            Thread watcher = new Thread(() -> {
                try {
                    if (twoDone.await(20, TimeUnit.SECONDS)) {
                        scu.cancel();
                        scu.cancel();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            watcher.start();
            RetrieveResult result = move(scu, study, counters -> twoDone.countDown());
            watcher.join();
            assertThat(result.status()).isEqualTo(Status.CANCEL);
            assertThat(result.counters().completed()).hasValue(2);
            assertThat(result.counters().remaining()).hasValue(1);
            assertThat(result.isComplete()).isFalse();
            assertThat(move(scu, study, RetrieveListener.NONE).isComplete()).isTrue();
        }
        assertThat(pacs.counts().cancels()).isEqualTo(1);
    }

    @Test
    void aCancelThatIsNotObeyedEndsTheAssociation() throws IOException {
        PacsStudy study = study(3, RetrievalScript.interrupt(1, Interruption.STALL_DEAF));
        ScuConfig.Builder config = Queries.config(pacs.port(), "PACS").cancelTimeout(SHORT);
        try (QueryRetrieveScu scu = Queries.open(config)) {
            assertThatThrownBy(() -> move(scu, study, counters -> {
                        if (counters.remaining().equals(OptionalInt.of(2))) {
                            scu.cancel();
                        }
                    }))
                    .isInstanceOfSatisfying(AssociationLostException.class, e -> assertThat(e.end())
                            .isEqualTo(AssociationEnd.TIMEOUT));
        }
        await().until(() -> pacs.openConnections() == 0);
    }

    @Test
    void aGetIsCancelledInTheMiddle() throws IOException {
        PacsStudy study = study(200, RetrievalScript.PLAIN);
        AtomicInteger received = new AtomicInteger();
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            InstanceHandler handler = (association, request, dataSet) -> {
                if (received.incrementAndGet() == 5) {
                    scu.cancel();
                }
                return StoreResult.SUCCESS;
            };
            RetrieveResult result =
                    scu.get(STUDY_ROOT, Queries.study("P", study.uid()), handler, RetrieveListener.NONE);
            assertThat(result.status()).isEqualTo(Status.CANCEL);
            assertThat(result.counters().completed()).hasValue(received.get());
            assertThat(result.counters().remaining()).hasValue(200 - received.get());
            assertThat(received.get()).isBetween(5, 199);
        }
    }

    @Test
    void theEndOfTheAssociationIsToldAsWhatItWas() throws IOException {
        PacsStudy aborted = study(3, RetrievalScript.interrupt(1, Interruption.ABORT));
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            assertLost(AssociationEnd.ABORTED_BY_PEER, scu, aborted);
        }
        PacsStudy deadly =
                new PacsStudy("deadly", "P", "D", "20240101", 3).script(RetrievalScript.interrupt(2, Interruption.DIE));
        pacs.add(deadly);
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            assertLost(AssociationEnd.CONNECTION_LOST, scu, deadly);
        }
        assertThat(pacs.isAlive()).isFalse();
        assertThatThrownBy(() -> Queries.open(pacs)).isInstanceOf(IOException.class);
        pacs.revive();
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            assertThat(move(scu, deadly, RetrieveListener.NONE).isComplete()).isTrue();
        }
    }

    @Test
    void aPeerThatAnnouncesMoreThanItSendsIsBelieved() throws IOException {
        PacsStudy study =
                new PacsStudy("boast", "P", "B", "20240101", 3).announcing(4).listed(2);
        pacs.add(study);
        List<String> uids = new ArrayList<>();
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            FindResult found = scu.find(
                    STUDY_ROOT,
                    Queries.study("P", study.uid()),
                    match -> uids.add(match.string(Tag.STUDY_INSTANCE_UID)));
            assertThat(found.matches()).isEqualTo(2);
            assertThat(uids).containsExactly(study.uid(), study.uid());
            assertThat(move(scu, study, RetrieveListener.NONE).counters().completed())
                    .hasValue(7);
        }
        assertThat(receiver.digests).hasSize(3);
    }

    @Test
    void abortingFromAnotherThreadEndsTheWait() throws Exception {
        PacsStudy study = study(1, RetrievalScript.interrupt(0, Interruption.STALL_DEAF));
        try (QueryRetrieveScu scu = Queries.open(pacs)) {
            Thread aborter = new Thread(() -> {
                await().until(() -> study.retrievals() == 1);
                scu.abort();
            });
            aborter.start();
            assertThatThrownBy(() -> move(scu, study, RetrieveListener.NONE))
                    .isInstanceOf(AssociationLostException.class);
            aborter.join();
        }
    }
}
