package io.niffler.dicom.net.ul;

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

    private static final int AE_LENGTH = 16;
    private static final int RESERVED_LENGTH = 32;

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
        UserInformation user = UserInformationDecoder.NOTHING_SAID;
        List<ProposedContext> contexts = new ArrayList<>();
        BitSet ids = new BitSet();
        while (in.hasMore()) {
            int type = in.u8();
            in.u8();
            ItemReader item = in.part(in.u16());
            switch (type) {
                case APPLICATION_CONTEXT -> applicationContext = item.uid();
                case PROPOSED_CONTEXT -> contexts.add(proposedContext(item, ids));
                case USER_INFORMATION -> user = UserInformationDecoder.decode(item);
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
        UserInformation user = UserInformationDecoder.NOTHING_SAID;
        List<ContextResult> contexts = new ArrayList<>();
        BitSet ids = new BitSet();
        while (in.hasMore()) {
            int type = in.u8();
            in.u8();
            ItemReader item = in.part(in.u16());
            if (type == CONTEXT_RESULT) {
                contexts.add(contextResult(item, ids));
            } else if (type == USER_INFORMATION) {
                user = UserInformationDecoder.decode(item);
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

    private static ProtocolViolation invalid(String detail) {
        return new ProtocolViolation(ProtocolErrorKind.INVALID_PDU_PARAMETER, detail);
    }
}
