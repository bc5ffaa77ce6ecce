package io.niffler.dicom.net.dimse;

import io.niffler.dicom.net.AssociationEnd;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.ProtocolErrorKind;
import io.niffler.dicom.net.ul.ProtocolViolation;
import io.niffler.dicom.net.ul.WaitBudget;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The data set of a message, fragment by fragment from the connection, ending after the last fragment. */
final class DataSetStream extends InputStream {
    private static final int DRAIN_BUFFER = 64 << 10;

    private final FragmentReader fragments;
    private final int contextId;
    private final MessageLimits limits;
    private final WaitBudget budget;
    /** A peer that has been fast may be silent once, but not again and again. */
    private final long mostCreditNanos;

    private final byte[] single = new byte[1];
    private boolean begun;
    private boolean ended;
    private boolean detached;
    private long length;
    private AssociationLostException failure;

    /**
     * Reads the data set that follows a command.
     *
     * @param budget charged with all waiting for this data set; what arrives adds to it
     */
    DataSetStream(FragmentReader fragments, int contextId, MessageLimits limits, WaitBudget budget) {
        this.fragments = fragments;
        this.contextId = contextId;
        this.limits = limits;
        this.budget = budget;
        this.mostCreditNanos = limits.idleTimeout().plus(limits.pduTimeout()).toNanos();
    }

    @Override
    public int read() throws AssociationLostException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] b, int off, int len) throws AssociationLostException {
        Objects.checkFromIndexSize(off, len, b.length);
        if (len == 0) {
            return 0;
        }
        if (detached) {
            throw new IllegalStateException("The data set was read after its handler had returned.");
        }
        return readFragments(b, off, len);
    }

    private int readFragments(byte[] b, int off, int len) throws AssociationLostException {
        if (failure != null) {
            throw failure;
        }
        try {
            if (!ended && (!begun || fragments.remaining() == 0)) {
                nextWithContent();
            }
            if (ended) {
                return -1;
            }
            int n = fragments.read(b, off, len);
            arrived(n);
            return n;
        } catch (AssociationLostException e) {
            failure = e;
            throw e;
        }
    }

    private void nextWithContent() throws AssociationLostException {
        do {
            if (begun && fragments.isLast()) {
                ended = true;
                return;
            }
            fragments.next(WaitBudget.of(limits.idleTimeout(), "next PDU of a data set"), false);
            begun = true;
            if (fragments.isCommand()) {
                throw new ProtocolViolation(
                        ProtocolErrorKind.UNEXPECTED_FRAGMENT, "a command fragment where a data set is due");
            }
            if (fragments.contextId() != contextId) {
                throw new ProtocolViolation(
                        ProtocolErrorKind.UNKNOWN_PRESENTATION_CONTEXT,
                        "a data set fragment of presentation context " + fragments.contextId()
                                + " after a command of context " + contextId);
            }
        } while (fragments.remaining() == 0);
    }

    private void arrived(int n) throws AssociationLostException {
        length += n;
        if (length > limits.maxDataSetLength()) {
            throw new AssociationLostException(
                    AssociationEnd.LOCAL_FAILURE,
                    "a data set is longer than the limit of " + limits.maxDataSetLength() + " bytes");
        }
        if (limits.minDataRate() > 0) {
            budget.grant(n * TimeUnit.SECONDS.toNanos(1) / limits.minDataRate(), mostCreditNanos);
        }
    }

    /** Takes the stream from whom it was given to, then reads and discards what is left. */
    void detachAndDrain() throws AssociationLostException {
        detached = true;
        if (ended) {
            return;
        }
        byte[] discarded = new byte[DRAIN_BUFFER];
        int n;
        do {
            n = readFragments(discarded, 0, discarded.length);
        } while (n >= 0);
    }
}
