package io.niffler.dicom.png.lut;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import java.util.List;

/** Functional groups of multi-frame images (PS3.3 C.7.6.16). */
final class FunctionalGroups {
    private FunctionalGroups() {}

    /**
     * The item of a functional group macro for a frame: its own, else the one that all frames share, else null.
     *
     * @param frame from 0
     * @param macro the tag of the macro's sequence
     */
    static DataSet item(DataSet header, int frame, int macro) {
        DataSet own = first(header.items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE), frame, macro);
        return own != null ? own : first(header.items(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE), 0, macro);
    }

    private static DataSet first(List<DataSet> groups, int index, int macro) {
        if (index >= groups.size()) {
            return null;
        }
        List<DataSet> items = groups.get(index).items(macro);
        return items.isEmpty() ? null : items.get(0);
    }
}
