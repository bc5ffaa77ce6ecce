package io.niffler.dicom.testing;

/** A CT image in explicit VR little endian. */
final class PacsInstance {
    private final int number;
    private final String seriesUid;
    private final String uid;
    private final byte[] bytes;

    PacsInstance(int number, String seriesUid, String uid, byte[] bytes) {
        this.number = number;
        this.seriesUid = seriesUid;
        this.uid = uid;
        this.bytes = bytes;
    }

    /** From 1, within its study. */
    int number() {
        return number;
    }

    String seriesUid() {
        return seriesUid;
    }

    String uid() {
        return uid;
    }

    /** The bare data set; not to be changed. */
    byte[] bytes() {
        return bytes;
    }
}
