package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.FrameException;

/**
 * The samples of a component before upsampling, in whole units (ITU-T T.81 A.1.1, A.2.4).
 *
 * @param samples row by row
 * @param stride from one row to the next, a multiple of 8
 * @param columns those that belong to the image
 * @param rows those that belong to the image
 * @param component with its sampling factors
 * @param wider how many columns of the image share a sample
 * @param higher how many rows of the image share a sample
 */
@SuppressWarnings("ArrayRecordComponent") // filled while scans are decoded
record Plane(short[] samples, int stride, int columns, int rows, Component component, int wider, int higher) {
    static final int BLOCK = 8;

    static Plane of(Component component, FrameHeader header) throws FrameException {
        int horizontal = header.greatestHorizontal();
        int vertical = header.greatestVertical();
        if (horizontal % component.horizontal() != 0 || vertical % component.vertical() != 0) {
            throw FrameException.unsupported("sampling factors " + component.horizontal() + " x " + component.vertical()
                    + " of " + horizontal + " x " + vertical + " are not decoded");
        }
        int stride = unitsOf(header.columns(), horizontal * BLOCK) * component.horizontal() * BLOCK;
        int height = unitsOf(header.rows(), vertical * BLOCK) * component.vertical() * BLOCK;
        long size = (long) stride * height;
        if (size > Integer.MAX_VALUE - 8) {
            throw new FrameException(FrameException.Kind.TOO_LARGE, "a component has " + size + " samples");
        }
        return new Plane(
                new short[(int) size],
                stride,
                unitsOf(header.columns() * component.horizontal(), horizontal),
                unitsOf(header.rows() * component.vertical(), vertical),
                component,
                horizontal / component.horizontal(),
                vertical / component.vertical());
    }

    private static int unitsOf(int length, int unit) {
        return (length + unit - 1) / unit;
    }

    /** How many blocks hold samples of the image in a row of blocks. */
    int blocksAcross() {
        return unitsOf(columns, BLOCK);
    }

    /** How many rows of blocks hold samples of the image. */
    int blocksDown() {
        return unitsOf(rows, BLOCK);
    }

    int height() {
        return samples.length / stride;
    }
}
