package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;

/**
 * An attribute with the value that is asked for.
 *
 * @param value one value, a range of dates or times, a pattern with {@code *} and {@code ?}, or empty to match everything
 */
public record QueryKey(int tag, VR vr, String value) {
    /** Whether it asks for one value, and neither for a pattern nor for everything. */
    public boolean isSingleValue() {
        return !value.isEmpty() && !CellReader.hasWildcard(value);
    }

    /** The attribute; the value may be about a patient. */
    @Override
    public String toString() {
        return "key " + Tag.toString(tag);
    }
}
