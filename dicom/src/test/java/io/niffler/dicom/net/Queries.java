package io.niffler.dicom.net;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.testing.ScriptedPacs;
import io.niffler.dicom.testing.TestObjects;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Associations and identifiers for tests of query/retrieve. */
public final class Queries {
    /** What a C-GET of generated studies needs. */
    public static final List<PresentationContextRequest> CT_STORAGE =
            List.of(PresentationContextRequest.of(TestObjects.Kind.CT.sopClassUid(), RawPeer.EXPLICIT));

    /** All operations in both models, relational where the peer agrees. */
    public static final QueryRetrieveProposal EVERYTHING = new QueryRetrieveProposal(
            Set.of(InformationModel.values()), Set.of(QueryOperation.values()), true, CT_STORAGE);

    private Queries() {}

    /** A configuration for a peer on the loopback address, with timeouts that suit tests. */
    public static ScuConfig.Builder config(int port, String calledAe) {
        return ScuConfig.builder("127.0.0.1", port)
                .calledAe(calledAe)
                .callingAe("NIFFLER")
                .responseTimeout(Duration.ofSeconds(20))
                .retrieveTimeout(Duration.ofSeconds(20))
                .cancelTimeout(Duration.ofSeconds(20));
    }

    /** Opens an association for everything. */
    public static QueryRetrieveScu open(ScuConfig.Builder config) throws IOException {
        return DicomToolkit.named("niffler").openQueryRetrieveScu(config.build(), EVERYTHING);
    }

    /** Opens an association for everything with a scripted PACS. */
    public static QueryRetrieveScu open(ScriptedPacs pacs) throws IOException {
        return open(config(pacs.port(), pacs.aeTitle()));
    }

    /** An identifier with a level alone. */
    public static DataSet level(String level) {
        return new DataSet().setString(Tag.QUERY_RETRIEVE_LEVEL, VR.CS, level);
    }

    /** Asks for studies and their usual attributes. */
    public static DataSet studies() {
        return level("STUDY")
                .setString(Tag.STUDY_INSTANCE_UID, VR.UI)
                .setString(Tag.PATIENT_ID, VR.LO)
                .setString(Tag.ACCESSION_NUMBER, VR.SH)
                .setString(Tag.STUDY_DATE, VR.DA)
                .setString(Tag.NUMBER_OF_STUDY_RELATED_INSTANCES, VR.IS);
    }

    /** The identifier of a retrieval of one study. */
    public static DataSet study(String patientId, String studyUid) {
        return level("STUDY")
                .setString(Tag.PATIENT_ID, VR.LO, patientId)
                .setString(Tag.STUDY_INSTANCE_UID, VR.UI, studyUid);
    }
}
