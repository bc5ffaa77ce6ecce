package io.niffler.dicom.png;

import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;

/** One way to make samples of stored values. */
interface ModeMapper {
    /** Maps one frame of an object, see {@link FrameMapper#map}. */
    MappedFrame map(Frame frame, int index) throws FrameException;
}
