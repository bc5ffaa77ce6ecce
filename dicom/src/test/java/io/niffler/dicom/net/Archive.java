package io.niffler.dicom.net;

import static org.awaitility.Awaitility.await;

import io.niffler.dicom.testing.PacsStudy;
import io.niffler.dicom.testing.TestObjects;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

/** A real archive as a peer in tests: a process of its own, in a temporary folder, on a free port of this machine. */
final class Archive implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);

    private final Process process;
    private final String aeTitle;
    private final int port;

    Archive(Process process, String aeTitle, int port) {
        this.process = process;
        this.aeTitle = aeTitle;
        this.port = port;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** For associations to it. */
    ScuConfig.Builder config() {
        return Queries.config(port, aeTitle).responseTimeout(Duration.ofMinutes(1));
    }

    /** Returns when it answers a C-ECHO. */
    void awaitStart() {
        await(aeTitle + " answers").atMost(START).until(this::answers);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException(aeTitle + " has ended with status " + process.exitValue());
        }
        try (StorageScu scu = DicomToolkit.named("niffler")
                .openStorageScu(config().build(), List.of(PresentationContextRequest.VERIFICATION))) {
            return scu.echo() == Status.SUCCESS;
        } catch (IOException e) {
            return false;
        }
    }

    /** Stores studies by C-STORE. */
    void store(List<PacsStudy> studies) throws IOException {
        try (StorageScu scu = DicomToolkit.named("niffler").openStorageScu(config().build(), Queries.CT_STORAGE)) {
            for (PacsStudy study : studies) {
                for (String uid : study.instanceUids()) {
                    byte[] bytes = study.dataSet(uid);
                    StoreResult result = scu.store(InstanceToSend.of(
                            TestObjects.Kind.CT.sopClassUid(), uid, RawPeer.EXPLICIT, bytes, 0, bytes.length));
                    if (!result.isSuccess()) {
                        throw new IOException("The archive answered " + Status.toString(result.status()));
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
