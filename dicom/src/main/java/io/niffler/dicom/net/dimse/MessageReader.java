package io.niffler.dicom.net.dimse;

import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.ProtocolErrorKind;
import io.niffler.dicom.net.ul.PduReader;
import io.niffler.dicom.net.ul.ProtocolViolation;
import io.niffler.dicom.net.ul.WaitBudget;
import java.io.InputStream;
import java.util.Arrays;

/** Puts messages together from fragments (PS3.8 Annex E, PS3.7 6.3.1). */
public final class MessageReader {
    /** No honest command set is longer than this, in bytes. */
    public static final int MAX_COMMAND_SET = 64 << 10;

    private final PduReader pdus;
    private final Contexts contexts;
    private final MessageLimits limits;
    private final FragmentReader fragments;
    private DataSetStream dataSet;

    /** Reads messages of an association that agreed on these contexts. */
    public MessageReader(PduReader pdus, Contexts contexts, MessageLimits limits) {
        this.pdus = pdus;
        this.contexts = contexts;
        this.limits = limits;
        this.fragments = new FragmentReader(pdus, limits);
    }

    /**
     * Waits until the peer begins a message or asks for release.
     *
     * @return false for a release
     */
    public boolean awaitMessage(WaitBudget idle) throws AssociationLostException {
        pdus.messageBudget(WaitBudget.unlimited());
        return fragments.next(idle, true);
    }

    /** Reads the command of the message that {@link #awaitMessage} found. */
    public Message message() throws AssociationLostException {
        pdus.messageBudget(WaitBudget.of(limits.pduTimeout(), "whole command"));
        int contextId = fragments.contextId();
        Contexts.AcceptedContext context = contexts.get(contextId);
        if (context == null) {
            throw new ProtocolViolation(
                    ProtocolErrorKind.UNKNOWN_PRESENTATION_CONTEXT,
                    "presentation context " + contextId + " was not accepted");
        }
        CommandSet command = command(contextId);
        int commandField = command.require(CommandSet.COMMAND_FIELD);
        boolean hasDataSet = command.hasDataSet();
        return new Message(context, commandField, command, hasDataSet, dataSet(contextId, hasDataSet));
    }

    /** Discards what is left of the data set of the last message. */
    public void finishMessage() throws AssociationLostException {
        if (dataSet != null) {
            dataSet.detachAndDrain();
            dataSet = null;
        }
    }

    private InputStream dataSet(int contextId, boolean present) {
        if (!present) {
            return InputStream.nullInputStream();
        }
        WaitBudget budget = WaitBudget.of(
                limits.pduTimeout(),
                "data set at " + limits.minDataRate() + " bytes/s (the minimum data rate) or more");
        pdus.messageBudget(limits.minDataRate() > 0 ? budget : WaitBudget.unlimited());
        dataSet = new DataSetStream(fragments, contextId, limits, budget);
        return dataSet;
    }

    private CommandSet command(int contextId) throws AssociationLostException {
        byte[] b = new byte[512];
        int length = 0;
        while (true) {
            if (!fragments.isCommand()) {
                throw new ProtocolViolation(
                        ProtocolErrorKind.UNEXPECTED_FRAGMENT, "a data set fragment where a command is due");
            }
            if (fragments.contextId() != contextId) {
                throw new ProtocolViolation(
                        ProtocolErrorKind.UNKNOWN_PRESENTATION_CONTEXT,
                        "the fragments of a command change their context");
            }
            if (length + fragments.remaining() > MAX_COMMAND_SET) {
                throw new ProtocolViolation(
                        ProtocolErrorKind.INVALID_COMMAND_SET,
                        "a command set is longer than " + MAX_COMMAND_SET + " bytes");
            }
            while (fragments.remaining() > 0) {
                if (length == b.length) {
                    b = Arrays.copyOf(b, 2 * length);
                }
                length += fragments.read(b, length, b.length - length);
            }
            if (fragments.isLast()) {
                return CommandSet.decode(b, length);
            }
            fragments.next(WaitBudget.of(limits.idleTimeout(), "next PDU of a command"), false);
        }
    }
}
