package io.niffler.dicom.png;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Photometric;
import io.niffler.dicom.png.lut.Palette;

/** Brings frames into the colours of PNG: grey stays, all else becomes red, green and blue. Not thread-safe. */
final class Colours {
    private final DataSet header;
    private Palette palette;

    Colours(DataSet header) {
        this.header = header;
    }

    /**
     * The frame in grey or RGB.
     *
     * @throws FrameException of kind CORRUPT when its palette is, UNSUPPORTED when there is no way to RGB
     */
    Frame shown(Frame frame) throws FrameException {
        return switch (frame.photometric()) {
            case MONOCHROME1, MONOCHROME2, RGB -> frame;
            case PALETTE_COLOR -> lookedUp(ints(frame));
            case YBR_FULL, YBR_PARTIAL_422 -> YbrToRgb.rgb(ints(frame));
            default -> throw FrameException.unsupported(frame.photometric() + " in a decoded frame");
        };
    }

    private static Frame.OfInts ints(Frame frame) throws FrameException {
        if (frame instanceof Frame.OfInts ints) {
            return ints;
        }
        throw FrameException.corrupt(frame.photometric() + " of real numbers");
    }

    private Frame lookedUp(Frame.OfInts frame) throws FrameException {
        if (palette == null) {
            palette = Palette.of(header);
        }
        int[] indices = frame.values();
        int[] rgb = new int[Math.multiplyExact(indices.length, 3)];
        for (int i = 0; i < indices.length; i++) {
            rgb[3 * i] = palette.red().entry(indices[i]);
            rgb[3 * i + 1] = palette.green().entry(indices[i]);
            rgb[3 * i + 2] = palette.blue().entry(indices[i]);
        }
        return new Frame.OfInts(frame.rows(), frame.columns(), Photometric.RGB, palette.bits(), false, rgb);
    }
}
