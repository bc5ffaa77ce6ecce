package io.niffler.dicom.pixel;

/**
 * One compressed frame and what the data set says about it (PS3.3 C.7.6.3). The image reader has checked that these
 * numbers are in their ranges and that the number of samples is within the limit of the caller.
 *
 * @param transferSyntax the UID
 * @param rows at least 1
 * @param columns at least 1
 * @param samplesPerPixel 1 to 4
 * @param bitsAllocated 1, 8, 16 or 32
 * @param bitsStored 1 to bitsAllocated
 * @param signed whether Pixel Representation is 1
 * @param photometric Photometric Interpretation, for codings that say themselves what colours they hold
 * @param array holds the compressed bytes, not to be changed
 * @param offset where they begin
 * @param length how many there are; padding may follow the end of the code stream within them
 */
@SuppressWarnings("ArrayRecordComponent") // a frame is passed on, never compared
public record CodedFrame(
        String transferSyntax,
        int rows,
        int columns,
        int samplesPerPixel,
        int bitsAllocated,
        int bitsStored,
        boolean signed,
        Photometric photometric,
        byte[] array,
        int offset,
        int length) {

    /** A frame without colours, or with red, green and blue. */
    public CodedFrame(
            String transferSyntax,
            int rows,
            int columns,
            int samplesPerPixel,
            int bitsAllocated,
            int bitsStored,
            boolean signed,
            byte[] array,
            int offset,
            int length) {
        this(
                transferSyntax,
                rows,
                columns,
                samplesPerPixel,
                bitsAllocated,
                bitsStored,
                signed,
                samplesPerPixel == 1 ? Photometric.MONOCHROME2 : Photometric.RGB,
                array,
                offset,
                length);
    }

    /** The number of samples of the frame. */
    public int samples() {
        return rows * columns * samplesPerPixel;
    }
}
