package io.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.ul.AssociateAccept;
import io.niffler.dicom.net.ul.ContextResult;
import io.niffler.dicom.net.ul.PduType;
import io.niffler.dicom.net.ul.PduWriter;
import io.niffler.dicom.net.ul.UserInformation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What our user makes of providers that misbehave. */
class HostileProviderIT {
    private static final byte[] ACCEPT = PduWriter.accept(new AssociateAccept(
            PduWriter.paddedAe("ANY-SCP"),
            PduWriter.paddedAe("NIFFLER"),
            List.of(new ContextResult(1, 0, RawPeer.IMPLICIT), new ContextResult(3, 0, RawPeer.EXPLICIT)),
            UserInformation.of(16384, false, List.of())));

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** What the provider does with the connection after the request was read. */
    private interface Script {
        void run(RawPeer peer) throws IOException;
    }

    private CompletableFuture<Void> provider(Script script) {
        return CompletableFuture.runAsync(() -> {
            try (RawPeer peer = new RawPeer(server.accept())) {
                assertThat(peer.receive().type()).isEqualTo(PduType.ASSOCIATE_RQ);
                script.run(peer);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private StorageScu open() throws IOException {
        ScuConfig config = ScuConfig.builder("127.0.0.1", server.getLocalPort())
                .associationTimeout(Duration.ofMillis(500))
                .responseTimeout(Duration.ofMillis(500))
                .pduTimeout(Duration.ofMillis(500))
                .build();
        return DicomToolkit.named("niffler")
                .openStorageScu(
                        config,
                        List.of(
                                PresentationContextRequest.VERIFICATION,
                                PresentationContextRequest.of(RawPeer.CT, RawPeer.EXPLICIT)));
    }

    private static byte[] response(int commandField, int messageId, int status) {
        return RawPeer.data(RawPeer.pdv(
                1,
                3,
                new CommandSet()
                        .put(CommandSet.COMMAND_FIELD, commandField)
                        .put(CommandSet.MESSAGE_ID_BEING_RESPONDED_TO, messageId)
                        .put(CommandSet.COMMAND_DATA_SET_TYPE, CommandSet.NO_DATA_SET)
                        .put(CommandSet.STATUS, status)
                        .encode()));
    }

    private void assertOpeningFails(AssociationEnd end, Script script) {
        CompletableFuture<Void> provider = provider(script);
        assertThatThrownBy(this::open).isInstanceOfSatisfying(AssociationLostException.class, e -> assertThat(e.end())
                .isEqualTo(end));
        provider.join();
    }

    @Test
    void openingFailsClearly() {
        assertOpeningFails(AssociationEnd.TIMEOUT, RawPeer::awaitClosed);
        assertOpeningFails(AssociationEnd.CONNECTION_LOST, peer -> {});
        assertOpeningFails(
                AssociationEnd.ABORTED_BY_PEER, peer -> peer.send(RawPeer.pdu(PduType.ABORT, 4, new byte[4])));
        assertOpeningFails(AssociationEnd.PROTOCOL_ERROR, peer -> {
            peer.send(RawPeer.pdu(PduType.ASSOCIATE_AC, Integer.MAX_VALUE));
            peer.awaitClosed();
        });
        assertOpeningFails(AssociationEnd.PROTOCOL_ERROR, peer -> {
            peer.send(RawPeer.pdu(0x48, 4, new byte[4]));
            assertThat(peer.receive().type()).isEqualTo(PduType.ABORT);
        });
    }

    private void assertEchoFails(AssociationEnd end, Script afterRequest) throws IOException {
        CompletableFuture<Void> provider = provider(peer -> {
            peer.send(ACCEPT);
            peer.receive();
            afterRequest.run(peer);
        });
        try (StorageScu scu = open()) {
            assertThatThrownBy(scu::echo)
                    .isInstanceOfSatisfying(AssociationLostException.class, e -> assertThat(e.end())
                            .isEqualTo(end));
            assertThatThrownBy(scu::echo).isInstanceOf(AssociationLostException.class);
        }
        provider.join();
    }

    @Test
    void wrongAnswersEndTheAssociation() throws IOException {
        assertEchoFails(AssociationEnd.TIMEOUT, RawPeer::awaitClosed);
        assertEchoFails(AssociationEnd.CONNECTION_LOST, peer -> {});
        assertEchoFails(AssociationEnd.ABORTED_BY_PEER, peer -> peer.send(RawPeer.pdu(PduType.ABORT, 4, new byte[4])));
        assertEchoFails(AssociationEnd.PROTOCOL_ERROR, peer -> {
            peer.send(response(CommandField.C_ECHO_RSP, 999, 0));
            assertThat(peer.receive().type()).isEqualTo(PduType.ABORT);
        });
        assertEchoFails(AssociationEnd.PROTOCOL_ERROR, peer -> {
            peer.send(response(CommandField.C_STORE_RSP, 1, 0));
            assertThat(peer.receive().type()).isEqualTo(PduType.ABORT);
        });
        assertEchoFails(AssociationEnd.PROTOCOL_ERROR, peer -> {
            peer.send(PduWriter.releaseRequest());
            assertThat(peer.receive().type()).isEqualTo(PduType.ABORT);
        });
    }

    @Test
    void givesUpOnAPeerThatDoesNotTakeADataSet() throws IOException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> provider = provider(peer -> {
            peer.send(ACCEPT);
            done.join();
        });
        byte[] dataSet = new byte[50_000_000];
        try (StorageScu scu = open()) {
            InstanceToSend instance =
                    InstanceToSend.of(RawPeer.CT, "1.2.3", RawPeer.EXPLICIT, dataSet, 0, dataSet.length);
            assertThatThrownBy(() -> scu.store(instance))
                    .isInstanceOfSatisfying(AssociationLostException.class, e -> assertThat(e.end())
                            .isEqualTo(AssociationEnd.TIMEOUT));
        } finally {
            done.complete(null);
        }
        provider.join();
    }

    @Test
    void answersAReleaseCollision() throws IOException {
        CompletableFuture<Void> provider = provider(peer -> {
            peer.send(ACCEPT);
            assertThat(peer.receive().type()).isEqualTo(PduType.RELEASE_RQ);
            peer.send(PduWriter.releaseRequest());
            assertThat(peer.receive().type()).isEqualTo(PduType.RELEASE_RP);
            peer.send(PduWriter.releaseResponse());
            assertThat(peer.receive()).isNull();
        });
        open().close();
        provider.join();
    }

    @Test
    void releasesWhateverThePeerDoes() throws IOException {
        List<Script> reactions = List.of(
                peer -> {},
                RawPeer::awaitClosed,
                peer -> peer.send(ACCEPT).awaitClosed(),
                peer -> peer.send(RawPeer.pdu(PduType.ABORT, 4, new byte[4])).awaitClosed(),
                peer -> peer.send(response(CommandField.C_ECHO_RSP, 1, 0))
                        .send(PduWriter.releaseResponse())
                        .awaitClosed());
        for (Script reaction : reactions) {
            CompletableFuture<Void> provider = provider(peer -> {
                peer.send(ACCEPT);
                peer.receive();
                reaction.run(peer);
            });
            open().close();
            provider.join();
        }
    }
}
