package io.niffler.dicom.pixel;

import java.io.IOException;

/** The pixel data of one object. */
interface Pixels {
    ImageDescription image();

    /** How many of the declared frames are there. */
    int framesPresent();

    /** Decodes one frame, 0 to the declared number. */
    Frame frame(int index) throws FrameException, IOException;
}
