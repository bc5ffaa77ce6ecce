package io.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Part10File;
import io.niffler.dicom.data.ReadOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our provider and our user against those of DCMTK. Skipped where DCMTK is not installed. */
class DcmtkIT {
    /** The sender's option that proposes the transfer syntax of the key. */
    private static final Map<String, String> PROPOSE = Map.of(
            "1.2.840.10008.1.2", "-xi",
            "1.2.840.10008.1.2.1", "-xe",
            "1.2.840.10008.1.2.2", "-xb",
            "1.2.840.10008.1.2.5", "-xr",
            "1.2.840.10008.1.2.4.50", "-xy",
            "1.2.840.10008.1.2.4.70", "-xs",
            "1.2.840.10008.1.2.4.80", "-xt",
            "1.2.840.10008.1.2.4.90", "-xv",
            "1.2.840.10008.1.2.4.91", "-xw");

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsDcmtk() {
        Dcmtk.assumeInstalled();
    }

    private static String port(RecordingScp scp) {
        return Integer.toString(scp.address().getPort());
    }

    @Test
    void echoscuIsAnswered() throws Exception {
        try (RecordingScp scp = new RecordingScp(RecordingScp.config().build())) {
            assertThat(Dcmtk.run("echoscu", "-v", "-aec", "NIFFLER", "--repeat", "3", "localhost", port(scp)))
                    .isZero();
            await().until(() -> scp.ends.equals(List.of(AssociationEnd.RELEASED)));
            assertThat(scp.echoes).hasValue(3);
            assertThat(scp.opened.get(0).implementationVersion()).startsWith("OFFIS_DCMTK");
        }
    }

    @Test
    void echoscuIsRejectedWithTheWrongName() throws Exception {
        try (RecordingScp scp = new RecordingScp(RecordingScp.config().build())) {
            assertThat(Dcmtk.run("echoscu", "-aec", "WRONG", "localhost", port(scp)))
                    .isNotZero();
            await().until(() -> scp.rejections.equals(List.of(Rejection.CALLED_AE_NOT_RECOGNIZED)));
        }
    }

    @Test
    void storescuSendsInEveryTransferSyntaxItKnows() throws Exception {
        try (RecordingScp scp = new RecordingScp(RecordingScp.config().build())) {
            Map<String, String> expected = new HashMap<>();
            for (Map.Entry<String, String> syntax : PROPOSE.entrySet()) {
                String uid = syntax.getKey();
                Path file = DicomFiles.ct(folder, "1.2.826." + uid.length() + "." + uid.replace(".", ""), uid, 300_000);
                expected.putAll(digestOf(file));
                assertThat(Dcmtk.run(
                                "storescu",
                                "-aec",
                                "NIFFLER",
                                syntax.getValue(),
                                "localhost",
                                port(scp),
                                file.toString()))
                        .as(uid)
                        .isZero();
            }
            assertThat(scp.requests).extracting(StoreRequest::transferSyntaxUid).hasSameElementsAs(PROPOSE.keySet());
            assertThat(scp.digests).hasSize(PROPOSE.size()).containsAllEntriesOf(expected);
        }
    }

