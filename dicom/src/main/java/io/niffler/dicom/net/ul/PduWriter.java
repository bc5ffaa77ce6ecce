package io.niffler.dicom.net.ul;

import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.AeTitle;
import io.niffler.dicom.net.Rejection;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Encodes PDUs (PS3.8 9.3). */
public final class PduWriter {
    /** Bytes before the variable field of a PDU. */
    public static final int PDU_HEADER = 6;
    /** Bytes of a PDV before its fragment: length, presentation context, control header. */
    public static final int PDV_OVERHEAD = 6;

    private static final byte[] RESERVED = new byte[32];

    private PduWriter() {}

    /** An A-ASSOCIATE-RQ. */
    public static byte[] request(AssociateRequest request) {
        ByteArrayOutputStream body =
                associate(request.protocolVersion(), request.called(), request.calling(), request.applicationContext());
        for (ProposedContext context : request.contexts()) {
            ByteArrayOutputStream item = new ByteArrayOutputStream();
            item.write(context.id());
            item.writeBytes(new byte[3]);
            item(item, AssociateDecoder.ABSTRACT_SYNTAX, ascii(context.abstractSyntax()));
            context.transferSyntaxes().forEach(uid -> item(item, AssociateDecoder.TRANSFER_SYNTAX, ascii(uid)));
            item(body, AssociateDecoder.PROPOSED_CONTEXT, item.toByteArray());
        }
        userInformation(body, request.userInformation());
        return pdu(PduType.ASSOCIATE_RQ, body.toByteArray());
    }

    /** An A-ASSOCIATE-AC. */
    public static byte[] accept(AssociateAccept accept) {
        ByteArrayOutputStream body = associate(1, accept.called(), accept.calling(), Uids.APPLICATION_CONTEXT);
        for (ContextResult context : accept.contexts()) {
            ByteArrayOutputStream item = new ByteArrayOutputStream();
            item.write(context.id());
            item.write(0);
            item.write(context.result());
            item.write(0);
            item(item, AssociateDecoder.TRANSFER_SYNTAX, ascii(context.transferSyntax()));
            item(body, AssociateDecoder.CONTEXT_RESULT, item.toByteArray());
        }
        userInformation(body, accept.userInformation());
        return pdu(PduType.ASSOCIATE_AC, body.toByteArray());
    }

    /** An A-ASSOCIATE-RJ. */
    public static byte[] reject(Rejection rejection) {
        byte[] body = {0, (byte) rejection.result(), (byte) rejection.source(), (byte) rejection.reason()};
        return pdu(PduType.ASSOCIATE_RJ, body);
    }

    /** An A-RELEASE-RQ. */
    public static byte[] releaseRequest() {
        return pdu(PduType.RELEASE_RQ, new byte[4]);
    }

    /** An A-RELEASE-RP. */
    public static byte[] releaseResponse() {
        return pdu(PduType.RELEASE_RP, new byte[4]);
    }

    /** An A-ABORT. */
    public static byte[] abort(Abort abort) {
        byte[] body = {0, 0, (byte) abort.source(), (byte) abort.reason()};
        return pdu(PduType.ABORT, body);
    }

    /**
     * Puts the headers of a P-DATA-TF with one fragment into the 12 bytes before the fragment.
     *
     * @param at where the headers begin
     * @param length of the fragment
     */
    public static void dataHeader(byte[] b, int at, int length, int contextId, boolean command, boolean last) {
        b[at] = PduType.P_DATA_TF;
        b[at + 1] = 0;
        u32(b, at + 2, length + PDV_OVERHEAD);
        u32(b, at + 6, length + 2);
        b[at + 10] = (byte) contextId;
        b[at + 11] = (byte) ((command ? 1 : 0) | (last ? 2 : 0));
    }

    /** An AE title as the 16 characters of a PDU. */
    public static String paddedAe(String title) {
        return new String(AeTitle.toBytes(title), StandardCharsets.US_ASCII);
    }

    private static ByteArrayOutputStream associate(int version, String called, String calling, String context) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(512);
        u16(body, version);
        u16(body, 0);
        body.writeBytes(called.getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes(calling.getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes(RESERVED);
        item(body, AssociateDecoder.APPLICATION_CONTEXT, ascii(context));
        return body;
    }

    private static void userInformation(ByteArrayOutputStream body, UserInformation user) {
        ByteArrayOutputStream items = new ByteArrayOutputStream();
        byte[] maxPduLength = new byte[4];
        u32(maxPduLength, 0, user.maxPduLength());
        item(items, UserInformationDecoder.MAX_PDU_LENGTH_ITEM, maxPduLength);
        item(items, UserInformationDecoder.IMPLEMENTATION_CLASS, ascii(user.implementationClassUid()));
        if (user.asyncOperations()) {
            item(items, UserInformationDecoder.ASYNC_OPERATIONS, new byte[] {0, 1, 0, 1});
        }
        for (RoleSelection role : user.roles()) {
            ByteArrayOutputStream item = new ByteArrayOutputStream();
            byte[] uid = ascii(role.sopClassUid());
            u16(item, uid.length);
            item.writeBytes(uid);
            item.write(role.scu() ? 1 : 0);
            item.write(role.scp() ? 1 : 0);
            item(items, UserInformationDecoder.ROLE_SELECTION, item.toByteArray());
        }
        for (ExtendedNegotiation negotiation : user.extended()) {
            ByteArrayOutputStream item = new ByteArrayOutputStream();
            byte[] uid = ascii(negotiation.sopClassUid());
            u16(item, uid.length);
            item.writeBytes(uid);
            negotiation.information().forEach(item::write);
            item(items, UserInformationDecoder.EXTENDED_NEGOTIATION, item.toByteArray());
        }
        item(items, UserInformationDecoder.IMPLEMENTATION_VERSION, ascii(user.implementationVersion()));
        item(body, AssociateDecoder.USER_INFORMATION, items.toByteArray());
    }

    private static byte[] pdu(int type, byte[] body) {
        byte[] pdu = new byte[PDU_HEADER + body.length];
        pdu[0] = (byte) type;
        u32(pdu, 2, body.length);
        System.arraycopy(body, 0, pdu, PDU_HEADER, body.length);
        return pdu;
    }

    private static void item(ByteArrayOutputStream out, int type, byte[] content) {
        out.write(type);
        out.write(0);
        u16(out, content.length);
        out.writeBytes(content);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void u16(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }

    private static void u32(byte[] b, int at, int value) {
        b[at] = (byte) (value >> 24);
        b[at + 1] = (byte) (value >> 16);
        b[at + 2] = (byte) (value >> 8);
        b[at + 3] = (byte) value;
    }
}
