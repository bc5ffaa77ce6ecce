package io.niffler.dicom.pixel.jpeg;

/** The order of coefficients in a block (ITU-T T.81 figure A.6). */
final class ZigZag {
    /** Coefficients of a block. */
    static final int SIZE = 64;

    private static final int SIDE = 8;
    private static final byte[] NATURAL = natural();

    private ZigZag() {}

    /** The place, row by row, of the coefficient that comes at an index, 0 to 63. */
    static int natural(int index) {
        return NATURAL[index];
    }

    private static byte[] natural() {
        byte[] order = new byte[SIZE];
        int index = 0;
        for (int diagonal = 0; diagonal < 2 * SIDE - 1; diagonal++) {
            for (int i = 0; i <= diagonal; i++) {
                int row = diagonal % 2 == 0 ? diagonal - i : i;
                int column = diagonal - row;
                if (row < SIDE && column < SIDE) {
                    order[index++] = (byte) (row * SIDE + column);
                }
            }
        }
        return order;
    }
}
