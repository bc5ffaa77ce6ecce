package io.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.ul.PduType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Limits on associations, whom they are accepted from, and closing. */
class LimitsIT {

    private static RawPeer.Pdu answerTo(RecordingScp scp, String called, String calling) throws IOException {
        try (RawPeer peer = new RawPeer(scp.address())) {
            return peer.send(RawPeer.request(called, calling)).receive();
        }
    }

    private static void assertRejected(RawPeer.Pdu answer, Rejection why) {
        assertThat(answer.type()).isEqualTo(PduType.ASSOCIATE_RJ);
        assertThat(answer.body()).containsExactly(0, why.result(), why.source(), why.reason());
    }

    @Test
    void rejectsForNowWhatIsAboveTheTotal() throws IOException {
        try (RecordingScp scp =
                new RecordingScp(RecordingScp.config().maxAssociations(2).build())) {
            try (RawPeer first = RawPeer.associated(scp.address());
                    RawPeer second = RawPeer.associated(scp.address())) {
                assertRejected(answerTo(scp, "NIFFLER", "TEST"), Rejection.LOCAL_LIMIT_EXCEEDED);
                assertThat(first.sendStore(1, new byte[10]).receiveCommand().require(CommandSet.STATUS))
                        .isZero();
                assertThat(second.sendStore(2, new byte[10]).receiveCommand().require(CommandSet.STATUS))
                        .isZero();
            }
            await().until(() -> scp.scp().openAssociations() == 0);
            try (RawPeer again = RawPeer.associated(scp.address())) {
                assertThat(again.sendStore(3, new byte[10]).receiveCommand().require(CommandSet.STATUS))
                        .isZero();
            }
        }
    }

    @Test
    void rejectsForNowWhatIsAboveTheLimitOfOneAddress() throws IOException {
        try (RecordingScp scp = new RecordingScp(
                        RecordingScp.config().maxAssociationsPerAddress(1).build());
                RawPeer first = RawPeer.associated(scp.address())) {
            assertRejected(answerTo(scp, "NIFFLER", "TEST"), Rejection.LOCAL_LIMIT_EXCEEDED);
            assertThat(first.socket().isConnected()).isTrue();
        }
    }

    @Test
    void dropsAFloodOfConnectionsAndServesAgainAfterwards() throws IOException {
        try (RecordingScp scp = new RecordingScp(RecordingScp.config()
                .maxAssociations(4)
                .associationRequestTimeout(Duration.ofMillis(500))
                .build())) {
            List<RawPeer> flood = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                flood.add(new RawPeer(scp.address()));
            }
            for (RawPeer peer : flood) {
                peer.awaitClosed();
                peer.close();
            }
            await().until(() -> scp.scp().openAssociations() == 0);
            assertThat(scp.drops).contains(AssociationEnd.LOCAL_FAILURE, AssociationEnd.TIMEOUT);
            RawPeer.associated(scp.address()).close();
        }
    }

    @Test
    void rejectsByNameAddressAndVersion() throws IOException {
        try (RecordingScp scp = new RecordingScp(
                RecordingScp.config().acceptedCallingAes(List.of("FRIEND")).build())) {
            assertRejected(answerTo(scp, "WRONG", "FRIEND"), Rejection.CALLED_AE_NOT_RECOGNIZED);
            assertRejected(answerTo(scp, "NIFFLER", "STRANGER"), Rejection.CALLING_AE_NOT_RECOGNIZED);
            assertThat(answerTo(scp, "NIFFLER", "FRIEND").type()).isEqualTo(PduType.ASSOCIATE_AC);
        }
        try (RecordingScp scp = new RecordingScp(
                RecordingScp.config().acceptedAddresses(List.of("10.0.0.0/8")).build())) {
            assertRejected(answerTo(scp, "NIFFLER", "TEST"), Rejection.NO_REASON);
            assertThat(scp.rejections).containsExactly(Rejection.NO_REASON);
        }
    }

    @Test
    void abortsDataSetsLongerThanTheLimit() throws IOException {
        try (RecordingScp scp = new RecordingScp(
                        RecordingScp.config().maxDataSetLength(1000).build());
                RawPeer peer = RawPeer.associated(scp.address())) {
            assertThat(peer.sendStore(1, new byte[1000]).receiveCommand().require(CommandSet.STATUS))
                    .isZero();
            assertThat(peer.sendStore(2, new byte[1001]).receive().type()).isEqualTo(PduType.ABORT);
            await().until(() -> scp.ends.equals(List.of(AssociationEnd.LOCAL_FAILURE)));
        }
    }

    @Test
    void closeLetsARunningStoreFinish() throws Exception {
        CountDownLatch inHandler = new CountDownLatch(1);
        CountDownLatch mayFinish = new CountDownLatch(1);
        InstanceHandler waiting = (association, request, dataSet) -> {
            inHandler.countDown();
            awaitQuietly(mayFinish);
            return StoreResult.SUCCESS;
        };
        RecordingScp scp = new RecordingScp(
                RecordingScp.config().closeGrace(Duration.ofSeconds(20)).build(), waiting);
        try (RawPeer busy = RawPeer.associated(scp.address());
                RawPeer idle = RawPeer.associated(scp.address())) {
            busy.sendStore(1, new byte[100]);
            inHandler.await();
            Thread closer = new Thread(scp::close);
            closer.start();
            assertThat(idle.receive().type()).isEqualTo(PduType.ABORT);
            assertThat(closer.isAlive()).isTrue();
            mayFinish.countDown();
            assertThat(busy.receiveCommand().require(CommandSet.STATUS)).isEqualTo(Status.SUCCESS);
            assertThat(busy.receive().type()).isEqualTo(PduType.ABORT);
            busy.socket().shutdownOutput();
            closer.join();
        }
        assertThat(scp.ends).containsExactly(AssociationEnd.SHUTDOWN, AssociationEnd.SHUTDOWN);
        assertThat(scp.scp().openAssociations()).isZero();
    }

    @Test
    void closeAbortsAStoreThatOutlivesTheGrace() throws Exception {
        CountDownLatch inHandler = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        InstanceHandler stuck = (association, request, dataSet) -> {
            inHandler.countDown();
            interrupted.set(awaitQuietly(new CountDownLatch(1)));
            return StoreResult.SUCCESS;
        };
        RecordingScp scp = new RecordingScp(
                RecordingScp.config().closeGrace(Duration.ofMillis(200)).build(), stuck);
        try (RawPeer peer = RawPeer.associated(scp.address())) {
            peer.sendStore(1, new byte[100]);
            inHandler.await();
            scp.close();
            assertThat(peer.receive().type()).isEqualTo(PduType.ABORT);
            peer.awaitClosed();
        }
        assertThat(interrupted).isTrue();
        assertThat(scp.ends).containsExactly(AssociationEnd.SHUTDOWN);
    }

    /** True when interrupted. */
    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
