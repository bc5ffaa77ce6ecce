package io.niffler.dicom.pixel.jpeg;

/**
 * Adds predictions to the differences of a row (ITU-T T.81 H.1.2.1, H.2.1). Sums are taken modulo 2^16.
 *
 * @param values those of the frame; the row is written, the one above is read
 * @param at the place of the first value of the row
 * @param step from one value to the next
 * @param columns the number of values
 * @param differences those of the row
 * @param from the place of the first difference
 * @param fromStep from one difference to the next
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one row
record Prediction(int[] values, int at, int step, int columns, int[] differences, int from, int fromStep) {
    private static final int MODULUS = 0xFFFF;

    /**
     * The first row of a scan or restart interval: each sample is predicted by the one before.
     *
     * @param start what predicts the first
     */
    void undoFirstRow(int start) {
        int value = start;
        int to = at;
        int difference = from;
        for (int i = 0; i < columns; i++) {
            value = (value + differences[difference]) & MODULUS;
            values[to] = value;
            to += step;
            difference += fromStep;
        }
    }

    /**
     * Any other row: its first sample is predicted by the one above.
     *
     * @param selection the predictor, 1 to 7
     * @param stride from a value to the one below
     */
    void undo(int selection, int stride) {
        int left = (values[at - stride] + differences[from]) & MODULUS;
        values[at] = left;
        int above = at + step - stride;
        int difference = from + fromStep;
        int end = at + columns * step;
        switch (selection) {
            case 1 -> {
                for (int to = at + step; to < end; to += step, difference += fromStep) {
                    left = (left + differences[difference]) & MODULUS;
                    values[to] = left;
                }
            }
            case 2 -> {
                for (int to = at + step; to < end; to += step, above += step, difference += fromStep) {
                    values[to] = (values[above] + differences[difference]) & MODULUS;
                }
            }
            case 3 -> {
                for (int to = at + step; to < end; to += step, above += step, difference += fromStep) {
                    values[to] = (values[above - step] + differences[difference]) & MODULUS;
                }
            }
            default -> undoTwoSided(selection, stride, left);
        }
    }

    private void undoTwoSided(int selection, int stride, int first) {
        int left = first;
        int above = at + step - stride;
        int difference = from + fromStep;
        int end = at + columns * step;
        int diagonal = values[at - stride];
        for (int to = at + step; to < end; to += step, above += step, difference += fromStep) {
            int up = values[above];
            int predicted =
                    switch (selection) {
                        case 4 -> left + up - diagonal;
                        case 5 -> left + ((up - diagonal) >> 1);
                        case 6 -> up + ((left - diagonal) >> 1);
                        default -> (left + up) >> 1;
                    };
            left = (predicted + differences[difference]) & MODULUS;
            values[to] = left;
            diagonal = up;
        }
    }
}
