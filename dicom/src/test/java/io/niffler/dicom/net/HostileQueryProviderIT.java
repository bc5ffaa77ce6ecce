package io.niffler.dicom.net;

import static io.niffler.dicom.net.InformationModel.STUDY_ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetWriter;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.ul.AssociateAccept;
import io.niffler.dicom.net.ul.ContextResult;
import io.niffler.dicom.net.ul.PduType;
import io.niffler.dicom.net.ul.PduWriter;
import io.niffler.dicom.net.ul.ProtocolViolation;
import io.niffler.dicom.net.ul.UserInformation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What our query/retrieve user makes of providers that break the protocol or never come to an end. */
class HostileQueryProviderIT {
    private static final int FAILED_LIST = 0x00080058;
    private static final int FIND = 1;
    private static final int MOVE = 3;
    private static final int GET = 5;
    private static final int STORAGE = 7;
    private static final int LONGEST_MATCH = 1024;
    private static final Duration SHORT = Duration.ofMillis(500);

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** What the provider does after the request was read; a connection that ends meanwhile ends the script. */
    private interface Script {
        void run(RawPeer peer) throws IOException;
    }

    private CompletableFuture<Void> provider(Script script) {
        return CompletableFuture.runAsync(() -> {
            try (RawPeer peer = new RawPeer(server.accept())) {
                assertThat(peer.receive().type()).isEqualTo(PduType.ASSOCIATE_RQ);
                peer.send(PduWriter.accept(new AssociateAccept(
                        PduWriter.paddedAe("PACS"),
                        PduWriter.paddedAe("NIFFLER"),
                        List.of(
                                new ContextResult(FIND, 0, RawPeer.IMPLICIT),
                                new ContextResult(MOVE, 0, RawPeer.IMPLICIT),
                                new ContextResult(GET, 0, RawPeer.IMPLICIT),
                                new ContextResult(STORAGE, 0, RawPeer.EXPLICIT)),
                        UserInformation.of(16384, false, List.of()))));
                assertThat(peer.receive().type()).isEqualTo(PduType.P_DATA_TF);
                assertThat(peer.receive().type()).isEqualTo(PduType.P_DATA_TF);
                script.run(peer);
                peer.awaitClosed();
            } catch (IOException e) {
                // The user had enough and closed the connection.
                return;
            }
        });
    }

    private QueryRetrieveScu open() throws IOException {
        ScuConfig config = Queries.config(server.getLocalPort(), "PACS")
                .associationTimeout(SHORT)
                .responseTimeout(SHORT)
                .retrieveTimeout(SHORT)
                .cancelTimeout(SHORT)
                .maxIdentifierLength(LONGEST_MATCH)
                .maxMatches(50)
                .build();
        QueryRetrieveProposal proposal = new QueryRetrieveProposal(
                Set.of(STUDY_ROOT), Set.of(QueryOperation.values()), false, Queries.CT_STORAGE);
        return DicomToolkit.named("niffler").openQueryRetrieveScu(config, proposal);
    }

    private static CommandSet response(int field, int messageId, int status) {
        return new CommandSet()
                .put(CommandSet.COMMAND_FIELD, field)
                .put(CommandSet.MESSAGE_ID_BEING_RESPONDED_TO, messageId)
                .put(CommandSet.COMMAND_DATA_SET_TYPE, CommandSet.NO_DATA_SET)
                .put(CommandSet.STATUS, status);
    }

    private static byte[] message(int context, CommandSet command) {
        return RawPeer.data(RawPeer.pdv(context, 3, command.encode()));
    }

    private static byte[] message(int context, CommandSet command, byte[] dataSet) {
        command.put(CommandSet.COMMAND_DATA_SET_TYPE, 0);
        return RawPeer.data(RawPeer.pdv(context, 3, command.encode()), RawPeer.pdv(context, 2, dataSet));
    }

    private static byte[] match(byte[] identifier) {
        return message(FIND, response(CommandField.C_FIND_RSP, 1, Status.PENDING), identifier);
    }

