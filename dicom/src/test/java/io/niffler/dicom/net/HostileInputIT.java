package io.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.ul.PduType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What peers may not do, byte for byte, and what they get for it, while a well-behaved association goes on. */
class HostileInputIT {
    private static final byte[] STORE = RawPeer.storeCommand(1, "1.2.1").encode();
    private static final int COMMAND = 1;
    private static final int LAST = 2;

    private RecordingScp scp;
    private RawPeer bystander;

    @BeforeEach
    void start() throws IOException {
        scp = new RecordingScp(RecordingScp.config().build());
        bystander = RawPeer.associated(scp.address());
    }

    @AfterEach
    void othersWereNotDisturbedAndNothingIsLeft() throws IOException {
        try (RawPeer peer = bystander) {
            assertThat(peer.sendStore(77, new byte[100]).receiveCommand().require(CommandSet.STATUS))
                    .isEqualTo(Status.SUCCESS);
            await().until(() -> scp.scp().openAssociations() == 1);
        }
        await().until(() -> scp.scp().openAssociations() == 0);
        scp.close();
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("dicom-"))
                .toList();
    }

    static Stream<Arguments> beforeAssociation() {
        return Stream.of(
                Arguments.of("HTTP", "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                Arguments.of("unknown type", RawPeer.pdu(0x99, 4, (byte) 0, (byte) 0, (byte) 0, (byte) 0)),
                Arguments.of("P-DATA", RawPeer.data(RawPeer.pdv(1, COMMAND | LAST, STORE))),
                Arguments.of("release request", RawPeer.pdu(PduType.RELEASE_RQ, 4, new byte[4])),
                Arguments.of("accept", RawPeer.pdu(PduType.ASSOCIATE_AC, 4, new byte[4])),
                Arguments.of("2 GiB request", RawPeer.pdu(PduType.ASSOCIATE_RQ, Integer.MAX_VALUE, new byte[100])),
                Arguments.of("negative request", RawPeer.pdu(PduType.ASSOCIATE_RQ, -1, new byte[100])),
                Arguments.of("empty request", RawPeer.pdu(PduType.ASSOCIATE_RQ, 0)),
                Arguments.of("short request", RawPeer.pdu(PduType.ASSOCIATE_RQ, 10, new byte[10])),
                Arguments.of("no contexts", RawPeer.pdu(PduType.ASSOCIATE_RQ, 68, new byte[68])),
                Arguments.of("item beyond the PDU", itemBeyondPdu()),
                Arguments.of("the same context twice", sameContextTwice()));
    }

    private static byte[] itemBeyondPdu() {
        byte[] request = RawPeer.request("NIFFLER", "TEST");
        request[6 + 68 + 2] = 0x7F;
        return request;
    }

    private static byte[] sameContextTwice() {
        byte[] request = RawPeer.request("NIFFLER", "TEST");
        int applicationContext = 4 + 21;
        int firstContext = 6 + 68 + applicationContext;
        int length = request[firstContext + 3] & 0xFF;
        request[firstContext + 4 + length + 4] = request[firstContext + 4];
        return request;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beforeAssociation")
    void abortsAsUserBeforeAnAssociation(String what, byte[] bytes) throws IOException {
        try (RawPeer peer = new RawPeer(scp.address())) {
            RawPeer.Pdu answer = peer.send(bytes).receive();
            assertThat(answer.type()).as(what).isEqualTo(PduType.ABORT);
            assertThat(answer.body()).containsExactly(0, 0, 0, 0);
        }
        await().until(() -> scp.drops.equals(List.of(AssociationEnd.PROTOCOL_ERROR)));
        assertThat(scp.protocolErrors).hasSize(1);
    }

    static Stream<Arguments> onAssociation() {
        byte[] good = RawPeer.pdv(3, COMMAND | LAST, STORE);
        return Stream.of(
                abort("unknown type", 2, 1, ProtocolErrorKind.UNRECOGNIZED_PDU, RawPeer.pdu(0x47, 4, new byte[4])),
                abort("second request", 2, 2, ProtocolErrorKind.UNEXPECTED_PDU, RawPeer.request("NIFFLER", "TEST")),
                abort(
                        "accept",
                        2,
                        2,
                        ProtocolErrorKind.UNEXPECTED_PDU,
                        RawPeer.pdu(PduType.ASSOCIATE_AC, 4, new byte[4])),
                abort(
                        "release response",
                        2,
                        2,
                        ProtocolErrorKind.UNEXPECTED_PDU,
                        RawPeer.pdu(PduType.RELEASE_RP, 4, new byte[4])),
                abort(
                        "PDU longer than announced",
                        2,
                        6,
                        ProtocolErrorKind.INVALID_PDU_LENGTH,
                        RawPeer.pdu(PduType.P_DATA_TF, (256 << 10) + 1)),
                abort("negative PDU", 2, 6, ProtocolErrorKind.INVALID_PDU_LENGTH, RawPeer.pdu(PduType.P_DATA_TF, -1)),
                abort("empty PDU", 2, 6, ProtocolErrorKind.INVALID_FRAGMENT, RawPeer.pdu(PduType.P_DATA_TF, 0)),
                abort(
                        "PDU of 3 bytes",
                        2,
                        6,
                        ProtocolErrorKind.INVALID_FRAGMENT,
                        RawPeer.pdu(PduType.P_DATA_TF, 3, new byte[3])),
                abort(
                        "fragment beyond its PDU",
                        2,
                        6,
                        ProtocolErrorKind.INVALID_FRAGMENT,
                        RawPeer.data(RawPeer.pdvOfLength(1000, 3, COMMAND | LAST, STORE))),
                abort(
                        "negative fragment",
                        2,
                        6,
                        ProtocolErrorKind.INVALID_FRAGMENT,
                        RawPeer.data(RawPeer.pdvOfLength(-2, 3, COMMAND | LAST, STORE))),
                abort(
                        "fragment shorter than its header",
                        2,
                        6,
                        ProtocolErrorKind.INVALID_FRAGMENT,
                        RawPeer.data(RawPeer.pdvOfLength(1, 3, COMMAND | LAST, STORE))),
                abort(
                        "a flood of empty fragments",
                        2,
                        6,
                        ProtocolErrorKind.INVALID_FRAGMENT,
                        RawPeer.data(good),
                        RawPeer.data(emptyFragments(1000))),
                abort(
                        "context never proposed",
                        2,
                        6,
                        ProtocolErrorKind.UNKNOWN_PRESENTATION_CONTEXT,
                        RawPeer.data(RawPeer.pdv(99, COMMAND | LAST, STORE))),
                abort(
                        "context refused",
                        2,
                        6,
                        ProtocolErrorKind.UNKNOWN_PRESENTATION_CONTEXT,
                        RawPeer.data(RawPeer.pdv(RawPeer.REFUSED_CONTEXT, COMMAND | LAST, STORE))),
                abort(
                        "data set in another context",
                        2,
                        6,
                        ProtocolErrorKind.UNKNOWN_PRESENTATION_CONTEXT,
                        RawPeer.data(good),
                        RawPeer.data(RawPeer.pdv(1, LAST, new byte[10]))),
                abort(
                        "data set without command",
                        2,
                        5,
                        ProtocolErrorKind.UNEXPECTED_FRAGMENT,
                        RawPeer.data(RawPeer.pdv(3, LAST, new byte[10]))),
                abort(
                        "command in the middle of a data set",
                        2,
                        5,
                        ProtocolErrorKind.UNEXPECTED_FRAGMENT,
                        RawPeer.data(good),
                        RawPeer.data(RawPeer.pdv(3, 0, new byte[10]), good)),
                abort(
                        "release in the middle of a data set",
                        2,
                        2,
                        ProtocolErrorKind.UNEXPECTED_PDU,
                        RawPeer.data(good),
                        RawPeer.data(RawPeer.pdv(3, 0, new byte[10])),
                        RawPeer.pdu(PduType.RELEASE_RQ, 4, new byte[4])),
                abort(
                        "garbage for a command",
                        0,
                        0,
                        ProtocolErrorKind.INVALID_COMMAND_SET,
                        RawPeer.data(RawPeer.pdv(
                                3, COMMAND | LAST, "not a command set".getBytes(StandardCharsets.US_ASCII)))),
                abort(
                        "empty command",
                        0,
                        0,
                        ProtocolErrorKind.INVALID_COMMAND_SET,
                        RawPeer.data(RawPeer.pdv(3, COMMAND | LAST))),
                abort(
                        "command that is cut off",
                        0,
                        0,
                        ProtocolErrorKind.INVALID_COMMAND_SET,
                        RawPeer.data(RawPeer.pdv(3, COMMAND | LAST, Arrays.copyOf(STORE, STORE.length - 3)))),
                abort(
                        "command without message ID",
                        0,
                        0,
                        ProtocolErrorKind.INVALID_COMMAND_SET,
                        RawPeer.data(RawPeer.pdv(
                                3,
                                COMMAND | LAST,
                                new CommandSet()
                                        .put(CommandSet.COMMAND_FIELD, CommandField.C_STORE_RQ)
                                        .put(CommandSet.COMMAND_DATA_SET_TYPE, CommandSet.NO_DATA_SET)
                                        .encode()))),
                abort(
                        "command without end",
                        0,
                        0,
                        ProtocolErrorKind.INVALID_COMMAND_SET,
                        RawPeer.data(RawPeer.pdv(3, COMMAND, new byte[40_000])),
                        RawPeer.data(RawPeer.pdv(3, COMMAND, new byte[40_000]))),
                abort(
                        "answer without question",
                        0,
                        0,
                        ProtocolErrorKind.UNEXPECTED_MESSAGE,
                        RawPeer.data(RawPeer.pdv(
                                3,
                                COMMAND | LAST,
                                new CommandSet()
                                        .put(CommandSet.COMMAND_FIELD, CommandField.C_STORE_RSP)
                                        .put(CommandSet.COMMAND_DATA_SET_TYPE, CommandSet.NO_DATA_SET)
                                        .encode()))));
    }

    private static Arguments abort(String what, int source, int reason, ProtocolErrorKind kind, byte[]... pdus) {
        return Arguments.of(what, source, reason, kind, pdus);
    }

    private static byte[][] emptyFragments(int count) {
        byte[][] fragments = new byte[count][];
        Arrays.fill(fragments, RawPeer.pdv(3, 0));
        return fragments;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("onAssociation")
    void abortsWithTheReasonOnAnAssociation(String what, int source, int reason, ProtocolErrorKind kind, byte[][] pdus)
            throws IOException {
        try (RawPeer peer = RawPeer.associated(scp.address())) {
            for (byte[] pdu : pdus) {
                peer.send(pdu);
            }
            RawPeer.Pdu answer = peer.receive();
            assertThat(answer.type()).as(what).isEqualTo(PduType.ABORT);
            assertThat(answer.body()).containsExactly(0, 0, source, reason);
        }
        await().until(() -> scp.ends.equals(List.of(AssociationEnd.PROTOCOL_ERROR)));
        assertThat(scp.protocolErrors).containsExactly(kind);
        assertThat(scp.requests).isEmpty();
    }

    @Test
    void answersUnknownCommandsAndIgnoresCancel() throws IOException {
        try (RawPeer peer = RawPeer.associated(scp.address())) {
            CommandSet cancel = new CommandSet()
                    .put(CommandSet.COMMAND_FIELD, CommandField.C_CANCEL_RQ)
                    .put(CommandSet.MESSAGE_ID_BEING_RESPONDED_TO, 1)
                    .put(CommandSet.COMMAND_DATA_SET_TYPE, CommandSet.NO_DATA_SET);
            CommandSet unknown = new CommandSet()
                    .put(CommandSet.COMMAND_FIELD, 0x0021)
                    .put(CommandSet.MESSAGE_ID, 9)
                    .put(CommandSet.COMMAND_DATA_SET_TYPE, 0);
            peer.send(RawPeer.data(RawPeer.pdv(3, COMMAND | LAST, cancel.encode())));
            peer.send(RawPeer.data(
                    RawPeer.pdv(3, COMMAND | LAST, unknown.encode()), RawPeer.pdv(3, LAST, new byte[100])));
            CommandSet answer = peer.receiveCommand();
            assertThat(answer.require(CommandSet.STATUS)).isEqualTo(Status.UNRECOGNIZED_OPERATION);
            assertThat(answer.require(CommandSet.COMMAND_FIELD)).isEqualTo(0x8021);
            assertThat(answer.require(CommandSet.MESSAGE_ID_BEING_RESPONDED_TO)).isEqualTo(9);
        }
    }

    static Stream<Arguments> refusedStores() {
        return Stream.of(
                Arguments.of(
                        Status.SOP_CLASS_NOT_SUPPORTED,
                        RawPeer.storeCommand(5, "1.2.3")
                                .putUid(CommandSet.AFFECTED_SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.4")),
                Arguments.of(
                        Status.MISSING_ATTRIBUTE,
                        RawPeer.storeCommand(5, "1.2.3").putUid(CommandSet.AFFECTED_SOP_INSTANCE_UID, "")),
                Arguments.of(Status.INVALID_OBJECT_INSTANCE, RawPeer.storeCommand(5, "../../etc/passwd")),
                Arguments.of(Status.INVALID_OBJECT_INSTANCE, RawPeer.storeCommand(5, "1".repeat(65))));
    }

    @ParameterizedTest
    @MethodSource("refusedStores")
    void refusesStoresWhoseCommandIsWrongAndLivesOn(int status, CommandSet command) throws IOException {
        try (RawPeer peer = RawPeer.associated(scp.address())) {
            peer.send(RawPeer.data(RawPeer.pdv(3, COMMAND | LAST, command.encode())))
                    .send(RawPeer.data(RawPeer.pdv(3, LAST, new byte[1000])));
            CommandSet answer = peer.receiveCommand();
            assertThat(answer.require(CommandSet.STATUS)).isEqualTo(status);
            assertThat(answer.require(CommandSet.MESSAGE_ID_BEING_RESPONDED_TO)).isEqualTo(5);
            assertThat(peer.sendStore(6, new byte[10]).receiveCommand().require(CommandSet.STATUS))
                    .isEqualTo(Status.SUCCESS);
        }
        assertThat(scp.requests).hasSize(1);
        await().until(() -> scp.answers.size() == 2);
        assertThat(scp.answers).extracting(StoreResult::status).containsExactly(status, Status.SUCCESS);
    }

    @Test
    void storesNothingAsVerification() throws IOException {
        CommandSet command =
                RawPeer.storeCommand(5, "1.2.3").putUid(CommandSet.AFFECTED_SOP_CLASS_UID, Uids.VERIFICATION);
        try (RawPeer peer = RawPeer.associated(scp.address())) {
            peer.send(RawPeer.data(RawPeer.pdv(RawPeer.ECHO_CONTEXT, COMMAND | LAST, command.encode())))
                    .send(RawPeer.data(RawPeer.pdv(RawPeer.ECHO_CONTEXT, LAST, new byte[1000])));
            assertThat(peer.receiveCommand().require(CommandSet.STATUS)).isEqualTo(Status.SOP_CLASS_NOT_SUPPORTED);
        }
        assertThat(scp.requests).isEmpty();
    }

    @Test
    void tellsTheHandlerThatThePeerAbortedInMidDataSet() throws IOException {
        try (RawPeer peer = RawPeer.associated(scp.address())) {
            peer.send(RawPeer.data(RawPeer.pdv(3, COMMAND | LAST, STORE), RawPeer.pdv(3, 0, new byte[5000])))
                    .send(RawPeer.pdu(PduType.ABORT, 4, (byte) 0, (byte) 0, (byte) 0, (byte) 0));
            await().until(() -> scp.ends.equals(List.of(AssociationEnd.ABORTED_BY_PEER)));
        }
        assertThat(scp.failures).hasSize(1).first().isInstanceOf(AssociationLostException.class);
        assertThat(scp.requests).isEmpty();
    }

    @Test
    void tellsTheHandlerThatThePeerVanishedInMidDataSet() throws IOException {
        try (RawPeer peer = RawPeer.associated(scp.address())) {
            peer.send(RawPeer.data(RawPeer.pdv(3, COMMAND | LAST, STORE), RawPeer.pdv(3, 0, new byte[5000])));
        }
        await().until(() -> scp.ends.equals(List.of(AssociationEnd.CONNECTION_LOST)));
        assertThat(scp.failures).hasSize(1);
        assertThat(scp.requests).isEmpty();
    }

    @Test
    void takesManyTinyFragmentsInBoundedMemory() throws IOException {
        try (RawPeer peer = RawPeer.associated(scp.address())) {
            peer.send(RawPeer.data(RawPeer.pdv(3, COMMAND | LAST, STORE)));
            byte[][] tiny = new byte[2000][];
            Arrays.fill(tiny, RawPeer.pdv(3, 0, (byte) 1));
            byte[] pdu = RawPeer.data(tiny);
            for (int i = 0; i < 100; i++) {
                peer.send(pdu);
            }
            peer.send(RawPeer.data(RawPeer.pdv(3, LAST)));
            assertThat(peer.receiveCommand().require(CommandSet.STATUS)).isEqualTo(Status.SUCCESS);
        }
        byte[] expected = new byte[200_000];
        Arrays.fill(expected, (byte) 1);
        assertThat(scp.digests).containsEntry("1.2.1", RecordingScp.digest(expected, 0, expected.length));
    }
}
