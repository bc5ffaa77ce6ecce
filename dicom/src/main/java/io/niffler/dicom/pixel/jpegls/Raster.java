package io.niffler.dicom.pixel.jpegls;

/** The samples of the frame, those of a pixel side by side. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Raster(int rows, int columns, int components, int[] values) {

    static Raster of(int rows, int columns, int components) {
        return new Raster(rows, columns, components, new int[rows * columns * components]);
    }

    /** Takes over a line of a component as it has been decoded. */
    void put(int row, int component, Lines lines) {
        int[] line = lines.current();
        int at = row * columns * components + component;
        if (components == 1) {
            System.arraycopy(line, 1, values, at, columns);
            return;
        }
        for (int x = 1; x <= columns; x++, at += components) {
            values[at] = line[x];
        }
    }
}
