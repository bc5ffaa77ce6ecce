package io.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.ul.PduType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Silent and slow peers lose their connection in time, in every phase. */
class SlowPeerIT {
    private static final byte[] STORE =
            RawPeer.pdv(3, 3, RawPeer.storeCommand(1, "1.2.1").encode());

    private final ScheduledExecutorService drips = Executors.newSingleThreadScheduledExecutor();

    private final List<Future<?>> running = new ArrayList<>();

    @AfterEach
    void stopDripping() {
        drips.shutdownNow();
    }

    private static ScpConfig.Builder impatient() {
        return RecordingScp.config()
                .associationRequestTimeout(Duration.ofMillis(400))
                .pduTimeout(Duration.ofMillis(400))
                .idleTimeout(Duration.ofSeconds(5));
    }

    /** Sends the bytes every 50 ms until the connection breaks. */
    private void drip(RawPeer peer, byte... bytes) {
        running.add(drips.scheduleAtFixedRate(
                () -> {
                    try {
                        peer.send(bytes);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                50,
                50,
                TimeUnit.MILLISECONDS));
    }

    @Test
    void closesConnectionsThatNeverRequest() throws IOException {
        try (RecordingScp scp = new RecordingScp(impatient().build());
                RawPeer peer = new RawPeer(scp.address())) {
            peer.awaitClosed();
            await().until(() -> scp.drops.equals(List.of(AssociationEnd.TIMEOUT)));
            assertThat(scp.scp().openAssociations()).isZero();
        }
    }

    @Test
    void closesConnectionsThatDripTheirRequest() throws IOException {
        try (RecordingScp scp = new RecordingScp(impatient().build());
                RawPeer peer = new RawPeer(scp.address())) {
            peer.send(RawPeer.pdu(PduType.ASSOCIATE_RQ, 10_000));
            drip(peer, (byte) 0);
            peer.awaitClosed();
            await().until(() -> scp.drops.equals(List.of(AssociationEnd.TIMEOUT)));
        }
    }

    @Test
    void abortsIdleAssociations() throws IOException {
        try (RecordingScp scp = new RecordingScp(
                        impatient().idleTimeout(Duration.ofMillis(300)).build());
                RawPeer peer = RawPeer.associated(scp.address())) {
            assertThat(peer.receive().type()).isEqualTo(PduType.ABORT);
            peer.awaitClosed();
            await().until(() -> scp.ends.equals(List.of(AssociationEnd.TIMEOUT)));
        }
    }

    @Test
    void abortsHalfPdusThatStall() throws IOException {
        try (RecordingScp scp = new RecordingScp(impatient().build());
                RawPeer peer = RawPeer.associated(scp.address())) {
            peer.send(RawPeer.data(STORE)).send(RawPeer.pdu(PduType.P_DATA_TF, 1000, new byte[] {0, 0, 3, 0, 3, 0}));
            assertThat(peer.receive().type()).isEqualTo(PduType.ABORT);
            await().until(() -> scp.ends.equals(List.of(AssociationEnd.TIMEOUT)));
            assertThat(scp.failures).hasSize(1);
        }
    }

    @Test
    void abortsPdusThatDrip() throws IOException {
        try (RecordingScp scp = new RecordingScp(impatient().build());
                RawPeer peer = RawPeer.associated(scp.address())) {
            peer.send(RawPeer.data(STORE)).send(RawPeer.pdu(PduType.P_DATA_TF, 1000, new byte[] {0, 0, 3, 0, 3, 0}));
            drip(peer, (byte) 7);
            assertThat(peer.receive().type()).isEqualTo(PduType.ABORT);
            await().until(() -> scp.ends.equals(List.of(AssociationEnd.TIMEOUT)));
        }
    }

    @Test
    void abortsDataSetsOfTinyPdusBelowTheMinimumRate() throws IOException {
        try (RecordingScp scp = new RecordingScp(impatient().minDataRate(1000).build());
                RawPeer peer = RawPeer.associated(scp.address())) {
            peer.send(RawPeer.data(STORE));
            drip(peer, RawPeer.data(RawPeer.pdv(3, 0, (byte) 7)));
            assertThat(peer.receive().type()).isEqualTo(PduType.ABORT);
            await().until(() -> scp.ends.equals(List.of(AssociationEnd.TIMEOUT)));
        }
    }

    /** The megabyte alone would pay for a quarter of an hour. */
    @Test
    void abortsDataSetsThatBeginFastAndThenDrip() throws IOException {
        ScpConfig config = impatient()
                .idleTimeout(Duration.ofMillis(600))
                .minDataRate(1000)
                .build();
        try (RecordingScp scp = new RecordingScp(config);
                RawPeer peer = RawPeer.associated(scp.address())) {
            peer.send(RawPeer.data(STORE));
            byte[] much = RawPeer.data(RawPeer.pdv(3, 0, new byte[100_000]));
            for (int i = 0; i < 10; i++) {
                peer.send(much);
            }
            drip(peer, RawPeer.data(RawPeer.pdv(3, 0, (byte) 7)));
            assertThat(peer.receive().type()).isEqualTo(PduType.ABORT);
            await().until(() -> scp.ends.equals(List.of(AssociationEnd.TIMEOUT)));
        }
    }

    @Test
    void doesNotChargeThePeerForASlowHandler() throws IOException {
        InstanceHandler slow = (association, request, dataSet) -> {
            dataSet.readNBytes(1);
            await().pollDelay(Duration.ofMillis(800)).until(() -> true);
            return dataSet.readNBytes(1_000_000).length == 99_999 ? StoreResult.SUCCESS : StoreResult.of(0xC000);
        };
        try (RecordingScp scp = new RecordingScp(impatient().build(), slow);
                RawPeer peer = RawPeer.associated(scp.address())) {
            assertThat(peer.sendStore(1, new byte[100_000]).receiveCommand().require(CommandSet.STATUS))
                    .isEqualTo(Status.SUCCESS);
        }
    }

    @Test
    void hangsUpOnPeersThatDoNotReadTheAnswers() throws IOException {
        try (RecordingScp scp = new RecordingScp(impatient().build());
                RawPeer peer = RawPeer.associated(scp.address())) {
            byte[] echo = RawPeer.data(RawPeer.pdv(1, 3, RawPeer.echoCommand(1).encode()));
            drips.execute(() -> {
                try {
                    while (true) {
                        peer.send(echo);
                    }
                } catch (IOException e) {
                    // Hung up on, as it should be.
                    return;
                }
            });
            await().atMost(Duration.ofSeconds(30)).until(() -> scp.ends.equals(List.of(AssociationEnd.TIMEOUT)));
        }
    }
}
