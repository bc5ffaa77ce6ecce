package io.niffler.dicom.png;

import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;

/**
 * Maps as the original Niffler does: negative values are 0, each value is divided by the largest of the frame, multiplied by
 * the largest sample and truncated, in this order and in double precision. A frame without a value above 0 is black, where
 * the original divides by 0; not-a-number is 0, an infinity the lowest or highest sample.
 */
final class NifflerMapper implements ModeMapper {
    private final ObjectFacts facts;
    private final Colours colours;
    private final int bits;

    NifflerMapper(ObjectFacts facts, Colours colours, int bits) {
        this.facts = facts;
        this.colours = colours;
        this.bits = bits;
    }

    @Override
    public MappedFrame map(Frame frame, int index) throws FrameException {
        StoredValues values = StoredValues.of(colours.shown(frame));
        PixelRows rows = MappedRows.of(values, function(values.maximum(), (1 << bits) - 1), bits);
        return new MappedFrame(rows, facts.mapping(frame, values, bits));
    }

    private static SampleFunction function(double maximum, double white) {
        return maximum > 0
                ? value -> (int) (Math.min(Math.max(value, 0), maximum) / maximum * white)
                : value -> value > 0 ? (int) white : 0;
    }
}
