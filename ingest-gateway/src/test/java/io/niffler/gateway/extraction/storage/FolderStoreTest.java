package io.niffler.gateway.extraction.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetWriter;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.net.AssociationInfo;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.StoreRequest;
import io.niffler.dicom.net.StoreResult;
import io.niffler.dicom.testing.Cost;
import io.niffler.dicom.testing.TestObjects;
import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest {
    private static final AssociationInfo ASSOCIATION =
            new AssociationInfo(1, "PEER", "NIFFLER", new InetSocketAddress(0), "", "");
    private static final Path FULL_DEVICE = Path.of("/dev/full");
    private static final FilePath BY_UID = FilePath.parse("{00080018}");

    @TempDir
    private Path folder;

    private final List<String> stored = new ArrayList<>();
    private final DataSet dataSet = TestObjects.instance(TestObjects.Kind.MR, "study", "series", 1);

    private FolderStore open(ReceivedFile.Opener opener) throws IOException {
        return new FolderStore(folder, BY_UID, null, (study, instance) -> stored.add(study + " " + instance), opener);
    }

    private FolderStore open() throws IOException {
        return open(path -> new FileOutputStream(path.toFile()));
    }

    private StoreResult store(FolderStore store, TransferSyntax syntax, InputStream in) throws IOException {
        String uid = dataSet.string(Tag.SOP_INSTANCE_UID);
        return store.store(
                ASSOCIATION, new StoreRequest(1, TestObjects.Kind.MR.sopClassUid(), uid, syntax.uid(), 0, ""), in);
    }

    private byte[] bytes(TransferSyntax syntax) {
        return DataSetWriter.toBytes(dataSet, syntax);
    }

    @Test
    void tellsWhatIsStoredWhenItIs() throws Exception {
        String uid = dataSet.string(Tag.SOP_INSTANCE_UID);
        try (FolderStore store = new FolderStore(folder, BY_UID, (study, instance) -> {
            assertThat(folder.resolve(instance)).isRegularFile();
            stored.add(study + " " + instance);
        })) {
            TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
            assertThat(store(store, syntax, new ByteArrayInputStream(bytes(syntax))))
                    .isEqualTo(StoreResult.SUCCESS);
        }
        assertThat(stored).containsExactly(TestObjects.uid("study") + " " + uid);
    }

    @Test
    void passesOnWhatItKeepsBeforeItSaysSo() throws Exception {
        TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        List<byte[]> passedOn = new ArrayList<>();
        InstanceHandler elsewhere = (association, request, in) -> {
            assertThat(stored).isEmpty();
            passedOn.add(in.readAllBytes());
            return StoreResult.SUCCESS;
        };
        try (FolderStore store =
                new FolderStore(folder, BY_UID, elsewhere, (study, instance) -> stored.add(study + " " + instance))) {
            assertThat(store(store, syntax, new ByteArrayInputStream(bytes(syntax))))
                    .isEqualTo(StoreResult.SUCCESS);
        }
        assertThat(passedOn).hasSize(1).first().isEqualTo(bytes(syntax));
        assertThat(folder.resolve(dataSet.string(Tag.SOP_INSTANCE_UID))).hasBinaryContent(TestObjects.part10(dataSet));
        assertThat(stored).hasSize(1);
    }

    @Test
    void keepsNothingThatIsRefusedElsewhere() throws Exception {
        TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        StoreResult later = StoreResult.of(Status.OUT_OF_RESOURCES, "later");
        try (FolderStore store = new FolderStore(
                folder, BY_UID, (association, request, in) -> later, (study, instance) -> stored.add(instance))) {
            assertThat(store(store, syntax, new ByteArrayInputStream(bytes(syntax))))
                    .isEqualTo(later);
        }
        assertThat(Tree.files(folder)).isEmpty();
        assertThat(stored).isEmpty();
    }

    @Test
    void keepsEveryTransferSyntaxAsItComes() throws Exception {
        for (TransferSyntax syntax : List.of(
                TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
                TransferSyntax.EXPLICIT_VR_BIG_ENDIAN,
                TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN)) {
            try (FolderStore store = open()) {
                assertThat(store(store, syntax, new ByteArrayInputStream(bytes(syntax))))
                        .isEqualTo(StoreResult.SUCCESS);
            }
            byte[] file = Files.readAllBytes(folder.resolve(dataSet.string(Tag.SOP_INSTANCE_UID)));
            assertThat(file).as(syntax.uid()).endsWith(bytes(syntax)).hasSizeLessThan(bytes(syntax).length + 400);
        }
    }

    @Test
    void answersThatTheDiskIsFullAndLeavesNothing() throws Exception {
        assumeTrue(Files.exists(FULL_DEVICE), "needs /dev/full, a device that is always full");
        TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        try (FolderStore store = open(path -> {
            Files.createFile(path);
            return new FileOutputStream(FULL_DEVICE.toFile());
        })) {
            StoreResult result = store(store, syntax, new ByteArrayInputStream(bytes(syntax)));
            assertThat(result.status()).isEqualTo(Status.OUT_OF_RESOURCES);
        }
        assertThat(Tree.files(folder)).isEmpty();
        assertThat(stored).isEmpty();
    }

    @Test
    void answersThatTheFolderIsReadOnlyAndLeavesNothing() throws Exception {
        TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        try (FolderStore store = open()) {
            assumeTrue(folder.toFile().setWritable(false), "needs folders that can be made read-only");
            try {
                assumeFalse(Files.isWritable(folder), "needs a user who may not write to read-only folders");
                StoreResult result = store(store, syntax, new ByteArrayInputStream(bytes(syntax)));
                assertThat(result.status()).isEqualTo(Status.OUT_OF_RESOURCES);
                assertThat(Tree.files(folder)).isEmpty();
            } finally {
                assertThat(folder.toFile().setWritable(true)).isTrue();
            }
        }
        assertThat(stored).isEmpty();
    }

    @Test
    void holdsLittleOfALongInstance() throws Exception {
        TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        int pixels = 48 << 20;
        byte[] head = bytes(syntax);
        try (FolderStore store = open()) {
            Cost<StoreResult> cost = Cost.of(() -> store(
                    store,
                    syntax,
                    new SequenceInputStream(new ByteArrayInputStream(head), new Repeated(new byte[1024], pixels))));
            assertThat(cost.value()).isEqualTo(StoreResult.SUCCESS);
            assertThat(cost.allocatedBytes()).isLessThan(2 << 20);
        }
        assertThat(Files.size(folder.resolve(dataSet.string(Tag.SOP_INSTANCE_UID))))
                .isEqualTo(TestObjects.part10(dataSet).length + (long) pixels);
    }

    @Test
    void readsNoFurtherThanItsLimitForTheUids() throws Exception {
        byte[] empty = {0x08, 0, 0x05, 0, 'C', 'S', 0, 0};
        byte[] longest = new byte[8 + 4000];
        System.arraycopy(new byte[] {0x08, 0, 0x05, 0, 'C', 'S', (byte) 0xA0, 0x0F}, 0, longest, 0, 8);
        for (byte[] element : List.of(empty, longest)) {
            try (FolderStore store = open()) {
                Cost<StoreResult> cost = Cost.of(
                        () -> store(store, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, new Repeated(element, 64 << 20)));
                assertThat(cost.value().status()).isEqualTo(Status.CANNOT_UNDERSTAND);
                assertThat(cost.allocatedBytes()).isLessThan(24 << 20);
            }
        }
        assertThat(Tree.files(folder)).isEmpty();
    }

    @Test
    void namesTheFolderThatCannotBeUsed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThatThrownBy(() -> new FolderStore(file, BY_UID, (study, instance) -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("must be a folder that can be written to");
    }

    @Test
    void findsUidsBehindLongValuesAndBeforeTheEndOfItsLimit() throws Exception {
        dataSet.setBytes(0x00091010, VR.OB, new byte[3 << 20]);
        dataSet.setBytes(0x00211010, VR.OB, new byte[3 << 20]);
        TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        try (FolderStore store = open()) {
            assertThat(store(store, syntax, new ByteArrayInputStream(bytes(syntax))))
                    .isEqualTo(StoreResult.SUCCESS);
        }
        assertThat(folder.resolve(dataSet.string(Tag.SOP_INSTANCE_UID))).hasBinaryContent(TestObjects.part10(dataSet));
    }

    /** The same bytes over and over. */
    private static final class Repeated extends InputStream {
        private final byte[] bytes;
        private int left;
        private int at;

        Repeated(byte[] bytes, int length) {
            this.bytes = bytes;
            this.left = length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = Math.min(Math.min(length, left), bytes.length - at);
            System.arraycopy(bytes, at, target, offset, count);
            left -= count;
            at = (at + count) % bytes.length;
            return count;
        }
    }
}
