package io.niffler.dicom.net.ul;

import io.niffler.dicom.net.AeTitle;
import java.util.List;

/**
 * An A-ASSOCIATE-RQ (PS3.8 9.3.2).
 *
 * @param protocolVersion a bit field; bit 0 is the only version there is
 * @param called the 16 characters of the called AE title as received
 * @param calling the 16 characters of the calling AE title as received
 */
public record AssociateRequest(
        int protocolVersion,
        String called,
        String calling,
        String applicationContext,
        List<ProposedContext> contexts,
        UserInformation userInformation) {

    /** The called AE title, safe to log. */
    public String calledAe() {
        return AeTitle.printable(called);
    }

    /** The calling AE title, safe to log. */
    public String callingAe() {
        return AeTitle.printable(calling);
    }
}
