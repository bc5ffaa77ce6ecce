package io.niffler.dicom.net;

/** Status codes of DIMSE answers: PS3.7 Annex C, PS3.4 B.2.3 (storage), C.4.1.1.4, C.4.2.1.5 and C.4.3.1.4 (query/retrieve). */
public final class Status {
    /** Done. */
    public static final int SUCCESS = 0x0000;
    /** The handler failed. */
    public static final int PROCESSING_FAILURE = 0x0110;
    /** The command lacks an attribute it needs, or has it empty. */
    public static final int MISSING_ATTRIBUTE_VALUE = 0x0121;
    /** The SOP instance UID is not a UID. */
    public static final int INVALID_OBJECT_INSTANCE = 0x0117;
    /** A mandatory attribute is missing. */
    public static final int MISSING_ATTRIBUTE = 0x0120;
    /** The SOP class is not the one negotiated, or none that is accepted. */
    public static final int SOP_CLASS_NOT_SUPPORTED = 0x0122;
    /** The operation is not one that is known. */
    public static final int UNRECOGNIZED_OPERATION = 0x0211;
    /** Cannot take it now; the sender may try again later. */
    public static final int OUT_OF_RESOURCES = 0xA700;
    /** The data set does not belong to the SOP class or instance of the command. */
    public static final int DATA_SET_MISMATCH = 0xA900;
    /** The number of matches of a retrieval cannot be told; worth trying again later. */
    public static final int CANNOT_COUNT_MATCHES = 0xA701;
    /** The sub-operations of a retrieval cannot be done; worth trying again later. */
    public static final int CANNOT_PERFORM_SUB_OPERATIONS = 0xA702;
    /** The peer does not know the AE title to move to. */
    public static final int MOVE_DESTINATION_UNKNOWN = 0xA801;
    /** A retrieval whose instances were not all taken, or not without a warning. */
    public static final int SUB_OPERATIONS_FAILED = 0xB000;
    /** Ended by a C-CANCEL. */
    public static final int CANCEL = 0xFE00;
    /** More is to come. */
    public static final int PENDING = 0xFF00;
    /** More is to come; an optional key was not supported for matching. */
    public static final int PENDING_KEYS_IGNORED = 0xFF01;
    /** The data set cannot be read. */
    public static final int CANNOT_UNDERSTAND = 0xC000;

    private Status() {}

    /** True for the warnings of storage (PS3.4 B.2.3, 0xBxxx) and the general ones: the instance was stored. */
    public static boolean isWarning(int status) {
        return (status & 0xF000) == 0xB000 || status == 0x0001 || status == 0x0107 || status == 0x0116;
    }

    /** True when further responses follow (PS3.7 C.1.3). */
    public static boolean isPending(int status) {
        return status == PENDING || status == PENDING_KEYS_IGNORED;
    }

    /** The code and what it means, for people: {@code 0xA700 (out of resources)}. */
    public static String toString(int status) {
        return String.format("0x%04X (%s)", status, meaning(status));
    }

    private static String meaning(int status) {
        if ((status & 0xFF00) == OUT_OF_RESOURCES) {
            return "out of resources";
        }
        if ((status & 0xFF00) == DATA_SET_MISMATCH) {
            return "data set does not match the SOP class";
        }
        if ((status & 0xF000) == CANNOT_UNDERSTAND) {
            return "cannot understand";
        }
        return switch (status) {
            case SUCCESS -> "success";
            case PROCESSING_FAILURE -> "processing failure";
            case INVALID_OBJECT_INSTANCE -> "invalid object instance";
            case MISSING_ATTRIBUTE -> "missing attribute";
            case MISSING_ATTRIBUTE_VALUE -> "missing attribute value";
            case SOP_CLASS_NOT_SUPPORTED -> "SOP class not supported";
            case 0x0124 -> "not authorized";
            case UNRECOGNIZED_OPERATION -> "unrecognized operation";
            case MOVE_DESTINATION_UNKNOWN -> "move destination unknown";
            case CANCEL -> "cancelled";
            case PENDING -> "pending";
            case PENDING_KEYS_IGNORED -> "pending, an optional key not supported";
            default -> isWarning(status) ? "warning" : "failure";
        };
    }
}
