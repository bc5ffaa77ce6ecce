package io.niffler.dicom.net.ul;

import java.util.List;

/**
 * A SOP class extended negotiation sub-item (PS3.7 D.3.3.5).
 *
 * @param information the service class application information: bytes as 0 to 255, whose meaning the service class defines
 */
public record ExtendedNegotiation(String sopClassUid, List<Integer> information) {
    /** Copies the list. */
    public ExtendedNegotiation {
        information = List.copyOf(information);
    }

    /** True when the byte of that index is there and 1, which is how query/retrieve says yes (PS3.4 C.5.1 to C.5.3). */
    public boolean isSet(int index) {
        return index < information.size() && information.get(index) == 1;
    }
}
