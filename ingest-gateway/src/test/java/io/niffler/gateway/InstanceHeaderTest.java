package io.niffler.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetWriter;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.net.StoreRequest;
import io.niffler.dicom.testing.TestObjects;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceHeaderTest {
    private static final int PADDING = 7;

    private final DataSet dataSet = TestObjects.instance(TestObjects.Kind.MR, "study", "series", 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.1.2",
                "1.2.840.10008.1.2.1",
                "1.2.840.10008.1.2.2",
                "1.2.840.10008.1.2.1.99",
                "1.2.3.4.5.private"
            })
    void readsTheUidsInEveryEncoding(String syntax) throws Exception {
        String uid = syntax.replace("private", "6");
        byte[] bytes = encode(dataSet, uid);
        InstanceHeader header = InstanceHeader.read(bytes, 0, bytes.length, true, request(uid));
        assertThat(header.studyInstanceUid()).isEqualTo(dataSet.string(Tag.STUDY_INSTANCE_UID));
        assertThat(header.seriesInstanceUid()).isEqualTo(dataSet.string(Tag.SERIES_INSTANCE_UID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"})
    void tellsTheLengthFromTheHead(String syntax) throws Exception {
        byte[] bytes = encode(dataSet, syntax);
        InstanceHeader header = InstanceHeader.read(bytes, 0, 4096, false, request(syntax));
        assertThat(header.expectedLength()).isEqualTo(bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99"})
    void asksForMoreUntilTheUidsAreThere(String syntax) throws Exception {
        byte[] bytes = encode(dataSet, syntax);
        byte[] shifted = new byte[PADDING + bytes.length];
        System.arraycopy(bytes, 0, shifted, PADDING, bytes.length);
        boolean found = false;
        for (int length = 0; length < 2048; length++) {
            // Whatever is cut off, it is "more, please" or the right answer, never a wrong one.
            InstanceHeader header = InstanceHeader.read(shifted, PADDING, length, false, request(syntax));
            if (header != null) {
                found = true;
                assertThat(header.studyInstanceUid()).isEqualTo(dataSet.string(Tag.STUDY_INSTANCE_UID));
                assertThat(header.seriesInstanceUid()).isEqualTo(dataSet.string(Tag.SERIES_INSTANCE_UID));
            } else {
                assertThat(found).as("found at a shorter length than " + length).isFalse();
            }
        }
        assertThat(found).isTrue();
    }

    @Test
    void cannotUnderstandWhatEndsBeforeTheUids() {
        byte[] bytes = encode(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid());
        assertRefused(Arrays.copyOf(bytes, 200), Refusal.UNREADABLE);
        assertRefused(new byte[0], Refusal.UNREADABLE);
        assertRefused(
                "GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), Refusal.UNREADABLE);
        byte[] lying = bytes.clone();
        // The length of the first element says more than there is.
        lying[6] = (byte) 0xFE;
        lying[7] = (byte) 0xFF;
        assertRefused(Arrays.copyOf(lying, 4000), Refusal.UNREADABLE);
    }

    @Test
    void acceptsWhatIsCutAfterTheUids() throws Exception {
        byte[] bytes = encode(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid());
        assertThat(InstanceHeader.read(bytes, 0, bytes.length - 1000, true, request("1.2.840.10008.1.2.1")))
                .isNotNull();
    }

    @Test
    void holdsTheUidsAgainstTheCommand() {
        assertRefusedWith(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.2", Refusal.SOP_CLASS_DIFFERS);
        assertRefusedWith(Tag.SOP_CLASS_UID, null, Refusal.SOP_CLASS_DIFFERS);
        assertRefusedWith(Tag.SOP_INSTANCE_UID, "1.2.3", Refusal.SOP_INSTANCE_DIFFERS);
        assertRefusedWith(Tag.SOP_INSTANCE_UID, null, Refusal.SOP_INSTANCE_DIFFERS);
    }

    @Test
    void needsStudyAndSeries() {
        assertRefusedWith(Tag.STUDY_INSTANCE_UID, null, Refusal.NO_STUDY_UID);
        assertRefusedWith(Tag.STUDY_INSTANCE_UID, "", Refusal.NO_STUDY_UID);
        assertRefusedWith(Tag.STUDY_INSTANCE_UID, "../../etc/passwd", Refusal.NO_STUDY_UID);
        assertRefusedWith(Tag.STUDY_INSTANCE_UID, "1.2." + "3".repeat(62), Refusal.NO_STUDY_UID);
        assertRefusedWith(Tag.SERIES_INSTANCE_UID, null, Refusal.NO_SERIES_UID);
        assertRefusedWith(Tag.SERIES_INSTANCE_UID, "1.2.x", Refusal.NO_SERIES_UID);
    }

    private void assertRefusedWith(int tag, String value, Refusal expected) {
        DataSet changed = TestObjects.instance(TestObjects.Kind.MR, "study", "series", 1);
        if (value == null) {
            changed.remove(tag);
        } else {
            changed.setString(tag, VR.UI, value);
        }
        assertRefused(encode(changed, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid()), expected);
    }

    private void assertRefused(byte[] bytes, Refusal expected) {
        StoreRequest request = request(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid());
        assertThatThrownBy(() -> InstanceHeader.read(bytes, 0, bytes.length, true, request))
                .isInstanceOfSatisfying(InstanceRefusedException.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(expected));
    }

    private StoreRequest request(String transferSyntax) {
        return new StoreRequest(
                1, TestObjects.Kind.MR.sopClassUid(), TestObjects.uid("study", "series", "1"), transferSyntax, 0, "");
    }

    private static byte[] encode(DataSet dataSet, String syntax) {
        return DataSetWriter.toBytes(dataSet, TransferSyntax.of(syntax));
    }
}
