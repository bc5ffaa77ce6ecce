package io.niffler.dicom.net.ul;

import io.niffler.dicom.net.AssociationEnd;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.ProtocolErrorKind;
import java.util.Arrays;

/**
 * Reads PDUs from a connection through a small buffer, which large reads bypass: they go straight from the socket into the caller's
 * array. Never allocates by a length from the wire, only by bytes that have arrived.
 */
public final class PduReader {
    private static final int BUFFER_SIZE = 8 << 10;
    private static final int HEADER_LENGTH = 6;

    private final Connection connection;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;
    private int limit;
    private int type;
    private long remaining;
    private WaitBudget pduBudget = WaitBudget.unlimited();
    private WaitBudget messageBudget = WaitBudget.unlimited();

    /** Reads from the connection, from the beginning of a PDU. */
    public PduReader(Connection connection) {
        this.connection = connection;
    }

    /** A further budget that all waiting is charged to until it is replaced, for what spans several PDUs. */
    public void messageBudget(WaitBudget budget) {
        this.messageBudget = budget;
    }

    /**
     * Waits for the next PDU and reads its header. What was left of the last one must have been read.
     *
     * @param idle for the first byte
     * @param whole for all further bytes of the PDU
     * @return false when the peer closed the connection before the first byte
     */
    public boolean next(WaitBudget idle, WaitBudget whole) throws AssociationLostException {
        if (remaining != 0) {
            throw new IllegalStateException("The last PDU was not read to its end: " + remaining + " bytes are left.");
        }
        pduBudget = idle;
        if (position == limit && !fill()) {
            return false;
        }
        pduBudget = whole;
        remaining = HEADER_LENGTH;
        type = u8();
        u8();
        remaining = u32();
        return true;
    }

    /** The type of the PDU, 0 to 255. */
    public int type() {
        return type;
    }

    /** Bytes of the PDU that have not been read yet. */
    public long remaining() {
        return remaining;
    }

    /** Reads one byte of the PDU. */
    public int u8() throws AssociationLostException {
        if (remaining < 1) {
            throw new ProtocolViolation(ProtocolErrorKind.INVALID_PDU_LENGTH, "a PDU is shorter than its content");
        }
        if (position == limit && !fill()) {
            throw closed();
        }
        remaining--;
        return buffer[position++] & 0xFF;
    }

    /** Reads four bytes of the PDU as an unsigned number. */
    public long u32() throws AssociationLostException {
        int high = u8() << 8 | u8();
        return (long) high << 16 | u8() << 8 | u8();
    }

    /**
     * Reads at least one and at most len bytes of the PDU.
     *
     * @return the number of bytes, 0 at the end of the PDU
     */
    public int read(byte[] b, int off, int len) throws AssociationLostException {
        int wanted = (int) Math.min(len, remaining);
        if (wanted <= 0) {
            return 0;
        }
        int n;
        if (position < limit || wanted < BUFFER_SIZE) {
            if (position == limit && !fill()) {
                throw closed();
            }
            n = Math.min(wanted, limit - position);
            System.arraycopy(buffer, position, b, off, n);
            position += n;
        } else {
            n = connection.read(b, off, wanted, pduBudget, messageBudget);
            if (n < 0) {
                throw closed();
            }
        }
        remaining -= n;
        return n;
    }

    /**
     * Reads all that is left of the PDU.
     *
     * @throws ProtocolViolation when that is more than the maximum
     */
    public byte[] body(int max) throws AssociationLostException {
        if (remaining > max) {
            throw new ProtocolViolation(
                    ProtocolErrorKind.INVALID_PDU_LENGTH,
                    "a PDU of type " + type + " claims " + remaining + " bytes, more than " + max);
        }
        byte[] body = new byte[(int) Math.min(remaining, BUFFER_SIZE)];
        int length = 0;
        while (remaining > 0) {
            if (length == body.length) {
                body = Arrays.copyOf(body, (int) Math.min(2L * length, length + remaining));
            }
            length += read(body, length, body.length - length);
        }
        return body;
    }

    /** Reads and discards all that is left of the PDU. */
    public void skip() throws AssociationLostException {
        byte[] discarded = new byte[BUFFER_SIZE];
        while (remaining > 0) {
            read(discarded, 0, discarded.length);
        }
    }

    private boolean fill() throws AssociationLostException {
        int n = connection.read(buffer, 0, buffer.length, pduBudget, messageBudget);
        position = 0;
        limit = Math.max(n, 0);
        return n > 0;
    }

    private static AssociationLostException closed() {
        return new AssociationLostException(
                AssociationEnd.CONNECTION_LOST, "the peer closed the connection in the middle of a PDU");
    }
}
