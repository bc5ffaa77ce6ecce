package io.niffler.dicom.png;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Photometric;

/** Frames of one row, and what becomes of them. */
final class Frames {
    private Frames() {}

    static Frame.OfInts unsigned(Photometric photometric, int bits, int... values) {
        return of(photometric, bits, false, values);
    }

    static Frame.OfInts signed(int bits, int... values) {
        return of(Photometric.MONOCHROME2, bits, true, values);
    }

    private static Frame.OfInts of(Photometric photometric, int bits, boolean signed, int... values) {
        return new Frame.OfInts(1, values.length / photometric.samplesPerPixel(), photometric, bits, signed, values);
    }

    static Frame.OfReals reals(double... values) {
        return new Frame.OfReals(1, values.length, Photometric.MONOCHROME2, values);
    }

    static MappedFrame map(DataSet header, MappingMode mode, int bits, Frame frame) throws FrameException {
        return FrameMapper.of(header, new MappingOptions(mode, bits)).map(frame, 0);
    }

    /** The samples of all rows. */
    static int[] samples(PixelRows rows) {
        int perRow = rows.columns() * rows.samplesPerPixel();
        int[] samples = new int[rows.rows() * perRow];
        byte[] bytes = new byte[rows.rowBytes() + 3];
        for (int y = 0; y < rows.rows(); y++) {
            rows.row(y, bytes, 3);
            for (int i = 0; i < perRow; i++) {
                samples[y * perRow + i] = sample(bytes, i, rows.bitDepth());
            }
        }
        return samples;
    }

    private static int sample(byte[] bytes, int index, int depth) {
        if (depth == 16) {
            return (bytes[3 + 2 * index] & 0xFF) << 8 | (bytes[4 + 2 * index] & 0xFF);
        }
        int bit = index * depth;
        return (bytes[3 + bit / 8] & 0xFF) >> (8 - depth - bit % 8) & ((1 << depth) - 1);
    }
}
