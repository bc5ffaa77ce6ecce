package io.niffler.dicom.net;

import java.util.List;

/**
 * How a C-MOVE or C-GET ended.
 *
 * @param status of the final response (PS3.4 C.4.2.1.5 and C.4.3.1.4), see {@link Status}
 * @param errorComment of the final response: printable ASCII, at most 64 characters, empty when there is none
 * @param counters of the final response; where that has none, those of the last pending one
 * @param failedInstances the Failed SOP Instance UID List (0008,0058), each a valid UID; at most 65535
 * @param failedListReadable false when a list came that was too long or damaged, so that failedInstances may lack some
 */
public record RetrieveResult(
        int status,
        String errorComment,
        SubOperations counters,
        List<String> failedInstances,
        boolean failedListReadable) {

    /** Copies the list. */
    public RetrieveResult {
        failedInstances = List.copyOf(failedInstances);
    }

    /** True when the peer says that each instance was taken: Success, nothing failed, nothing remaining. */
    public boolean isComplete() {
        return status == Status.SUCCESS
                && counters.failed().orElse(0) == 0
                && counters.remaining().orElse(0) == 0
                && failedInstances.isEmpty();
    }
}
