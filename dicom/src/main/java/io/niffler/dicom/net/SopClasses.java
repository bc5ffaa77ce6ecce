package io.niffler.dicom.net;

/** Tells SOP classes of storage from others by the roots under which PS3.6 registers them. */
public final class SopClasses {
    /** Verification (PS3.4 A). */
    public static final String VERIFICATION = "1.2.840.10008.1.1";

    private static final String STANDARD_ROOT = "1.2.840.10008.";
    private static final String STORAGE_ROOT = "1.2.840.10008.5.1.4.1.1.";

    private SopClasses() {}

    /** True for the SOP classes of the storage service that PS3.6 registers. */
    public static boolean isStorage(String uid) {
        return uid.startsWith(STORAGE_ROOT) || isStorageElsewhere(uid);
    }

    /** True unless the standard registers the UID for something else than storage. */
    public static boolean isStorageOrUnknown(String uid) {
        return isStorage(uid) || !uid.startsWith(STANDARD_ROOT);
    }

    private static boolean isStorageElsewhere(String uid) {
        return switch (uid) {
            case "1.2.840.10008.5.1.4.34.7", // RT Beams Delivery Instruction Storage
                    "1.2.840.10008.5.1.4.34.10", // RT Brachy Application Setup Delivery Instruction Storage
                    "1.2.840.10008.5.1.4.38.1", // Hanging Protocol Storage
                    "1.2.840.10008.5.1.4.39.1", // Color Palette Storage
                    "1.2.840.10008.5.1.4.43.1", // Generic Implant Template Storage
                    "1.2.840.10008.5.1.4.44.1", // Implant Assembly Template Storage
                    "1.2.840.10008.5.1.4.45.1" // Implant Template Group Storage
            -> true;
            default -> false;
        };
    }
}
