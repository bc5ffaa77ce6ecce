package io.niffler.dicom.net.ul;

import io.niffler.dicom.net.AeTitle;
import io.niffler.dicom.net.ProtocolErrorKind;
import java.util.ArrayList;
import java.util.List;

/** Decodes the user information item (PS3.8 Annex D, PS3.7 Annex D.3.3). Sub-items of unknown type are skipped. */
final class UserInformationDecoder {
    static final int MAX_PDU_LENGTH_ITEM = 0x51;
    static final int IMPLEMENTATION_CLASS = 0x52;
    static final int ASYNC_OPERATIONS = 0x53;
    static final int ROLE_SELECTION = 0x54;
    static final int IMPLEMENTATION_VERSION = 0x55;
    static final int EXTENDED_NEGOTIATION = 0x56;

    /** What applies to a peer without this item. */
    static final UserInformation NOTHING_SAID =
            new UserInformation(UserInformation.DEFAULT_MAX_PDU_LENGTH, "", "", false, List.of(), List.of());

    /** One for each SOP class makes no more than there are presentation contexts; what is above is dropped. */
    private static final int MAX_LISTED = 128;
    /** No service class defines more bytes of application information; what is above is dropped. */
    private static final int MAX_INFORMATION = 64;

    private static final int LOGGABLE_UID = 64;

    private UserInformationDecoder() {}

    static UserInformation decode(ItemReader in) throws ProtocolViolation {
        int maxPduLength = UserInformation.DEFAULT_MAX_PDU_LENGTH;
        String classUid = "";
        String version = "";
        boolean async = false;
        List<RoleSelection> roles = new ArrayList<>();
        List<ExtendedNegotiation> extended = new ArrayList<>();
        while (in.hasMore()) {
            int type = in.u8();
            in.u8();
            ItemReader item = in.part(in.u16());
            switch (type) {
                case MAX_PDU_LENGTH_ITEM -> maxPduLength = maxPduLength(item.u32());
                case IMPLEMENTATION_CLASS -> classUid = AeTitle.printable(item.uid(), LOGGABLE_UID);
                case IMPLEMENTATION_VERSION -> version = AeTitle.printable(item.uid());
                case ASYNC_OPERATIONS -> {
                    item.skip(4);
                    async = true;
                }
                case ROLE_SELECTION -> addBounded(roles, roleSelection(item));
                case EXTENDED_NEGOTIATION -> addBounded(extended, extendedNegotiation(item));
                default -> {
                    // Skipped.
                }
            }
        }
        return new UserInformation(maxPduLength, classUid, version, async, List.copyOf(roles), List.copyOf(extended));
    }

    private static <T> void addBounded(List<T> list, T item) {
        if (list.size() < MAX_LISTED) {
            list.add(item);
        }
    }

    private static int maxPduLength(long announced) throws ProtocolViolation {
        if (announced > Integer.MAX_VALUE) {
            return 0;
        }
        if (announced != 0 && announced <= PduWriter.PDV_OVERHEAD) {
            throw new ProtocolViolation(
                    ProtocolErrorKind.INVALID_PDU_PARAMETER,
                    "a maximum PDU length of " + announced + " leaves no room for data");
        }
        return (int) announced;
    }

    private static RoleSelection roleSelection(ItemReader in) throws ProtocolViolation {
        String uid = in.part(in.u16()).uid();
        return new RoleSelection(uid, in.u8() == 1, in.u8() == 1);
    }

    private static ExtendedNegotiation extendedNegotiation(ItemReader in) throws ProtocolViolation {
        String uid = in.part(in.u16()).uid();
        List<Integer> information = new ArrayList<>();
        while (in.hasMore() && information.size() < MAX_INFORMATION) {
            information.add(in.u8());
        }
        return new ExtendedNegotiation(uid, information);
    }
}
