package io.niffler.dicom.testing;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetReader;
import io.niffler.dicom.data.DataSetWriter;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.dimse.Message;
import io.niffler.dicom.net.dimse.MessageWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** One request to the PACS and the way to answer it. */
final class PacsExchange {
    private final Message request;
    private final MessageWriter writer;

    PacsExchange(Message request, MessageWriter writer) {
        this.request = request;
        this.writer = writer;
    }

    Message request() {
        return request;
    }

    int messageId() throws IOException {
        return request.command().require(CommandSet.MESSAGE_ID);
    }

    private TransferSyntax syntax() {
        return TransferSyntax.of(request.context().transferSyntax());
    }

    DataSet identifier() throws IOException {
        return DataSetReader.read(request.dataSet(), syntax(), ReadOptions.ALL).dataSet();
    }

    /** A response to be filled in. */
    CommandSet response(int status) throws IOException {
        return new CommandSet()
                .put(CommandSet.COMMAND_FIELD, CommandField.responseTo(request.commandField()))
                .put(CommandSet.MESSAGE_ID_BEING_RESPONDED_TO, messageId())
                .put(CommandSet.COMMAND_DATA_SET_TYPE, CommandSet.NO_DATA_SET)
                .putUid(CommandSet.AFFECTED_SOP_CLASS_UID, request.context().abstractSyntax())
                .put(CommandSet.STATUS, status);
    }

    void send(CommandSet response) throws IOException {
        writer.write(request.context().id(), response);
    }

    void send(CommandSet response, DataSet identifier) throws IOException {
        byte[] bytes = DataSetWriter.toBytes(identifier, syntax());
        response.put(CommandSet.COMMAND_DATA_SET_TYPE, 0);
        writer.write(request.context().id(), response, new ByteArrayInputStream(bytes), bytes.length);
    }
}
