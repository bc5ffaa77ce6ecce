package io.niffler.dicom.fuzz;

import io.niffler.dicom.png.PixelRows;
import io.niffler.dicom.png.PngWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The writer of PNG files, whose pixels come from outside. An input is the format, columns - 1, and rows as PNG stores them. What
 * was written is inflated by the JDK and unfiltered (PNG 9.2), and has to be the same.
 */
final class PngPixelsTarget implements FuzzTarget {
    private static final int HEADER = 2;
    private static final int[][] FORMATS = {{1, 1}, {1, 2}, {1, 4}, {1, 8}, {1, 16}, {3, 8}, {3, 16}};
    private static final int SIGNATURE = 8;
    private static final int IDAT = 0x49444154;

    @Override
    public Answer read(byte[] input) throws IOException, DataFormatException {
        if (input.length < HEADER) {
            return new Answer(false, 0);
        }
        int[] format = FORMATS[Byte.toUnsignedInt(input[0]) % FORMATS.length];
        int columns = Byte.toUnsignedInt(input[1]) + 1;
        int rowBytes = (columns * format[0] * format[1] + 7) / 8;
        Rows rows = new Rows((input.length - HEADER) / rowBytes, columns, format[0], format[1], input);
        if (rows.rows() == 0) {
            return new Answer(false, 0);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PngWriter writer = new PngWriter()) {
            writer.write(rows, Map.of(), file);
        }
        check(inflated(file.toByteArray(), rows.rows() * (rowBytes + 1)), rows, rowBytes);
        return new Answer(true, input.length);
    }

    private static byte[] inflated(byte[] file, int length) throws DataFormatException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        ByteBuffer in = ByteBuffer.wrap(file).position(SIGNATURE);
        while (in.hasRemaining()) {
            int size = in.getInt();
            if (in.getInt() == IDAT) {
                deflated.write(file, in.position(), size);
            }
            in.position(in.position() + size + Integer.BYTES);
        }
        byte[] all = new byte[length + 1];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated.toByteArray());
            int inflated = inflater.inflate(all);
            Expect.that(inflated == length, inflated + " bytes of pixels, not " + length);
            Expect.that(inflater.finished() && inflater.getRemaining() == 0, "the end of the pixels is not marked");
        } finally {
            inflater.end();
        }
        return all;
    }

    private static void check(byte[] filtered, Rows rows, int rowBytes) {
        int distance = Math.max(1, rows.samplesPerPixel() * rows.bitDepth() / Byte.SIZE);
        byte[] above = new byte[rowBytes];
        byte[] expected = new byte[rowBytes];
        for (int y = 0; y < rows.rows(); y++) {
            byte[] row = new byte[rowBytes];
            int start = y * (rowBytes + 1);
            for (int x = 0; x < rowBytes; x++) {
                int a = x < distance ? 0 : row[x - distance] & 0xFF;
                int c = x < distance ? 0 : above[x - distance] & 0xFF;
                row[x] = (byte) (filtered[start + 1 + x] + predicted(filtered[start], a, above[x] & 0xFF, c));
            }
            rows.row(y, expected, 0);
            Expect.that(Arrays.equals(row, expected), "another row " + y);
            above = row;
        }
    }

    private static int predicted(byte filter, int a, int b, int c) {
        return switch (filter) {
            case 0 -> 0;
            case 1 -> a;
            case 2 -> b;
            case 3 -> (a + b) / 2;
            case 4 -> paeth(a, b, c);
            default -> throw new AssertionError("filter " + filter);
        };
    }

    private static int paeth(int a, int b, int c) {
        int toA = Math.abs(b - c);
        int toB = Math.abs(a - c);
        int toC = Math.abs(a + b - 2 * c);
        if (toA <= toB && toA <= toC) {
            return a;
        }
        return toB <= toC ? b : c;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Rows(int rows, int columns, int samplesPerPixel, int bitDepth, byte[] input) implements PixelRows {
        @Override
        public void row(int y, byte[] target, int offset) {
            System.arraycopy(input, HEADER + y * rowBytes(), target, offset, rowBytes());
        }
    }
}
