package io.niffler.dicom.pixel;

/**
 * One decoded frame: the stored values (PS3.3 C.7.6.3.1), before modality LUT, window or palette.
 *
 * <p>Its photometric interpretation is that of the values now: chrominance is upsampled, so 4:2:2 has become YBR_FULL, and
 * what a codec has turned into red, green and blue itself is RGB.
 */
public sealed interface Frame permits Frame.OfInts, Frame.OfReals {
    int rows();

    int columns();

    Photometric photometric();

    /** A frame of integers. They can be read in parts, which spares an array of all where the frame is uncompressed. */
    final class OfInts implements Frame {
        private final int rows;
        private final int columns;
        private final Photometric photometric;
        private final int bitsStored;
        private final boolean signed;
        private final NativeCells cells;
        private int[] values;

        /**
         * @param photometric MONOCHROME1, MONOCHROME2, PALETTE_COLOR, RGB, YBR_FULL or YBR_PARTIAL_422
         * @param bitsStored 1 to 32; the values fit, except that 32 unsigned bits wrap
         * @param signed whether values below 0 can occur
         * @param values row by row, the samples of a pixel side by side
         */
        public OfInts(int rows, int columns, Photometric photometric, int bitsStored, boolean signed, int[] values) {
            this(rows, columns, photometric, bitsStored, signed, null, values);
        }

        OfInts(ImageDescription image, Photometric photometric, NativeCells cells) {
            this(image.rows(), image.columns(), photometric, image.bitsStored(), image.signed(), cells, null);
        }

        private OfInts(
                int rows,
                int columns,
                Photometric photometric,
                int bitsStored,
                boolean signed,
                NativeCells cells,
                int[] values) {
            this.rows = rows;
            this.columns = columns;
            this.photometric = photometric;
            this.bitsStored = bitsStored;
            this.signed = signed;
            this.cells = cells;
            this.values = values;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public int columns() {
            return columns;
        }

        @Override
        public Photometric photometric() {
            return photometric;
        }

        /** Bits of the stored values, 1 to 32. */
        public int bitsStored() {
            return bitsStored;
        }

        /** Whether values below 0 can occur. */
        public boolean signed() {
            return signed;
        }

        /** How many values there are. */
        public int count() {
            return values == null ? cells.count() : values.length;
        }

        /** All values, row by row, the samples of a pixel side by side: not a copy, and not to be changed. */
        public int[] values() {
            if (values == null) {
                values = cells.all();
            }
            return values;
        }

        /** The range of the values, of which 32 unsigned bits wrap. */
        public ValueRange range() {
            return values == null ? cells.range() : range(values);
        }

        private static ValueRange range(int[] values) {
            int minimum = values[0];
            int maximum = values[0];
            for (int value : values) { // a new extreme is rare: branches are five times as fast as Math.min
                if (value < minimum) {
                    minimum = value;
                }
                if (value > maximum) {
                    maximum = value;
                }
            }
            return new ValueRange(minimum, maximum);
        }

        /**
         * Writes what a table has for values, one byte each.
         *
         * @param first index of the first value
         * @param to where in the target its sample goes
         */
        public void putBytes(int first, int count, ValueTable table, byte[] target, int to) {
            if (values == null) {
                cells.putBytes(first, count, table, target, to);
                return;
            }
            for (int i = 0; i < count; i++) {
                target[to + i] = (byte) table.sample(values[first + i]);
            }
        }

        /**
         * Writes what a table has for values, two bytes each, the high one first.
         *
         * @param first index of the first value
         * @param to where in the target its sample goes
         */
        public void putWords(int first, int count, ValueTable table, byte[] target, int to) {
            if (values == null) {
                cells.putWords(first, count, table, target, to);
                return;
            }
            int at = to;
            for (int i = first; i < first + count; i++) {
                int sample = table.sample(values[i]);
                target[at] = (byte) (sample >> Byte.SIZE);
                target[at + 1] = (byte) sample;
                at += 2;
            }
        }
    }

    /**
     * A frame of Float Pixel Data or Double Float Pixel Data (PS3.3 C.7.6.24, C.7.6.25), one sample per pixel.
     *
     * @param values row by row; not-a-number and infinities can occur
     */
    @SuppressWarnings("ArrayRecordComponent")
    record OfReals(int rows, int columns, Photometric photometric, double[] values) implements Frame {}
}
