package io.niffler.dicom.net.dimse;

import io.niffler.dicom.net.AssociationEnd;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.ProtocolErrorKind;
import io.niffler.dicom.net.ul.Abort;
import io.niffler.dicom.net.ul.PduReader;
import io.niffler.dicom.net.ul.PduType;
import io.niffler.dicom.net.ul.ProtocolViolation;
import io.niffler.dicom.net.ul.WaitBudget;

/** Reads the fragments (PDVs, PS3.8 Annex E) out of P-DATA-TF PDUs and answers for all other PDUs of an open association. */
final class FragmentReader {
    /** An empty fragment is legal, a flood of them is not. */
    private static final int MAX_EMPTY_IN_A_ROW = 64;

    private static final int PDV_LENGTH_FIELD = 4;
    private static final int PDV_CONTROL = 2;
    private static final int COMMAND_BIT = 1;
    private static final int LAST_BIT = 2;

    private final PduReader pdus;
    private final MessageLimits limits;
    private int contextId;
    private boolean command;
    private boolean last;
    private long remaining;
    private int emptyInARow;

    FragmentReader(PduReader pdus, MessageLimits limits) {
        this.pdus = pdus;
        this.limits = limits;
    }

    /**
     * Goes to the next fragment. What was left of the last one must have been read.
     *
     * @param betweenMessages true when the peer may release the association at this point
     * @return false when the peer asks for release
     */
    boolean next(WaitBudget idle, boolean betweenMessages) throws AssociationLostException {
        if (pdus.remaining() == 0 && !nextPdu(idle, betweenMessages)) {
            return false;
        }
        if (pdus.remaining() < PDV_LENGTH_FIELD + PDV_CONTROL) {
            throw invalid("a fragment has no room for its header");
        }
        long length = pdus.u32();
        if (length < PDV_CONTROL || length > pdus.remaining()) {
            throw invalid("a fragment claims " + length + " bytes where " + pdus.remaining() + " are left in its PDU");
        }
        contextId = pdus.u8();
        int control = pdus.u8();
        command = (control & COMMAND_BIT) != 0;
        last = (control & LAST_BIT) != 0;
        remaining = length - PDV_CONTROL;
        emptyInARow = remaining == 0 ? emptyInARow + 1 : 0;
        if (emptyInARow > MAX_EMPTY_IN_A_ROW) {
            throw invalid("more than " + MAX_EMPTY_IN_A_ROW + " empty fragments in a row");
        }
        return true;
    }

    private boolean nextPdu(WaitBudget idle, boolean betweenMessages) throws AssociationLostException {
        if (!pdus.next(idle, WaitBudget.of(limits.pduTimeout(), "whole PDU"))) {
            throw new AssociationLostException(
                    AssociationEnd.CONNECTION_LOST, "the peer closed the connection without release");
        }
        switch (pdus.type()) {
            case PduType.P_DATA_TF -> {
                if (pdus.remaining() > limits.maxPduLength()) {
                    throw new ProtocolViolation(
                            ProtocolErrorKind.INVALID_PDU_LENGTH,
                            "a P-DATA-TF claims " + pdus.remaining() + " bytes, more than the " + limits.maxPduLength()
                                    + " announced");
                }
                return true;
            }
            case PduType.ABORT -> throw peerAborted();
            case PduType.RELEASE_RQ -> {
                if (betweenMessages) {
                    pdus.body(PDV_LENGTH_FIELD);
                    return false;
                }
                throw unexpected("a release request in the middle of a message");
            }
            default -> {
                if (PduType.isKnown(pdus.type())) {
                    throw unexpected("a PDU of type " + pdus.type() + " on an open association");
                }
                throw new ProtocolViolation(
                        ProtocolErrorKind.UNRECOGNIZED_PDU, "a PDU of the unknown type " + pdus.type());
            }
        }
    }

    private AssociationLostException peerAborted() throws AssociationLostException {
        byte[] body = pdus.body(PDV_LENGTH_FIELD);
        Abort abort = body.length == PDV_LENGTH_FIELD ? new Abort(body[2], body[3]) : Abort.BY_USER;
        return new AssociationLostException(AssociationEnd.ABORTED_BY_PEER, abort.describe());
    }

    int contextId() {
        return contextId;
    }

    boolean isCommand() {
        return command;
    }

    boolean isLast() {
        return last;
    }

    /** Bytes of this fragment that have not been read yet. */
    long remaining() {
        return remaining;
    }

    /** Reads at least one byte of this fragment unless none is left. */
    int read(byte[] b, int off, int len) throws AssociationLostException {
        int n = pdus.read(b, off, (int) Math.min(len, remaining));
        remaining -= n;
        return n;
    }

    private static ProtocolViolation invalid(String detail) {
        return new ProtocolViolation(ProtocolErrorKind.INVALID_FRAGMENT, detail);
    }

    private static ProtocolViolation unexpected(String detail) {
        return new ProtocolViolation(ProtocolErrorKind.UNEXPECTED_PDU, detail);
    }
}
