package io.niffler.dicom.png;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;

/** Makes PNG samples of the frames of one object. What it needs of the header is read once. Not thread-safe. */
public final class FrameMapper {
    private final ModeMapper mapper;

    private FrameMapper(ModeMapper mapper) {
        this.mapper = mapper;
    }

    /** A mapper for the frames of an object, of which only the header is needed. Never fails; {@link #map} tells. */
    public static FrameMapper of(DataSet header, MappingOptions options) {
        ObjectFacts facts = ObjectFacts.of(header, options.mode());
        Colours colours = new Colours(header);
        return new FrameMapper(
                switch (options.mode()) {
                    case NIFFLER -> new NifflerMapper(facts, colours, options.bits());
                    case WINDOW -> new WindowMapper(facts, colours, header, options.bits());
                    case RAW -> new RawMapper(facts, colours);
                });
    }

    /**
     * Maps a frame. The rows read the values of the frame when they are asked for: those must stay as they are.
     *
     * @param index which frame of the object it is, from 0
     * @throws FrameException of kind CORRUPT when a table of the header is needed and damaged, UNSUPPORTED when the mode
     *     cannot show such values
     */
    public MappedFrame map(Frame frame, int index) throws FrameException {
        return mapper.map(frame, index);
    }
}
