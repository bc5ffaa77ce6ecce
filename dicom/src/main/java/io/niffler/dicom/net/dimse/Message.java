package io.niffler.dicom.net.dimse;

import java.io.InputStream;

/**
 * A message of PS3.7 6.3 whose data set is still coming in.
 *
 * @param commandField of the command
 * @param dataSet empty when the message has none; must be read to its end before the next message
 */
public record Message(
        Contexts.AcceptedContext context,
        int commandField,
        CommandSet command,
        boolean hasDataSet,
        InputStream dataSet) {}