    @Test
    void severalStorescuSendAtTheSameTime() throws Exception {
        int senders = 4;
        int each = 20;
        try (RecordingScp scp = new RecordingScp(RecordingScp.config().build())) {
            Map<String, String> expected = new HashMap<>();
            List<Process> processes = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                Path own = Files.createDirectory(folder.resolve("sender" + i));
                for (int j = 0; j < each; j++) {
                    expected.putAll(
                            digestOf(DicomFiles.ct(own, "1.2.3." + i + "." + j, RawPeer.EXPLICIT, 50_000 + 1000 * j)));
                }
                processes.add(Dcmtk.start(
                        "storescu", "-aec", "NIFFLER", "-xe", "+sd", "localhost", port(scp), own.toString()));
            }
            for (Process process : processes) {
                assertThat(process.waitFor()).isZero();
            }
            assertThat(scp.digests).isEqualTo(expected);
            await().until(() -> scp.scp().openAssociations() == 0);
        }
    }

    @Test
    void storescuKilledInMidFileLeavesNothingBehind() throws Exception {
        CountDownLatch inMidFile = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        AtomicReference<IOException> seen = new AtomicReference<>();
        InstanceHandler handler = (association, request, dataSet) -> {
            dataSet.readNBytes(1000);
            inMidFile.countDown();
            try {
                killed.await();
                dataSet.readAllBytes();
            } catch (InterruptedException | IOException e) {
                seen.set(new IOException(e));
            }
            return StoreResult.SUCCESS;
        };
        try (RecordingScp scp = new RecordingScp(RecordingScp.config().build(), handler)) {
            Path file = DicomFiles.ct(folder, "1.2.3.4", RawPeer.EXPLICIT, 50_000_000);
            Process process =
                    Dcmtk.start("storescu", "-aec", "NIFFLER", "-xe", "localhost", port(scp), file.toString());
            assertThat(inMidFile.await(30, TimeUnit.SECONDS)).isTrue();
            process.destroyForcibly().waitFor();
            killed.countDown();
            await().until(() -> scp.scp().openAssociations() == 0);
            assertThat(scp.ends).containsExactly(AssociationEnd.CONNECTION_LOST);
            assertThat(seen.get()).hasCauseInstanceOf(AssociationLostException.class);
        }
    }

    @Test
    void storescpReceivesWhatOurUserSends() throws Exception {
        Path received = Files.createDirectory(folder.resolve("received"));
        int port = freePort();
        Process storescp = Dcmtk.start(
                "storescp", "+xa", "-aet", "DCMTK", "+B", "-od", received.toString(), Integer.toString(port));
        try {
            List<Path> files = List.of(
                    DicomFiles.ct(folder, "1.2.3.1", RawPeer.EXPLICIT, 1_000_000),
                    DicomFiles.ct(folder, "1.2.3.2", RawPeer.IMPLICIT, 1000),
                    DicomFiles.ct(folder, "1.2.3.3", "1.2.840.10008.1.2.4.70", 100_000));
            sendAll(port, files);
            for (Path file : files) {
                InstanceToSend sent = InstanceToSend.ofFile(file);
                Path copy = onlyFileNamed(received, sent.sopInstanceUid());
                assertThat(digestOf(copy)).isEqualTo(digestOf(file));
            }
        } finally {
            storescp.destroyForcibly().waitFor();
        }
    }

    private static void sendAll(int port, List<Path> files) throws IOException {
        ScuConfig config =
                ScuConfig.builder("localhost", port).calledAe("DCMTK").build();
        List<PresentationContextRequest> contexts = new ArrayList<>(List.of(PresentationContextRequest.VERIFICATION));
        for (Path file : files) {
            InstanceToSend instance = InstanceToSend.ofFile(file);
            contexts.add(PresentationContextRequest.of(instance.sopClassUid(), instance.transferSyntaxUid()));
        }
        StorageScu[] opened = new StorageScu[1];
        await().ignoreExceptionsInstanceOf(IOException.class)
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    opened[0] = DicomToolkit.named("niffler").openStorageScu(config, contexts);
                    return true;
                });
        try (StorageScu scu = opened[0]) {
            assertThat(scu.echo()).isEqualTo(Status.SUCCESS);
            for (Path file : files) {
                assertThat(scu.store(InstanceToSend.ofFile(file))).isEqualTo(StoreResult.SUCCESS);
            }
        }
    }

    private static Path onlyFileNamed(Path folder, String uid) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith("." + uid))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The SOP instance UID of a file and the digest of its bare data set. */
    private static Map<String, String> digestOf(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Part10File part10 = Part10.read(bytes, ReadOptions.HEADERS);
        int offset = (int) part10.dataSetOffset();
        String uid = InstanceToSend.ofFile(file).sopInstanceUid();
        return Map.of(uid, RecordingScp.digest(bytes, offset, bytes.length - offset));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
