package io.niffler.dicom.png;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Photometric;
import io.niffler.dicom.png.lut.GreyTransforms;
import io.niffler.dicom.png.lut.Modality;
import io.niffler.dicom.png.lut.Voi;

/**
 * Maps as a display does: modality transform, values of interest, black and white exchanged where the object is so (PS3.3
 * C.11.1, C.11.2, C.11.6.1.2), rounded to the nearest sample. Without values of interest the range of the frame is shown.
 * Colours are kept; those of more than 8 bits are stretched from their full range to that of the samples.
 */
final class WindowMapper implements ModeMapper {
    private static final int PRESENTATION_LUT_SHAPE = 0x20500020;

    private final ObjectFacts facts;
    private final Colours colours;
    private final GreyTransforms transforms;
    private final boolean inverse;
    private final int bits;

    WindowMapper(ObjectFacts facts, Colours colours, DataSet header, int bits) {
        this.facts = facts;
        this.colours = colours;
        this.transforms = new GreyTransforms(header);
        this.inverse = "INVERSE".equals(header.string(PRESENTATION_LUT_SHAPE));
        this.bits = bits;
    }

    @Override
    public MappedFrame map(Frame frame, int index) throws FrameException {
        StoredValues values = StoredValues.of(colours.shown(frame));
        return values.frame().photometric().colour() ? colour(frame, values) : grey(values, index);
    }

    private MappedFrame colour(Frame stored, StoredValues values) {
        int bitsStored = ((Frame.OfInts) values.frame()).bitsStored();
        int depth = bitsStored <= Byte.SIZE ? Byte.SIZE : bits;
        double scale = bitsStored <= Byte.SIZE ? 1 : ((1 << depth) - 1) / (Math.scalb(1.0, bitsStored) - 1);
        PixelRows rows = MappedRows.of(values, value -> (int) (Math.max(0, value) * scale + 0.5), depth);
        return new MappedFrame(rows, facts.mapping(stored, values, depth));
    }

    private MappedFrame grey(StoredValues values, int index) throws FrameException {
        Modality modality = transforms.modality(index);
        Voi stated = transforms.voi(index, canBeNegative(values.frame(), modality));
        Voi voi = stated == null ? range(values, modality) : stated;
        boolean inverted = inverse || values.frame().photometric() == Photometric.MONOCHROME1;
        PixelRows rows = MappedRows.of(values, function(modality, voi, inverted), bits);
        return new MappedFrame(
                rows, windowed(facts.mapping(values.frame(), values, bits), voi, stated != null, inverted));
    }

    private static boolean canBeNegative(Frame frame, Modality modality) {
        if (!(frame instanceof Frame.OfInts ints)) {
            return true;
        }
        double values = Math.scalb(1.0, ints.bitsStored());
        double lowest = ints.signed() ? -values / 2 : 0;
        return modality.apply(lowest) < 0 || modality.apply(lowest + values - 1) < 0;
    }

    private static Voi range(StoredValues values, Modality modality) {
        double lowest = modality.apply(values.minimum());
        double highest = lowest;
        StoredValues.ValueAt reader = values.reader();
        for (int i = 0; i < values.count(); i++) {
            double value = modality.apply(reader.at(i));
            if (Double.isFinite(value)) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        return Voi.Window.ofRange(lowest, highest);
    }

    private SampleFunction function(Modality modality, Voi voi, boolean inverted) {
        double white = (1 << bits) - 1;
        return value -> {
            double fraction = voi.fraction(modality.apply(value));
            return (int) ((inverted ? 1 - fraction : fraction) * white + 0.5);
        };
    }

    private static Mapping windowed(Mapping mapping, Voi voi, boolean fromObject, boolean inverted) {
        Voi.Window window = voi instanceof Voi.Window is ? is : null;
        return new Mapping(
                mapping.mode(),
                mapping.photometric(),
                mapping.bitsStored(),
                mapping.signed(),
                mapping.bitDepth(),
                mapping.samplesPerPixel(),
                mapping.storedMinimum(),
                mapping.storedMaximum(),
                0,
                voi.name(),
                window == null ? Double.NaN : window.centre(),
                window == null ? Double.NaN : window.width(),
                fromObject,
                inverted);
    }
}
