package io.niffler.dicom.net;

import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.ul.AssociateRequest;
import io.niffler.dicom.net.ul.PduType;
import io.niffler.dicom.net.ul.PduWriter;
import io.niffler.dicom.net.ul.ProposedContext;
import io.niffler.dicom.net.ul.UserInformation;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;

/** A peer that says what the test wants, byte for byte. */
public final class RawPeer implements AutoCloseable {
    public static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    public static final String IMPLICIT = "1.2.840.10008.1.2";
    public static final String EXPLICIT = "1.2.840.10008.1.2.1";
    /** The context of verification in {@link #request}. */
    public static final int ECHO_CONTEXT = 1;
    /** The context of CT storage in {@link #request}. */
    public static final int CT_CONTEXT = 3;
    /** A context that {@link #request} proposes and nobody accepts: a query. */
    public static final int REFUSED_CONTEXT = 5;

    private static final int READ_TIMEOUT = 20_000;

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;

    /** A PDU as it came. */
    public static final class Pdu {
        private final int type;
        private final byte[] body;

        Pdu(int type, byte[] body) {
            this.type = type;
            this.body = body;
        }

        /** The type of PS3.8 9.3.1. */
        public int type() {
            return type;
        }

        /** All after the length. */
        public byte[] body() {
            return body;
        }
    }

    /** Connects. */
    public RawPeer(InetSocketAddress address) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), address.getPort()));
    }

    /** On a socket that is connected. */
    public RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_TIMEOUT);
        out = socket.getOutputStream();
        in = new DataInputStream(socket.getInputStream());
    }

    /** Connects and opens an association as {@link #request} proposes it. */
    public static RawPeer associated(InetSocketAddress address) throws IOException {
        RawPeer peer = new RawPeer(address);
        peer.send(request("NIFFLER", "TEST"));
        Pdu answer = peer.receive();
        if (answer == null || answer.type() != PduType.ASSOCIATE_AC) {
            throw new IOException("The association was not accepted.");
        }
        return peer;
    }

    /** An association request with contexts 1 (verification), 3 (CT in two transfer syntaxes) and 5 (a query). */
    public static byte[] request(String called, String calling) {
        return PduWriter.request(new AssociateRequest(
                1,
                PduWriter.paddedAe(called),
                PduWriter.paddedAe(calling),
                Uids.APPLICATION_CONTEXT,
                List.of(
                        new ProposedContext(ECHO_CONTEXT, Uids.VERIFICATION, List.of(IMPLICIT)),
                        new ProposedContext(CT_CONTEXT, CT, List.of(EXPLICIT, IMPLICIT)),
                        new ProposedContext(REFUSED_CONTEXT, "1.2.840.10008.5.1.4.1.2.1.1", List.of(IMPLICIT))),
                UserInformation.of(16384, false, List.of())));
    }

    /** A PDU of any type with any length field. */
    public static byte[] pdu(int type, int length, byte... body) {
        return ByteBuffer.allocate(6 + body.length)
                .put((byte) type)
                .put((byte) 0)
                .putInt(length)
                .put(body)
                .array();
    }

    /** A fragment with its right length. */
    public static byte[] pdv(int context, int control, byte... fragment) {
        return pdvOfLength(fragment.length + 2, context, control, fragment);
    }

    /** A fragment with any length field. */
    public static byte[] pdvOfLength(int length, int context, int control, byte... fragment) {
        return ByteBuffer.allocate(6 + fragment.length)
                .putInt(length)
                .put((byte) context)
                .put((byte) control)
                .put(fragment)
                .array();
    }

    /** A P-DATA-TF of these fragments. */
    public static byte[] data(byte[]... pdvs) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] pdv : pdvs) {
            body.writeBytes(pdv);
        }
        return pdu(PduType.P_DATA_TF, body.size(), body.toByteArray());
    }

    /** The command of a C-STORE request. */
    public static CommandSet storeCommand(int messageId, String sopInstanceUid) {
        return new CommandSet()
                .putUid(CommandSet.AFFECTED_SOP_CLASS_UID, CT)
                .put(CommandSet.COMMAND_FIELD, CommandField.C_STORE_RQ)
                .put(CommandSet.MESSAGE_ID, messageId)
                .put(CommandSet.PRIORITY, 0)
                .put(CommandSet.COMMAND_DATA_SET_TYPE, 0)
                .putUid(CommandSet.AFFECTED_SOP_INSTANCE_UID, sopInstanceUid);
    }

    /** The command of a C-ECHO request. */
    public static CommandSet echoCommand(int messageId) {
        return new CommandSet()
                .putUid(CommandSet.AFFECTED_SOP_CLASS_UID, Uids.VERIFICATION)
                .put(CommandSet.COMMAND_FIELD, CommandField.C_ECHO_RQ)
                .put(CommandSet.MESSAGE_ID, messageId)
                .put(CommandSet.COMMAND_DATA_SET_TYPE, CommandSet.NO_DATA_SET);
    }

    /** Sends bytes. */
    public RawPeer send(byte[] bytes) throws IOException {
        out.write(bytes);
        return this;
    }

    /** Sends a whole C-STORE with a small data set. */
    public RawPeer sendStore(int messageId, byte[] dataSet) throws IOException {
        return send(data(pdv(
                        CT_CONTEXT,
                        3,
                        storeCommand(messageId, "1.2." + messageId).encode())))
                .send(data(pdv(CT_CONTEXT, 2, dataSet)));
    }

    /** The next PDU; null when the other side closed the connection. */
    public Pdu receive() throws IOException {
        int type = in.read();
        if (type < 0) {
            return null;
        }
        in.readByte();
        byte[] body = new byte[in.readInt()];
        in.readFully(body);
        return new Pdu(type, body);
    }

    /** The command set of the next PDU, which must be a P-DATA-TF with one fragment. */
    public CommandSet receiveCommand() throws IOException {
        Pdu pdu = receive();
        if (pdu == null || pdu.type() != PduType.P_DATA_TF) {
            throw new IOException("No P-DATA-TF but " + (pdu == null ? "the end" : "type " + pdu.type()));
        }
        byte[] command = new byte[pdu.body().length - 6];
        System.arraycopy(pdu.body(), 6, command, 0, command.length);
        return CommandSet.decode(command, command.length);
    }

    /** Reads until the other side closes or resets the connection. */
    public void awaitClosed() throws IOException {
        try {
            while (in.read() >= 0) {
                in.skip(in.available());
            }
        } catch (SocketException e) {
            // Reset: closed all the same.
            return;
        }
    }

    /** The socket. */
    public Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
