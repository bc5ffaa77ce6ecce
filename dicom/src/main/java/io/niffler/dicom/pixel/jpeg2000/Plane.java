package io.niffler.dicom.pixel.jpeg2000;

/**
 * The samples of a component in a tile, row by row: whole numbers after the reversible wavelet, else floating point ones.
 *
 * @param area in the component's coordinates
 * @param ints null when there are floats
 * @param floats null when there are ints
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Plane(Area area, int[] ints, float[] floats) {

    boolean reversible() {
        return ints != null;
    }
}
