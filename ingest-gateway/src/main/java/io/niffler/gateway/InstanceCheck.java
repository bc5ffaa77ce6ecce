package io.niffler.gateway;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Element;
import io.niffler.dicom.data.ReadResult;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.StoreRequest;
import java.util.Optional;

/** Holds what was read of a data set against the command (PS3.4 B.2.3): one check for all that take instances. */
public final class InstanceCheck {
    private InstanceCheck() {}

    /** Why the instance cannot be taken when this is all there is of it; empty when it can. */
    public static Optional<Refusal> refusal(ReadResult read, StoreRequest request) {
        DataSet dataSet = read.dataSet();
        // Bytes that are no data set give stray elements, but hardly these.
        boolean readable = namesAnything(dataSet) || read.problems().isEmpty();
        if (!readable || !reachesSeries(dataSet)) {
            return Optional.of(Refusal.UNREADABLE);
        }
        if (!request.sopClassUid().equals(dataSet.string(Tag.SOP_CLASS_UID))) {
            return Optional.of(Refusal.SOP_CLASS_DIFFERS);
        }
        if (!request.sopInstanceUid().equals(dataSet.string(Tag.SOP_INSTANCE_UID))) {
            return Optional.of(Refusal.SOP_INSTANCE_DIFFERS);
        }
        if (!isUid(dataSet.string(Tag.STUDY_INSTANCE_UID))) {
            return Optional.of(Refusal.NO_STUDY_UID);
        }
        return isUid(dataSet.string(Tag.SERIES_INSTANCE_UID)) ? Optional.empty() : Optional.of(Refusal.NO_SERIES_UID);
    }

    /** Whether it was read as far as the last UID that counts; elements are in the order of their tags (PS3.5 7.1). */
    static boolean reachesSeries(DataSet dataSet) {
        if (dataSet.contains(Tag.SERIES_INSTANCE_UID)) {
            return true;
        }
        int highest = 0;
        for (Element element : dataSet) {
            highest = element.tag();
        }
        return Integer.compareUnsigned(highest, Tag.SERIES_INSTANCE_UID) > 0;
    }

    private static boolean isUid(String text) {
        return text != null && Uids.isValid(text);
    }

    private static boolean namesAnything(DataSet dataSet) {
        return dataSet.contains(Tag.SOP_CLASS_UID)
                || dataSet.contains(Tag.SOP_INSTANCE_UID)
                || dataSet.contains(Tag.STUDY_INSTANCE_UID)
                || dataSet.contains(Tag.SERIES_INSTANCE_UID);
    }
}
