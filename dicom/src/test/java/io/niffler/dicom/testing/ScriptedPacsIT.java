package io.niffler.dicom.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.Queries;
import io.niffler.dicom.net.QueryOperation;
import io.niffler.dicom.net.QueryRetrieveProposal;
import io.niffler.dicom.net.QueryRetrieveScu;
import io.niffler.dicom.net.RecordingScp;
import io.niffler.dicom.net.RetrieveListener;
import io.niffler.dicom.net.RetrieveResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The scripted PACS under many users at once. */
class ScriptedPacsIT {
    private static final int STUDIES = 400;
    private static final int USERS = 8;
    private static final QueryRetrieveProposal PROPOSAL =
            QueryRetrieveProposal.of(InformationModel.STUDY_ROOT, QueryOperation.FIND, QueryOperation.MOVE);

    @Test
    void servesManyUsersAtOnceAndEndsCleanly() throws Exception {
        ExecutorService users = Executors.newFixedThreadPool(USERS);
        try (RecordingScp receiver = new RecordingScp(RecordingScp.config().build());
                ScriptedPacs pacs = new ScriptedPacs("PACS").destination("NIFFLER", receiver.address())) {
            List<PacsStudy> studies = new ArrayList<>();
            List<Future<RetrieveResult>> results = new ArrayList<>();
            for (int i = 0; i < STUDIES; i++) {
                PacsStudy study = new PacsStudy("study" + i, "P" + i, "A" + i, "20240101", 2);
                studies.add(study);
                pacs.add(study);
                results.add(users.submit(() -> retrieve(pacs, study)));
            }
            for (Future<RetrieveResult> result : results) {
                assertThat(result.get().isComplete()).isTrue();
            }
            assertThat(receiver.digests).hasSize(2 * STUDIES);
            assertThat(studies).allMatch(study -> study.retrievals() == 1 && study.sent() == 2);
            assertThat(pacs.counts().finds()).isEqualTo(STUDIES);
            assertThat(pacs.counts().moves()).isEqualTo(STUDIES);
            assertThat(pacs.counts().associations()).isEqualTo(STUDIES);
            await().until(() -> pacs.openConnections() == 0);
        } finally {
            users.shutdownNow();
        }
    }

    private static RetrieveResult retrieve(ScriptedPacs pacs, PacsStudy study) throws IOException {
        try (QueryRetrieveScu scu = DicomToolkit.named("niffler")
                .openQueryRetrieveScu(
                        Queries.config(pacs.port(), pacs.aeTitle()).build(), PROPOSAL)) {
            assertThat(scu.find(InformationModel.STUDY_ROOT, Queries.study(study.patientId(), study.uid()), match -> {})
                            .matches())
                    .isEqualTo(1);
            return scu.move(
                    InformationModel.STUDY_ROOT,
                    Queries.study(study.patientId(), study.uid()),
                    "NIFFLER",
                    RetrieveListener.NONE);
        }
    }
}
