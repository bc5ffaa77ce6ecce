package io.niffler.dicom.net.ul;

import io.niffler.dicom.data.Uids;
import java.util.List;

/**
 * What one side says of itself in the user information item (PS3.8 Annex D, PS3.7 Annex D). User identity is read
 * past: leaving it unanswered says that it is not supported. The same goes for extended negotiation that is not answered.
 *
 * @param maxPduLength the longest P-DATA-TF it takes, in bytes; 0 for no limit
 * @param implementationClassUid empty when not given
 * @param implementationVersion empty when not given
 * @param asyncOperations true when a window for asynchronous operations is part of it
 * @param roles the role selections, at most 128
 * @param extended the extended negotiations of SOP classes, at most 128
 */
public record UserInformation(
        int maxPduLength,
        String implementationClassUid,
        String implementationVersion,
        boolean asyncOperations,
        List<RoleSelection> roles,
        List<ExtendedNegotiation> extended) {

    /** What applies to a peer that says nothing of itself. */
    static final int DEFAULT_MAX_PDU_LENGTH = 16384;

    /** What a side says that has no wishes of extended negotiation. */
    public static UserInformation of(int maxPduLength, boolean asyncOperations, List<RoleSelection> roles) {
        return of(maxPduLength, asyncOperations, roles, List.of());
    }

    /** What this software says. */
    public static UserInformation of(
            int maxPduLength, boolean asyncOperations, List<RoleSelection> roles, List<ExtendedNegotiation> extended) {
        return new UserInformation(
                maxPduLength,
                Uids.IMPLEMENTATION_CLASS_UID,
                Uids.IMPLEMENTATION_VERSION_NAME,
                asyncOperations,
                roles,
                extended);
    }
}
