package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;

/** Makes red, green and blue of the first three components (ITU-T T.800 annex G), in place. */
final class ColourTransform {
    private static final int COLOURS = 3;

    private ColourTransform() {}

    static void undo(Plane[] planes) throws FrameException {
        if (planes.length < COLOURS
                || !planes[1].area().equals(planes[0].area())
                || !planes[2].area().equals(planes[0].area())
                || planes[1].reversible() != planes[0].reversible()
                || planes[2].reversible() != planes[0].reversible()) {
            throw FrameException.corrupt("a JPEG 2000 component transform without three equal components");
        }
        if (planes[0].reversible()) {
            reversible(planes[0].ints(), planes[1].ints(), planes[2].ints());
        } else {
            irreversible(planes[0].floats(), planes[1].floats(), planes[2].floats());
        }
    }

    /** G.2.2. */
    private static void reversible(int[] first, int[] second, int[] third) {
        for (int i = 0; i < first.length; i++) {
            int green = first[i] - ((second[i] + third[i]) >> 2);
            first[i] = third[i] + green;
            third[i] = second[i] + green;
            second[i] = green;
        }
    }

    /** G.3.2. */
    private static void irreversible(float[] first, float[] second, float[] third) {
        for (int i = 0; i < first.length; i++) {
            float luminance = first[i];
            float blue = second[i];
            float red = third[i];
            first[i] = luminance + 1.402f * red;
            second[i] = luminance - 0.344136f * blue - 0.714136f * red;
            third[i] = luminance + 1.772f * blue;
        }
    }
}
