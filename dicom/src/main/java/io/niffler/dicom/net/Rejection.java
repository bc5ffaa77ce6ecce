package io.niffler.dicom.net;

/**
 * Why an association was rejected: the three fields of an A-ASSOCIATE-RJ (PS3.8 9.3.4).
 *
 * @param result 1 permanent, 2 transient
 * @param source 1 service user, 2 service provider (ACSE), 3 service provider (presentation)
 * @param reason depends on the source
 */
public record Rejection(int result, int source, int reason) {
    /** No reason given. */
    public static final Rejection NO_REASON = new Rejection(1, 1, 1);
    /** The application context is not that of DICOM. */
    public static final Rejection APPLICATION_CONTEXT_NOT_SUPPORTED = new Rejection(1, 1, 2);
    /** The calling AE title is not accepted here. */
    public static final Rejection CALLING_AE_NOT_RECOGNIZED = new Rejection(1, 1, 3);
    /** Nobody here has the called AE title. */
    public static final Rejection CALLED_AE_NOT_RECOGNIZED = new Rejection(1, 1, 7);
    /** The protocol version lacks bit 0. */
    public static final Rejection PROTOCOL_VERSION_NOT_SUPPORTED = new Rejection(1, 2, 2);
    /** Too busy at the moment. */
    public static final Rejection TEMPORARY_CONGESTION = new Rejection(2, 3, 1);
    /** Too many associations at the moment. */
    public static final Rejection LOCAL_LIMIT_EXCEEDED = new Rejection(2, 3, 2);

    /** True when trying again later may succeed. */
    public boolean isTransient() {
        return result == 2;
    }

    /** The three fields in words. */
    public String describe() {
        String lasting =
                switch (result) {
                    case 1 -> "rejected permanently";
                    case 2 -> "rejected for now";
                    default -> "rejected (result " + result + ")";
                };
        return lasting + ": " + reasonInWords();
    }

    private String reasonInWords() {
        return switch (source * 256 + reason) {
            case 0x101, 0x201 -> "no reason given";
            case 0x102 -> "application context name not supported";
            case 0x103 -> "calling AE title not recognized";
            case 0x107 -> "called AE title not recognized";
            case 0x202 -> "protocol version not supported";
            case 0x301 -> "temporary congestion";
            case 0x302 -> "local limit of associations exceeded";
            default -> "source " + source + ", reason " + reason;
        };
    }
}
