package io.niffler.dicom.pixel.jpeg;

import java.util.stream.IntStream;

/**
 * Encodes with the lossless process for tests, word for word as ITU-T T.81 annex H has it.
 *
 * @param rowsTogether the rows of a restart interval, 0 for no restarts
 * @param interleaved whether all components are in one scan
 */
record LosslessEncoder(int precision, int predictor, int pointTransform, int rowsTogether, boolean interleaved) {
    private static final HuffmanCode CODE = HuffmanCode.ofCategories(16);

    static LosslessEncoder of(int precision, int predictor) {
        return new LosslessEncoder(precision, predictor, 0, 0, false);
    }

    /**
     * A whole code stream.
     *
     * @param values the samples of a pixel side by side
     */
    byte[] encode(int[] values, int rows, int columns, int components) {
        JpegBytes out = new JpegBytes()
                .huffman(0, CODE)
                .frame(
                        Marker.SOF_LOSSLESS,
                        precision,
                        rows,
                        columns,
                        IntStream.generate(() -> 0x11).limit(components).toArray());
        if (rowsTogether > 0) {
            int interval = rowsTogether * columns;
            out.segment(Marker.DRI, interval >> 8, interval & 0xFF);
        }
        int[] all = IntStream.range(0, components).toArray();
        if (interleaved) {
            out.scan(predictor, 0, pointTransform, all).bytes(scan(values, rows, columns, components, all));
        } else {
            for (int component : all) {
                out.scan(predictor, 0, pointTransform, component)
                        .bytes(scan(values, rows, columns, components, component));
            }
        }
        return out.end();
    }

    private byte[] scan(int[] values, int rows, int columns, int step, int... components) {
        BitWriter bits = new BitWriter();
        for (int row = 0; row < rows; row++) {
            boolean first = rowsTogether == 0 ? row == 0 : row % rowsTogether == 0;
            if (first && row > 0) {
                bits.restart(row / rowsTogether - 1);
            }
            for (int column = 0; column < columns; column++) {
                for (int component : components) {
                    int at = (row * columns + column) * step + component;
                    int predicted = predicted(values, at, step, columns * step, first, column == 0);
                    put(bits, (values[at] >> pointTransform) - predicted);
                }
            }
        }
        return bits.bytes();
    }

    private int predicted(int[] values, int at, int step, int stride, boolean firstRow, boolean firstColumn) {
        if (firstRow) {
            return firstColumn ? 1 << (precision - pointTransform - 1) : values[at - step] >> pointTransform;
        }
        int b = values[at - stride] >> pointTransform;
        if (firstColumn) {
            return b;
        }
        int a = values[at - step] >> pointTransform;
        int c = values[at - stride - step] >> pointTransform;
        return switch (predictor) {
            case 1 -> a;
            case 2 -> b;
            case 3 -> c;
            case 4 -> a + b - c;
            case 5 -> a + ((b - c) >> 1);
            case 6 -> b + ((a - c) >> 1);
            default -> (a + b) >> 1;
        };
    }

    private static void put(BitWriter bits, int difference) {
        int modulo = (short) difference;
        if (modulo == Short.MIN_VALUE) {
            bits.put(CODE, 16);
        } else {
            bits.putSigned(CODE, 0, modulo);
        }
    }
}
