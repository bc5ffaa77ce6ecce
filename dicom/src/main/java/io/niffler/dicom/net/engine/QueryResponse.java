package io.niffler.dicom.net.engine;

import io.niffler.dicom.net.AeTitle;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.SubOperations;
import io.niffler.dicom.net.dimse.CommandSet;

/**
 * What the command of a C-FIND, C-MOVE or C-GET response says (PS3.7 9.3.2.2, 9.3.3.2 and 9.3.4.2).
 *
 * @param comment printable ASCII, at most 64 characters
 */
record QueryResponse(int status, String comment, SubOperations counters) {
    private static final int MAX_COMMENT = 64;

    static QueryResponse of(CommandSet command) throws AssociationLostException {
        return new QueryResponse(
                command.require(CommandSet.STATUS),
                AeTitle.printable(command.text(CommandSet.ERROR_COMMENT), MAX_COMMENT),
                new SubOperations(
                        command.number(CommandSet.REMAINING_SUB_OPERATIONS),
                        command.number(CommandSet.COMPLETED_SUB_OPERATIONS),
                        command.number(CommandSet.FAILED_SUB_OPERATIONS),
                        command.number(CommandSet.WARNING_SUB_OPERATIONS)));
    }

    boolean isPending() {
        return Status.isPending(status);
    }
}
