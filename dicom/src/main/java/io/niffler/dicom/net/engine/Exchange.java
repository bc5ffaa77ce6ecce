package io.niffler.dicom.net.engine;

import io.niffler.dicom.net.AssociationInfo;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.dimse.Message;
import io.niffler.dicom.net.dimse.MessageReader;
import io.niffler.dicom.net.dimse.MessageWriter;

/** One request on an association and the way to answer it. */
final class Exchange {
    private final AssociationInfo association;
    private final Message request;
    private final MessageReader reader;
    private final MessageWriter writer;

    Exchange(AssociationInfo association, Message request, MessageReader reader, MessageWriter writer) {
        this.association = association;
        this.request = request;
        this.reader = reader;
        this.writer = writer;
    }

    AssociationInfo association() {
        return association;
    }

    Message request() {
        return request;
    }

    /** Discards what is left of the request's data set. */
    void finishRequest() throws AssociationLostException {
        reader.finishMessage();
    }

    /** A response to the request without data set, still to be filled in. */
    CommandSet response(int status) throws AssociationLostException {
        return new CommandSet()
                .put(CommandSet.COMMAND_FIELD, CommandField.responseTo(request.commandField()))
                .put(CommandSet.MESSAGE_ID_BEING_RESPONDED_TO, request.command().require(CommandSet.MESSAGE_ID))
                .put(CommandSet.COMMAND_DATA_SET_TYPE, CommandSet.NO_DATA_SET)
                .put(CommandSet.STATUS, status);
    }

    void send(CommandSet response) throws AssociationLostException {
        writer.write(request.context().id(), response);
    }
}
