package io.niffler.dicom.net.ul;

import io.niffler.dicom.net.ProtocolErrorKind;

/**
 * The fields of an A-ABORT PDU (PS3.8 9.3.8).
 *
 * @param source 0 service user, 2 service provider
 * @param reason significant only when the source is the provider
 */
public record Abort(int source, int reason) {
    /** By the user of the service. */
    public static final Abort BY_USER = new Abort(0, 0);

    /** What to send, on an established association, to a peer that did that (action AA-8). */
    public static Abort of(ProtocolErrorKind kind) {
        return switch (kind) {
            case UNRECOGNIZED_PDU -> new Abort(2, 1);
            case UNEXPECTED_PDU -> new Abort(2, 2);
            case UNEXPECTED_FRAGMENT -> new Abort(2, 5);
            case INVALID_PDU_LENGTH, INVALID_PDU_PARAMETER, INVALID_FRAGMENT, UNKNOWN_PRESENTATION_CONTEXT ->
                new Abort(2, 6);
            case INVALID_COMMAND_SET, UNEXPECTED_MESSAGE, INVALID_IDENTIFIER -> BY_USER;
        };
    }

    /** The fields in words. */
    public String describe() {
        if (source != 2) {
            return source == 0 ? "aborted by the service user" : "aborted (source " + source + ")";
        }
        String why =
                switch (reason) {
                    case 0 -> "no reason given";
                    case 1 -> "unrecognized PDU";
                    case 2 -> "unexpected PDU";
                    case 4 -> "unrecognized PDU parameter";
                    case 5 -> "unexpected PDU parameter";
                    case 6 -> "invalid PDU parameter value";
                    default -> "reason " + reason;
                };
        return "aborted by the service provider: " + why;
    }
}
