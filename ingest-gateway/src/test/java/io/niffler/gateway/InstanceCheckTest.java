package io.niffler.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetWriter;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.net.AssociationInfo;
import io.niffler.dicom.net.StoreRequest;
import io.niffler.dicom.net.StoreResult;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.gateway.extraction.storage.FilePath;
import io.niffler.gateway.extraction.storage.FolderStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway, which reads from memory, and the folder, which reads from the stream, answer the same. */
class InstanceCheckTest {
    private static final AssociationInfo ASSOCIATION =
            new AssociationInfo(1, "PEER", "NIFFLER", new InetSocketAddress(0), "", "");
    private static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final int[] UIDS = {
        Tag.SOP_CLASS_UID, Tag.SOP_INSTANCE_UID, Tag.STUDY_INSTANCE_UID, Tag.SERIES_INSTANCE_UID
    };

    @TempDir
    private Path folder;

    private FolderStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FolderStore(folder, FilePath.parse(FilePath.DEFAULT), (study, instance) -> {});
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private static DataSet instance() {
        return TestObjects.instance(TestObjects.Kind.MR, "study", "series", 1);
    }

    /** What both answer. */
    private int status(byte[] bytes) throws IOException {
        StoreRequest request = new StoreRequest(
                1, TestObjects.Kind.MR.sopClassUid(), TestObjects.uid("study", "series", "1"), SYNTAX.uid(), 0, "");
        int gateway = StoreResult.SUCCESS.status();
        try {
            assertThat(InstanceHeader.read(bytes, 0, bytes.length, true, request))
                    .isNotNull();
        } catch (InstanceRefusedException e) {
            gateway = e.refusal().result().status();
        }
        assertThat(store.store(ASSOCIATION, request, new ByteArrayInputStream(bytes))
                        .status())
                .isEqualTo(gateway);
        return gateway;
    }

    @Test
    void agreeOnUidsThatAreWrongOrMissing() throws IOException {
        assertThat(status(DataSetWriter.toBytes(instance(), SYNTAX))).isZero();
        for (int tag : UIDS) {
            for (String value : new String[] {null, "", "1.2.x", "1.2.3"}) {
                DataSet changed = instance();
                changed.remove(tag);
                if (value != null) {
                    changed.setString(tag, VR.UI, value);
                }
                boolean anyWillDo =
                        "1.2.3".equals(value) && (tag == Tag.STUDY_INSTANCE_UID || tag == Tag.SERIES_INSTANCE_UID);
                assertThat(status(DataSetWriter.toBytes(changed, SYNTAX)) == 0)
                        .as("%08x %s", tag, value)
                        .isEqualTo(anyWillDo);
            }
        }
    }

    @Test
    void agreeOnWhatIsCutAnywhere() throws IOException {
        byte[] bytes = DataSetWriter.toBytes(instance(), SYNTAX);
        Set<Integer> answers = new HashSet<>();
        for (int length = 0; length < 1500; length += 7) {
            answers.add(status(Arrays.copyOf(bytes, length)));
        }
        assertThat(answers)
                .as("some are taken and some are not")
                .hasSizeGreaterThan(1)
                .contains(0);
    }
}
