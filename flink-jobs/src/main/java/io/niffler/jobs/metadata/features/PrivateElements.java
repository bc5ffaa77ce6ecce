package io.niffler.jobs.metadata.features;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.data.ValueElement;
import java.util.Map;

/**
 * The value representations of the private elements of the shipped feature sets, as the vendors' conformance statements
 * give them. Implicit VR little endian does not carry them, and without them the bytes could not be read as numbers.
 */
final class PrivateElements {
    /** By creator, group and the lower byte of the element. */
    private static final Map<String, VR> KNOWN = Map.of(
            key("SIEMENS MR HEADER", 0x0051, 0x0C), VR.LO,
            key("SIEMENS MR HEADER", 0x0051, 0x0F), VR.LO,
            key("SIEMENS MR HEADER", 0x0019, 0x0B), VR.DS,
            key("GEMS_ACQU_01", 0x0019, 0x5A), VR.FL,
            key("GEMS_SERS_01", 0x0025, 0x11), VR.SS);

    private PrivateElements() {}

    /** The element with the VR that its creator gives it, when it was read without one and the VR is known here. */
    static ValueElement withKnownVr(ValueElement element, DataSet holder) {
        if (element.vr() != VR.UN || !Tag.isPrivate(element.tag())) {
            return element;
        }
        String creator = holder.privateCreator(element.tag());
        VR vr = creator == null ? null : KNOWN.get(key(creator, Tag.group(element.tag()), element.tag() & 0xFF));
        return vr == null
                ? element
                : new ValueElement(
                        element.tag(), vr, element.array(), element.offset(), element.length(), element.bigEndian());
    }

    private static String key(String creator, int group, int element) {
        return creator + '/' + group + '/' + element;
    }
}
