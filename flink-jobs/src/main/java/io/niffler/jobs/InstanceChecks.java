package io.niffler.jobs;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DicomParseException;
import io.niffler.dicom.data.Tag;
import io.niffler.events.BadRecordException;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.InstanceReceived;

/** What every job checks of an instance before it believes it. */
public final class InstanceChecks {
    private InstanceChecks() {}

    /**
     * Keys and documents are by the headers' UIDs, so a data set of other UIDs must not pass under them.
     *
     * @throws BadRecordException when one of the three differs
     */
    public static void requireUids(DataSet dataSet, InstanceReceived receipt) throws BadRecordException {
        requireUid(dataSet, Tag.STUDY_INSTANCE_UID, receipt.studyInstanceUid());
        requireUid(dataSet, Tag.SERIES_INSTANCE_UID, receipt.seriesInstanceUid());
        requireUid(dataSet, Tag.SOP_INSTANCE_UID, receipt.sopInstanceUid());
    }

    private static void requireUid(DataSet dataSet, int tag, String uid) throws BadRecordException {
        if (!uid.equals(dataSet.string(tag))) {
            throw new BadRecordException(
                    DeadLetterReason.UID_MISMATCH, Tag.toString(tag) + " is not the UID of the header");
        }
    }

    /** The dead letter's reason for a data set that cannot be read. */
    public static BadRecordException unreadable(DicomParseException e) {
        DeadLetterReason reason =
                switch (e.kind()) {
                    case TOO_DEEP, TOO_MANY_ELEMENTS, DEFLATE_LIMIT -> DeadLetterReason.LIMIT_EXCEEDED;
                    default -> DeadLetterReason.DATA_SET_UNREADABLE;
                };
        return new BadRecordException(reason, e.getMessage(), e);
    }
}
