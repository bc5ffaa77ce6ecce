package io.niffler.dicom.net.ul;

import io.niffler.dicom.net.AeTitle;
import io.niffler.dicom.net.ProtocolErrorKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Decodes the bodies of A-ASSOCIATE-RQ and -AC. Items of unknown type are skipped, as PS3.8 9.3.1 asks. */
public final class AssociateDecoder {
    /** No honest association request or answer is longer than this, in bytes. */
    public static final int MAX_LENGTH = 1 << 20;

    static final int APPLICATION_CONTEXT = 0x10;
    static final int PROPOSED_CONTEXT = 0x20;
    static final int CONTEXT_RESULT = 0x21;
    static final int ABSTRACT_SYNTAX = 0x30;
    static final int TRANSFER_SYNTAX = 0x40;
    static final int USER_INFORMATION = 0x50;
    static final int MAX_PDU_LENGTH_ITEM = 0x51;
    static final int IMPLEMENTATION_CLASS = 0x52;
    static final int ASYNC_OPERATIONS = 0x53;
    static final int ROLE_SELECTION = 0x54;
    static final int IMPLEMENTATION_VERSION = 0x55;

    /** Odd numbers from 1 to 255. */
    private static final int MAX_CONTEXTS = 128;

    private static final int AE_LENGTH = 16;
    private static final int RESERVED_LENGTH = 32;
    private static final int LOGGABLE_UID = 64;
    private static final UserInformation NOTHING_SAID =
            new UserInformation(UserInformation.DEFAULT_MAX_PDU_LENGTH, "", "", false, List.of());

    private AssociateDecoder() {}

    /** Decodes the body of an A-ASSOCIATE-RQ, which is all after the PDU length. */
    public static AssociateRequest request(byte[] body) throws ProtocolViolation {
        ItemReader in = new ItemReader(body);
        int version = in.u16();
        in.u16();
        String called = in.text(AE_LENGTH);
        String calling = in.text(AE_LENGTH);
        in.skip(RESERVED_LENGTH);
        String applicationContext = "";
        UserInformation user = NOTHING_SAID;
        List<ProposedContext> contexts = new ArrayList<>();
        BitSet ids = new BitSet();
        while (in.hasMore()) {
            int type = in.u8();
            in.u8();
            ItemReader item = in.part(in.u16());
            switch (type) {
                case APPLICATION_CONTEXT -> applicationContext = item.uid();
                case PROPOSED_CONTEXT -> contexts.add(proposedContext(item, ids));
                case USER_INFORMATION -> user = userInformation(item);
                default -> {
                    // Skipped.
                }
            }
        }
        if (contexts.isEmpty()) {
            throw invalid("the association request has no presentation context");
        }
        return new AssociateRequest(version, called, calling, applicationContext, List.copyOf(contexts), user);
    }

    /** Decodes the body of an A-ASSOCIATE-AC. */
    public static AssociateAccept accept(byte[] body) throws ProtocolViolation {
        ItemReader in = new ItemReader(body);
        in.skip(4);
        String called = in.text(AE_LENGTH);
        String calling = in.text(AE_LENGTH);
        in.skip(RESERVED_LENGTH);
        UserInformation user = NOTHING_SAID;
        List<ContextResult> contexts = new ArrayList<>();
        BitSet ids = new BitSet();
        while (in.hasMore()) {
            int type = in.u8();
            in.u8();
            ItemReader item = in.part(in.u16());
            if (type == CONTEXT_RESULT) {
                contexts.add(contextResult(item, ids));
            } else if (type == USER_INFORMATION) {
                user = userInformation(item);
            }
        }
        return new AssociateAccept(called, calling, List.copyOf(contexts), user);
    }

    private static ProposedContext proposedContext(ItemReader in, BitSet ids) throws ProtocolViolation {
        int id = contextId(in, ids);
        in.skip(3);
        String abstractSyntax = "";
        List<String> transferSyntaxes = new ArrayList<>();
        while (in.hasMore()) {
            int type = in.u8();
            in.u8();
            ItemReader item = in.part(in.u16());
            if (type == ABSTRACT_SYNTAX) {
                abstractSyntax = item.uid();
            } else if (type == TRANSFER_SYNTAX) {
                transferSyntaxes.add(item.uid());
            }
        }
        if (abstractSyntax.isEmpty() || transferSyntaxes.isEmpty()) {
            throw invalid("presentation context " + id + " lacks its abstract or transfer syntax");
        }
        return new ProposedContext(id, abstractSyntax, List.copyOf(transferSyntaxes));
    }

    private static ContextResult contextResult(ItemReader in, BitSet ids) throws ProtocolViolation {
        int id = contextId(in, ids);
        in.skip(1);
        int result = in.u8();
        in.skip(1);
        String transferSyntax = "";
        while (in.hasMore()) {
            int type = in.u8();
            in.u8();
            ItemReader item = in.part(in.u16());
            if (type == TRANSFER_SYNTAX) {
                transferSyntax = item.uid();
            }
        }
        return new ContextResult(id, result, transferSyntax);
    }

    private static int contextId(ItemReader in, BitSet ids) throws ProtocolViolation {
        int id = in.u8();
        if (id % 2 == 0) {
            throw invalid("presentation context " + id + " has an even number");
        }
        if (ids.get(id)) {
            throw invalid("presentation context " + id + " appears twice");
        }
        ids.set(id);
        return id;
    }

    private static UserInformation userInformation(ItemReader in) throws ProtocolViolation {
        int maxPduLength = UserInformation.DEFAULT_MAX_PDU_LENGTH;
        String classUid = "";
        String version = "";
        boolean async = false;
        List<RoleSelection> roles = new ArrayList<>();
        while (in.hasMore()) {
            int type = in.u8();
            in.u8();
            ItemReader item = in.part(in.u16());
            switch (type) {
                case MAX_PDU_LENGTH_ITEM -> maxPduLength = maxPduLength(item.u32());
                case IMPLEMENTATION_CLASS -> classUid = AeTitle.printable(item.uid(), LOGGABLE_UID);
                case IMPLEMENTATION_VERSION -> version = AeTitle.printable(item.uid());
                case ASYNC_OPERATIONS -> {
                    item.skip(4);
                    async = true;
                }
                case ROLE_SELECTION -> {
                    RoleSelection role = roleSelection(item);
                    if (roles.size() < MAX_CONTEXTS) {
                        roles.add(role);
                    }
                }
                default -> {
                    // Skipped.
                }
            }
        }
        return new UserInformation(maxPduLength, classUid, version, async, List.copyOf(roles));
    }

    private static int maxPduLength(long announced) throws ProtocolViolation {
        if (announced > Integer.MAX_VALUE) {
            return 0;
        }
        if (announced != 0 && announced <= PduWriter.PDV_OVERHEAD) {
            throw invalid("a maximum PDU length of " + announced + " leaves no room for data");
        }
        return (int) announced;
    }

    private static RoleSelection roleSelection(ItemReader in) throws ProtocolViolation {
        String uid = in.part(in.u16()).uid();
        return new RoleSelection(uid, in.u8() == 1, in.u8() == 1);
    }

    private static ProtocolViolation invalid(String detail) {
        return new ProtocolViolation(ProtocolErrorKind.INVALID_PDU_PARAMETER, detail);
    }
}
