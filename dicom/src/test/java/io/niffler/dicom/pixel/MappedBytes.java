package io.niffler.dicom.pixel;

import io.niffler.dicom.png.PixelRows;

/** All rows of an image one below the other, as PNG stores them. */
final class MappedBytes {
    private MappedBytes() {}

    static byte[] of(PixelRows rows) {
        byte[] all = new byte[rows.rows() * rows.rowBytes()];
        for (int y = 0; y < rows.rows(); y++) {
            rows.row(y, all, y * rows.rowBytes());
        }
        return all;
    }
}
