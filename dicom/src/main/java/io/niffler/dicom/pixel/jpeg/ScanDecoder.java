package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.FrameException;

/** Decodes the scans of one frame by one process of ITU-T T.81. */
interface ScanDecoder {
    /**
     * Decodes a scan.
     *
     * @param tables those in force
     * @param bits stand at its first bit, and behind its last afterwards
     */
    void decode(Scan scan, Tables tables, BitReader bits) throws FrameException;

    /** The samples of all components side by side, once all of their scans are decoded. */
    int[] samples() throws FrameException;
}
