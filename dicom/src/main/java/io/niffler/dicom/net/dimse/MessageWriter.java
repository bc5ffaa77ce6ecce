package io.niffler.dicom.net.dimse;

import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.ul.Connection;
import io.niffler.dicom.net.ul.PduWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts messages into fragments that fit the peer's PDUs, one fragment to a PDU. The command and the first PDU of the data set leave in
 * one system call.
 */
public final class MessageWriter {
    private static final int HEADERS = PduWriter.PDU_HEADER + PduWriter.PDV_OVERHEAD;

    private final Connection connection;
    private final int maxFragment;
    private byte[] buffer = new byte[1024];

    /**
     * Writes on the connection.
     *
     * @param maxPduLength what the peer takes and we want to send, in bytes, above 6
     */
    public MessageWriter(Connection connection, int maxPduLength) {
        this.connection = connection;
        int fragment = maxPduLength - PduWriter.PDV_OVERHEAD;
        this.maxFragment = fragment > 1 ? fragment & ~1 : fragment;
    }

    /** Writes a message without data set. */
    public void write(int contextId, CommandSet command) throws AssociationLostException {
        connection.write(buffer, 0, putCommand(contextId, command));
    }

    /**
     * Writes a message with its data set.
     *
     * @param length bytes of the data set
     * @throws EOFException when the source has less
     */
    public void write(int contextId, CommandSet command, InputStream dataSet, long length) throws IOException {
        int at = putCommand(contextId, command);
        long left = length;
        do {
            int fragment = (int) Math.min(left, maxFragment);
            ensure(at + HEADERS + fragment, at);
            if (dataSet.readNBytes(buffer, at + HEADERS, fragment) < fragment) {
                throw new EOFException("The data set is shorter than the " + length + " bytes it was said to have.");
            }
            left -= fragment;
            PduWriter.dataHeader(buffer, at, fragment, contextId, false, left == 0);
            connection.write(buffer, 0, at + HEADERS + fragment);
            at = 0;
        } while (left > 0);
    }

    private int putCommand(int contextId, CommandSet command) {
        byte[] bytes = command.encode();
        int at = 0;
        for (int from = 0; from < bytes.length; from += maxFragment) {
            int fragment = Math.min(maxFragment, bytes.length - from);
            ensure(at + HEADERS + fragment, at);
            PduWriter.dataHeader(buffer, at, fragment, contextId, true, from + fragment == bytes.length);
            System.arraycopy(bytes, from, buffer, at + HEADERS, fragment);
            at += HEADERS + fragment;
        }
        return at;
    }

    private void ensure(int size, int keep) {
        if (buffer.length < size) {
            byte[] larger = new byte[size];
            System.arraycopy(buffer, 0, larger, 0, keep);
            buffer = larger;
        }
    }
}