    private static byte[] goodMatch() {
        return match(DataSetWriter.toBytes(Queries.studies(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN));
    }

    @FunctionalInterface
    private interface Asking {
        void ask(QueryRetrieveScu scu) throws IOException;
    }

    private static void find(QueryRetrieveScu scu) throws IOException {
        scu.find(STUDY_ROOT, Queries.studies(), match -> {});
    }

    private static void move(QueryRetrieveScu scu) throws IOException {
        scu.move(STUDY_ROOT, Queries.study("P", "1.2.3"), "NIFFLER", RetrieveListener.NONE);
    }

    private static void get(QueryRetrieveScu scu) throws IOException {
        InstanceHandler handler = (association, request, dataSet) -> StoreResult.SUCCESS;
        scu.get(STUDY_ROOT, Queries.study("P", "1.2.3"), handler, RetrieveListener.NONE);
    }

    private void assertFails(Asking asking, AssociationEnd end, Script script) throws IOException {
        CompletableFuture<Void> provider = provider(script);
        try (QueryRetrieveScu scu = open()) {
            assertThatThrownBy(() -> asking.ask(scu))
                    .isInstanceOfSatisfying(AssociationLostException.class, e -> assertThat(e.end())
                            .isEqualTo(end));
        }
        provider.join();
    }

    private void assertViolates(Asking asking, ProtocolErrorKind kind, Script script) throws IOException {
        CompletableFuture<Void> provider = provider(script);
        try (QueryRetrieveScu scu = open()) {
            assertThatThrownBy(() -> asking.ask(scu))
                    .isInstanceOfSatisfying(
                            ProtocolViolation.class, e -> assertThat(e.kind()).isEqualTo(kind));
        }
        provider.join();
    }

    @Test
    void answersToSomethingElseEndTheAssociation() throws IOException {
        assertViolates(
                HostileQueryProviderIT::find,
                ProtocolErrorKind.UNEXPECTED_MESSAGE,
                peer -> peer.send(message(FIND, response(CommandField.C_FIND_RSP, 77, Status.SUCCESS))));
        assertViolates(
                HostileQueryProviderIT::find,
                ProtocolErrorKind.UNEXPECTED_MESSAGE,
                peer -> peer.send(message(FIND, response(CommandField.C_MOVE_RSP, 1, Status.SUCCESS))));
        assertViolates(
                HostileQueryProviderIT::move,
                ProtocolErrorKind.UNEXPECTED_MESSAGE,
                peer -> peer.send(message(STORAGE, RawPeer.storeCommand(1, "1.2.3"), new byte[8])));
        assertViolates(
                HostileQueryProviderIT::get,
                ProtocolErrorKind.UNEXPECTED_MESSAGE,
                peer -> peer.send(message(GET, RawPeer.storeCommand(1, "1.2.3"), new byte[8])));
        assertViolates(
                HostileQueryProviderIT::get,
                ProtocolErrorKind.UNEXPECTED_PDU,
                peer -> peer.send(PduWriter.releaseRequest()));
        CommandSet withoutStatus = new CommandSet()
                .put(CommandSet.COMMAND_FIELD, CommandField.C_MOVE_RSP)
                .put(CommandSet.MESSAGE_ID_BEING_RESPONDED_TO, 1)
                .put(CommandSet.COMMAND_DATA_SET_TYPE, CommandSet.NO_DATA_SET);
        assertViolates(
                HostileQueryProviderIT::move,
                ProtocolErrorKind.INVALID_COMMAND_SET,
                peer -> peer.send(message(MOVE, withoutStatus)));
    }

    @Test
    void matchesThatAreNoneEndTheAssociation() throws IOException {
        assertViolates(
                HostileQueryProviderIT::find,
                ProtocolErrorKind.INVALID_IDENTIFIER,
                peer -> peer.send(message(FIND, response(CommandField.C_FIND_RSP, 1, Status.PENDING))));
        assertViolates(HostileQueryProviderIT::find, ProtocolErrorKind.INVALID_IDENTIFIER, peer -> {
            byte[] garbage = new byte[300];
            Arrays.fill(garbage, (byte) 0xA7);
            peer.send(match(garbage));
        });
        assertViolates(
                HostileQueryProviderIT::find,
                ProtocolErrorKind.INVALID_IDENTIFIER,
                peer -> peer.send(match(new byte[LONGEST_MATCH + 1])));
    }

    @Test
    void silenceEndsTheAssociation() throws IOException {
        assertFails(HostileQueryProviderIT::find, AssociationEnd.TIMEOUT, peer -> {});
        assertFails(HostileQueryProviderIT::move, AssociationEnd.TIMEOUT, peer -> {});
        assertFails(HostileQueryProviderIT::find, AssociationEnd.TIMEOUT, peer -> peer.send(goodMatch()));
    }

    @Test
    void endlessMatchesEndAfterTheLimit() throws IOException {
        AtomicInteger given = new AtomicInteger();
        assertFails(
                scu -> scu.find(STUDY_ROOT, Queries.studies(), match -> given.incrementAndGet()),
                AssociationEnd.TIMEOUT,
                peer -> {
                    while (true) {
                        peer.send(goodMatch());
                    }
                });
        assertThat(given).hasValue(50);
    }

    private FindResult found(byte[]... responses) throws IOException {
        CompletableFuture<Void> provider = provider(peer -> {
            for (byte[] response : responses) {
                peer.send(response);
            }
        });
        try (QueryRetrieveScu scu = open()) {
            return scu.find(STUDY_ROOT, Queries.studies(), match -> {});
        } finally {
            provider.join();
        }
    }

    @Test
    void aQueryEndsWithTheStatusOfThePeer() throws IOException {
        byte[] identifier = DataSetWriter.toBytes(Queries.studies(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        CommandSet ignoring = response(CommandField.C_FIND_RSP, 1, Status.PENDING_KEYS_IGNORED);
        CommandSet success = response(CommandField.C_FIND_RSP, 1, Status.SUCCESS);
        assertThat(found(message(FIND, ignoring, identifier), message(FIND, success)))
                .isEqualTo(new FindResult(Status.SUCCESS, "", 1, false, true));
        for (int status : List.of(0xA700, 0xA900, 0xC001, 0x0122, 0xFE00)) {
            CommandSet refusal =
                    response(CommandField.C_FIND_RSP, 1, status).putText(CommandSet.ERROR_COMMENT, "not now");
            FindResult result = found(goodMatch(), message(FIND, refusal));
            assertThat(result).isEqualTo(new FindResult(status, "not now", 1, false, false));
            assertThat(result.isComplete()).isFalse();
        }
    }

    /** Counts a little up and a little down, for ever. */
    private static void sendMarch(RawPeer peer, int context, int field) throws IOException {
        for (int step = 0; true; step++) {
            peer.send(message(
                    context,
                    response(field, 1, Status.PENDING)
                            .put(CommandSet.REMAINING_SUB_OPERATIONS, 5 + step % 2)
                            .put(CommandSet.COMPLETED_SUB_OPERATIONS, 10 + step % 2)
                            .put(CommandSet.FAILED_SUB_OPERATIONS, 0)));
        }
    }

    @Test
    void endlessPendingResponsesWithoutProgressEnd() throws IOException {
        assertFails(
                HostileQueryProviderIT::move,
                AssociationEnd.TIMEOUT,
                peer -> sendMarch(peer, MOVE, CommandField.C_MOVE_RSP));
        assertFails(
                HostileQueryProviderIT::get,
                AssociationEnd.TIMEOUT,
                peer -> sendMarch(peer, GET, CommandField.C_GET_RSP));
    }

    private RetrieveResult moved(CommandSet response, byte[] identifier) throws IOException {
        CompletableFuture<Void> provider = provider(peer -> peer.send(message(MOVE, response, identifier)));
        try (QueryRetrieveScu scu = open()) {
            return scu.move(STUDY_ROOT, Queries.study("P", "1.2.3"), "NIFFLER", RetrieveListener.NONE);
        } finally {
            provider.join();
        }
    }

    private static CommandSet finalResponse() {
        return response(CommandField.C_MOVE_RSP, 1, Status.SUB_OPERATIONS_FAILED)
                .put(CommandSet.FAILED_SUB_OPERATIONS, 0xFFFF)
                .put(CommandSet.COMPLETED_SUB_OPERATIONS, 0xFFFF)
                .put(CommandSet.WARNING_SUB_OPERATIONS, 0xFFFF)
                .putText(CommandSet.ERROR_COMMENT, "\u0007bad\u00e9" + "x".repeat(100));
    }

    private static byte[] failedList(String... uids) {
        DataSet list = new DataSet().setString(FAILED_LIST, VR.UI, uids);
        return DataSetWriter.toBytes(list, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
    }

    @Test
    void aFinalResponseIsAResultWhateverItHolds() throws IOException {
        RetrieveResult good = moved(finalResponse(), failedList("1.2.3", "1.2.4"));
        assertThat(good.failedInstances()).containsExactly("1.2.3", "1.2.4");
        assertThat(good.failedListReadable()).isTrue();
        assertThat(good.counters().done()).isEqualTo(3 * 0xFFFF);
        assertThat(good.errorComment()).isEqualTo("bad?" + "x".repeat(60));
        RetrieveResult partly = moved(finalResponse(), failedList("1.2.3", "../x", "<b>", "1..2"));
        assertThat(partly.failedInstances()).containsExactly("1.2.3");
        assertThat(partly.failedListReadable()).isFalse();
        RetrieveResult tooLong = moved(finalResponse(), new byte[LONGEST_MATCH + 1]);
        assertThat(tooLong.failedInstances()).isEmpty();
        assertThat(tooLong.failedListReadable()).isFalse();
        byte[] garbage = new byte[100];
        Arrays.fill(garbage, (byte) 0xFD);
        assertThat(moved(finalResponse(), garbage).failedListReadable()).isFalse();
    }
}
