package io.niffler.gateway.extraction.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetWriter;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.net.AssociationListener;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InstanceToSend;
import io.niffler.dicom.net.PresentationContextRequest;
import io.niffler.dicom.net.RawPeer;
import io.niffler.dicom.net.ScpConfig;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.StorageScp;
import io.niffler.dicom.net.StorageScu;
import io.niffler.dicom.net.StoreResult;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.gateway.extraction.flow.CountedArrivals;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What peers send over sockets, and what is in the folder then. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FolderStoreIT {
    private static final String EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid();
    private static final String STUDY = TestObjects.uid("study");

    @TempDir
    private Path parent;

    private final CountedArrivals arrivals = new CountedArrivals();
    private Path folder;
    private FolderStore store;
    private StorageScp scp;
    private StorageScu scu;

    @BeforeEach
    void start() throws IOException {
        folder = parent.resolve("images");
        arrivals.watch(STUDY);
        store = new FolderStore(folder, FilePath.parse(FilePath.DEFAULT), arrivals::arrived);
        ScpConfig config = ScpConfig.builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .port(0)
                .build();
        scp = DicomToolkit.named("niffler").startStorageScp(config, store, new AssociationListener() {});
        scu = DicomToolkit.named("niffler")
                .openStorageScu(
                        ScuConfig.builder("127.0.0.1", scp.address().getPort())
                                .calledAe("NIFFLER")
                                .build(),
                        Arrays.stream(TestObjects.Kind.values())
                                .map(kind -> PresentationContextRequest.of(kind.sopClassUid(), EXPLICIT))
                                .toList());
    }

    @AfterEach
    void stop() throws IOException {
        scu.close();
        scp.close();
        store.close();
    }

    private static DataSet instance(int number) {
        return TestObjects.instance(TestObjects.Kind.MR, "study", "series", number);
    }

    private StoreResult send(DataSet dataSet) throws IOException {
        return send(dataSet.string(Tag.SOP_CLASS_UID), dataSet.string(Tag.SOP_INSTANCE_UID), encode(dataSet));
    }

    private StoreResult send(String sopClass, String sopInstance, byte[] bytes) throws IOException {
        return scu.store(InstanceToSend.of(sopClass, sopInstance, EXPLICIT, bytes, 0, bytes.length));
    }

    private static byte[] encode(DataSet dataSet) {
        return DataSetWriter.toBytes(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    private static String path(DataSet dataSet) {
        return String.join(
                "/",
                dataSet.string(Tag.PATIENT_ID),
                dataSet.string(Tag.STUDY_INSTANCE_UID),
                dataSet.string(Tag.SERIES_INSTANCE_UID),
                dataSet.string(Tag.SOP_INSTANCE_UID) + ".dcm");
    }

    @Test
    void keepsEachInstanceAsAFileToTheByte() throws Exception {
        List<DataSet> sent = new ArrayList<>();
        for (TestObjects.Kind kind : TestObjects.Kind.values()) {
            sent.add(TestObjects.instance(kind, "study", kind.name(), 1));
        }
        for (DataSet dataSet : sent) {
            assertThat(send(dataSet)).isEqualTo(StoreResult.SUCCESS);
        }
        assertThat(Tree.files(folder))
                .containsExactlyElementsOf(
                        sent.stream().map(FolderStoreIT::path).sorted().toList());
        for (DataSet dataSet : sent) {
            assertThat(folder.resolve(path(dataSet))).hasBinaryContent(TestObjects.part10(dataSet));
        }
        assertThat(arrivals.count(STUDY)).isEqualTo(sent.size());
    }

    @Test
    void anInstanceThatComesAgainTakesThePlaceOfItsFileAndIsCountedOnce() throws Exception {
        DataSet dataSet = instance(1);
        Path file = folder.resolve(path(dataSet));
        assertThat(send(dataSet).isSuccess()).isTrue();
        Files.write(file, new byte[] {1});
        assertThat(send(dataSet).isSuccess()).isTrue();
        assertThat(Tree.files(folder)).containsExactly(path(dataSet));
        assertThat(file).hasBinaryContent(TestObjects.part10(dataSet));
        assertThat(arrivals.count(STUDY)).isEqualTo(1);
    }

    @Test
    void whateverAnInstanceIsCalledItStaysInTheFolder() throws Exception {
        List<String> names = List.of(
                "../../../escape",
                "..",
                ".",
                "/etc/escape",
                "a/../../../escape",
                IncomingFolder.NAME,
                "~/escape",
                "C:escape",
                "line\u007fbreak",
                "$(touch escape)",
                "é".repeat(300),
                "x".repeat(5_000));
        for (int i = 0; i < names.size(); i++) {
            DataSet dataSet = instance(i);
            dataSet.setString(Tag.PATIENT_ID, VR.LO, names.get(i));
            assertThat(send(dataSet)).as("name %d", i).isEqualTo(StoreResult.SUCCESS);
        }
        assertThat(Tree.files(folder)).hasSize(names.size()).allMatch(name -> name.split("/").length == 4);
        assertThat(Tree.files(folder)).noneMatch(name -> name.startsWith("."));
        assertThat(Tree.files(parent))
                .as("nothing beside it")
                .allMatch(name -> name.startsWith("images/"))
                .hasSize(names.size() + 1);
    }

    @Test
    void refusesWhatIsNotWhatTheCommandSays() throws Exception {
        String mr = TestObjects.Kind.MR.sopClassUid();
        DataSet right = instance(1);
        String uid = right.string(Tag.SOP_INSTANCE_UID);
        assertThat(send(TestObjects.Kind.CT.sopClassUid(), uid, encode(right)).status())
                .isEqualTo(Status.DATA_SET_MISMATCH);
        assertThat(send(mr, "1.2.3", encode(right)).status()).isEqualTo(Status.DATA_SET_MISMATCH);
        for (int tag : new int[] {Tag.STUDY_INSTANCE_UID, Tag.SERIES_INSTANCE_UID}) {
            DataSet without = instance(1);
            without.setString(tag, VR.UI, "../1");
            assertThat(send(mr, uid, encode(without)).status()).isEqualTo(Status.DATA_SET_MISMATCH);
        }
        assertThat(send(mr, uid, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}).status())
                .isEqualTo(Status.CANNOT_UNDERSTAND);
        assertThat(send(mr, uid, Arrays.copyOf(encode(right), 200)).status()).isEqualTo(Status.CANNOT_UNDERSTAND);
        assertThat(Tree.files(folder)).isEmpty();
        assertThat(arrivals.count(STUDY)).isZero();
        assertThat(send(right)).as("on the same association").isEqualTo(StoreResult.SUCCESS);
    }

    @Test
    void saysWhenItCannotWriteAndGoesOnWhenItCan() throws Exception {
        DataSet dataSet = instance(1);
        Path inTheWay = folder.resolve(dataSet.string(Tag.PATIENT_ID));
        Files.writeString(inTheWay, "a file");
        assertThat(send(dataSet).status()).isEqualTo(Status.OUT_OF_RESOURCES);
        assertThat(Tree.files(folder)).containsExactly(dataSet.string(Tag.PATIENT_ID));
        assertThat(arrivals.count(STUDY)).isZero();

        Files.delete(inTheWay);
        assertThat(send(dataSet)).isEqualTo(StoreResult.SUCCESS);
        assertThat(Tree.files(folder)).containsExactly(path(dataSet));
    }

    @Test
    void leavesNothingOfAnInstanceWhosePeerIsLost() throws Exception {
        DataSet dataSet = TestObjects.instance(TestObjects.Kind.CT, "study", "series", 1);
        dataSet.setString(Tag.SOP_INSTANCE_UID, VR.UI, "1.2.7");
        byte[] bytes = encode(dataSet);
        try (RawPeer peer = RawPeer.associated(scp.address())) {
            byte[] command = RawPeer.storeCommand(7, "1.2.7").encode();
            peer.send(RawPeer.data(RawPeer.pdv(RawPeer.CT_CONTEXT, 3, command)));
            for (int at = 0; at < bytes.length / 2; at += 10_000) {
                peer.send(RawPeer.data(RawPeer.pdv(RawPeer.CT_CONTEXT, 0, Arrays.copyOfRange(bytes, at, at + 10_000))));
            }
            await().until(() -> Tree.files(folder).size() == 1);
        }
        await().until(() -> scp.openAssociations() == 1);
        assertThat(Tree.files(folder)).isEmpty();
        assertThat(arrivals.count(STUDY)).isZero();
    }
}
