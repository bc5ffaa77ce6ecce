package io.niffler.dicom.pixel.jpeg2000;

/** Flags of the code-block style (ITU-T T.800 table A.19). */
final class BlockStyle {
    /** Lower bit-planes are not arithmetically coded (D.6). */
    static final int BYPASS = 1;
    /** Context probabilities are reset on each pass. */
    static final int RESET = 2;
    /** Each pass has its own code word segment. */
    static final int TERMINATE_ALL = 4;
    /** Contexts do not look into the next stripe (D.7). */
    static final int CAUSAL = 8;
    /** Each clean-up pass ends with a segmentation symbol (D.5). */
    static final int SEGMENTATION = 32;
    /** All of Part 1, predictable termination (16) included, which only an encoder must obey. */
    static final int ALL = 63;

    /** The coding of Part 15 (ITU-T T.814 A.4). */
    static final int HIGH_THROUGHPUT = 64;

    private BlockStyle() {}
}
