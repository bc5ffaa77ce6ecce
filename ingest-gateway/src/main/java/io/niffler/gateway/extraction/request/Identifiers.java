package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Dictionary;
import io.niffler.dicom.data.SpecificCharacterSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import java.util.List;

/** Makes the identifiers of query and retrieve requests (PS3.4 C.4.1.1.3.1, C.4.2.1.4.1). */
final class Identifiers {
    static final String STUDY = "STUDY";

    private Identifiers() {}

    /**
     * An identifier.
     *
     * @param returned attributes that are asked for, empty where they are no keys
     */
    static DataSet of(String level, List<QueryKey> keys, List<Integer> returned) {
        DataSet identifier = new DataSet().setString(Tag.QUERY_RETRIEVE_LEVEL, VR.CS, level);
        if (!keys.stream().allMatch(key -> SpecificCharacterSet.DEFAULT.canEncode(key.value(), key.vr()))) {
            identifier.setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192");
        }
        for (int tag : returned) {
            identifier.setString(tag, Dictionary.vrOf(tag));
        }
        for (QueryKey key : keys) {
            identifier.setString(key.tag(), key.vr(), key.value());
        }
        return identifier;
    }
}
