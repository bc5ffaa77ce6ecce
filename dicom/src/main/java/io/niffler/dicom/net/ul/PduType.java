package io.niffler.dicom.net.ul;

/** The PDU types of PS3.8 9.3.1. */
public final class PduType {
    public static final int ASSOCIATE_RQ = 1;
    public static final int ASSOCIATE_AC = 2;
    public static final int ASSOCIATE_RJ = 3;
    public static final int P_DATA_TF = 4;
    public static final int RELEASE_RQ = 5;
    public static final int RELEASE_RP = 6;
    public static final int ABORT = 7;

    private PduType() {}

    /** True for the seven types there are. */
    public static boolean isKnown(int type) {
        return type >= ASSOCIATE_RQ && type <= ABORT;
    }
}
