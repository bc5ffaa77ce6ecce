package io.niffler.dicom.fuzz;

import io.niffler.dicom.net.ul.AssociateAccept;
import io.niffler.dicom.net.ul.AssociateDecoder;
import io.niffler.dicom.net.ul.AssociateRequest;
import io.niffler.dicom.net.ul.ProtocolViolation;
import io.niffler.dicom.net.ul.UserInformation;

/** The bodies of association requests and answers. An input is accepted when it is either of the two. */
final class AssociationTarget implements FuzzTarget {
    private static final int MOST_ITEMS = 128;

    @Override
    public Answer read(byte[] input) {
        boolean accepted = false;
        try {
            AssociateRequest request = AssociateDecoder.request(input);
            Expect.that(request.contexts().size() <= MOST_ITEMS, "too many contexts");
            check(request.userInformation());
            accepted = true;
        } catch (ProtocolViolation e) {
            accepted = false;
        }
        try {
            AssociateAccept accept = AssociateDecoder.accept(input);
            Expect.that(accept.contexts().size() <= MOST_ITEMS, "too many results");
            check(accept.userInformation());
            accepted = true;
        } catch (ProtocolViolation e) {
            Expect.that(e.getMessage().chars().allMatch(c -> c >= 0x20 && c <= 0x7E), "text from the wire");
        }
        return new Answer(accepted, 0);
    }

    private static void check(UserInformation user) {
        Expect.that(user.roles().size() <= MOST_ITEMS, "too many roles");
        Expect.that(user.extended().size() <= MOST_ITEMS, "too many extended negotiations");
        Expect.that(user.extended().stream().allMatch(item -> item.information().size() <= 64), "too much information");
    }
}
