package io.niffler.dicom.net;

/**
 * What the command of a C-STORE request says (PS3.7 9.1.1 and 9.3.1). The UIDs are valid in form: 1 to 64 digits and dots.
 *
 * @param messageId 0 to 65535
 * @param priority 0 medium, 1 high, 2 low
 * @param moveOriginatorAe the AE title that caused this store by a C-MOVE, empty when there is none
 */
public record StoreRequest(
        int messageId,
        String sopClassUid,
        String sopInstanceUid,
        String transferSyntaxUid,
        int priority,
        String moveOriginatorAe) {}
