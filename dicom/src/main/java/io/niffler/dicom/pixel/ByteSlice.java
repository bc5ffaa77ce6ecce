package io.niffler.dicom.pixel;

/**
 * A part of an array, which is not copied and not to be changed.
 *
 * @param array holds the bytes
 * @param offset where they begin
 * @param length how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record ByteSlice(byte[] array, int offset, int length) {
    int u8(int index) {
        return array[offset + index] & 0xFF;
    }
}
