package io.niffler.dicom.testing;

import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.dimse.Contexts;
import io.niffler.dicom.net.dimse.MessageWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** The C-STORE sub-operations of a C-GET, over the association that asked for them. */
final class PacsInband implements PacsTarget {
    private static final int NOT_SUPPORTED = 0x0122;

    private final PacsInbox inbox;
    private final MessageWriter writer;
    private final Contexts.AcceptedContext context;
    private int messageId;

    PacsInband(PacsInbox inbox, MessageWriter writer, Contexts contexts) {
        this.inbox = inbox;
        this.writer = writer;
        this.context = contexts.find(TestObjects.Kind.CT.sopClassUid(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid());
    }

    @Override
    public int store(PacsInstance instance) throws IOException {
        if (context == null) {
            return NOT_SUPPORTED;
        }
        messageId++;
        byte[] bytes = instance.bytes();
        CommandSet request = PacsSender.request(messageId, instance);
        writer.write(context.id(), request, new ByteArrayInputStream(bytes), bytes.length);
        return inbox.response().command().require(CommandSet.STATUS);
    }

    @Override
    public void close() {
        // The association goes on.
    }
}
