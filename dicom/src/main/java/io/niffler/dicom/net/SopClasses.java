package io.niffler.dicom.net;

import io.niffler.dicom.data.Uids;

/** Which SOP classes a storage provider takes. */
public final class SopClasses {
    private SopClasses() {}

    /** True for the storage SOP classes that the registry of UIDs knows. */
    public static boolean isStorage(String uid) {
        return Uids.storageSopClasses().contains(uid);
    }

    /** True for storage SOP classes and for UIDs that the registry does not know at all. */
    public static boolean isStorageOrUnknown(String uid) {
        return isStorage(uid) || Uids.entry(uid).isEmpty();
    }
}
