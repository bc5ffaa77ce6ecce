package io.niffler.dicom.net.dimse;

/** The values of Command Field (0000,0100), PS3.7 E.1. A response has the value of its request with the highest bit set. */
public final class CommandField {
    public static final int C_STORE_RQ = 0x0001;
    public static final int C_STORE_RSP = 0x8001;
    public static final int C_GET_RQ = 0x0010;
    public static final int C_GET_RSP = 0x8010;
    public static final int C_FIND_RQ = 0x0020;
    public static final int C_FIND_RSP = 0x8020;
    public static final int C_MOVE_RQ = 0x0021;
    public static final int C_MOVE_RSP = 0x8021;
    public static final int C_ECHO_RQ = 0x0030;
    public static final int C_ECHO_RSP = 0x8030;
    public static final int C_CANCEL_RQ = 0x0FFF;

    private static final int RESPONSE = 0x8000;

    private CommandField() {}

    /** True for responses. */
    public static boolean isResponse(int commandField) {
        return (commandField & RESPONSE) != 0;
    }

    /** The response to a request. */
    public static int responseTo(int commandField) {
        return commandField | RESPONSE;
    }
}
