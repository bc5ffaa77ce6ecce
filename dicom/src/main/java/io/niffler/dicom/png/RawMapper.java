package io.niffler.dicom.png;

import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Photometric;

/**
 * Keeps stored values: red, green and blue as they are, the indices of a palette as grey, signed values with half of their
 * range added. Luminance and chrominance become red, green and blue, since PNG knows no other colours.
 */
final class RawMapper implements ModeMapper {
    private final ObjectFacts facts;
    private final Colours colours;

    RawMapper(ObjectFacts facts, Colours colours) {
        this.facts = facts;
        this.colours = colours;
    }

    @Override
    public MappedFrame map(Frame frame, int index) throws FrameException {
        if (!(frame instanceof Frame.OfInts ints) || ints.bitsStored() > Short.SIZE) {
            throw FrameException.unsupported(
                    "PNG has no more than 16 bits a sample, these are more or real numbers; mode niffler scales them");
        }
        Frame shown = frame.photometric() == Photometric.PALETTE_COLOR ? frame : colours.shown(frame);
        StoredValues values = StoredValues.of(shown);
        int offset = ints.signed() ? 1 << (ints.bitsStored() - 1) : 0;
        if (values.minimum() + offset < 0 || values.maximum() + offset >= 1 << ints.bitsStored()) {
            throw FrameException.corrupt("values do not fit their " + ints.bitsStored() + " bits");
        }
        int depth = depth(ints);
        PixelRows rows = MappedRows.of(values, value -> (int) value + offset, depth);
        Mapping mapping = facts.mapping(frame, values, depth);
        return new MappedFrame(rows, withOffset(mapping, offset));
    }

    /** The least depth of PNG that holds the values. */
    private static int depth(Frame.OfInts frame) {
        int depth = frame.photometric().colour() ? Byte.SIZE : 1;
        while (depth < frame.bitsStored()) {
            depth *= 2;
        }
        return depth;
    }

    private static Mapping withOffset(Mapping mapping, double offset) {
        return new Mapping(
                mapping.mode(),
                mapping.photometric(),
                mapping.bitsStored(),
                mapping.signed(),
                mapping.bitDepth(),
                mapping.samplesPerPixel(),
                mapping.storedMinimum(),
                mapping.storedMaximum(),
                offset,
                null,
                Double.NaN,
                Double.NaN,
                false,
                false);
    }
}
