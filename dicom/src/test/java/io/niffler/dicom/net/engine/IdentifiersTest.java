package io.niffler.dicom.net.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetWriter;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.QueryOperation;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.dimse.Contexts;
import io.niffler.dicom.net.dimse.Message;
import io.niffler.dicom.net.ul.ProtocolViolation;
import java.io.ByteArrayInputStream;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IdentifiersTest {
    private static final Identifiers IDENTIFIERS = new Identifiers(4096);
    private static final DataSet MATCH = new DataSet()
            .setString(Tag.QUERY_RETRIEVE_LEVEL, VR.CS, "STUDY")
            .setString(Tag.PATIENT_ID, VR.LO, "secret")
            .setString(Tag.STUDY_INSTANCE_UID, VR.UI, "1.2.3");

    private static Message response(byte[] dataSet, TransferSyntax syntax) {
        Contexts.AcceptedContext context = new Contexts.AcceptedContext(
                1, InformationModel.STUDY_ROOT.sopClassUid(QueryOperation.FIND), syntax.uid());
        return new Message(context, 0x8020, new CommandSet(), true, new ByteArrayInputStream(dataSet));
    }

    @Test
    void whatIsWrittenIsRead() throws AssociationLostException {
        for (String uid : ProposedQueries.TRANSFER_SYNTAXES) {
            byte[] bytes = IDENTIFIERS.encode(InformationModel.STUDY_ROOT, MATCH, uid);
            DataSet read = IDENTIFIERS.match(response(bytes, TransferSyntax.of(uid)));
            assertThat(read.string(Tag.STUDY_INSTANCE_UID)).isEqualTo("1.2.3");
            assertThat(read.size()).isEqualTo(3);
        }
    }

    @Property(tries = 2000)
    void damagedMatchesAreReadOrRefusedWithoutTheirContent(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = DataSetWriter.toBytes(MATCH, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        for (int i = random.nextInt(12); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        try {
            IDENTIFIERS.ofFinal(response(bytes, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
            IDENTIFIERS.match(response(bytes, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        } catch (AssociationLostException e) {
            assertThat(e)
                    .isInstanceOf(ProtocolViolation.class)
                    .hasMessageMatching("[ -~]+")
                    .hasMessageNotContaining("secret");
        }
    }
}
