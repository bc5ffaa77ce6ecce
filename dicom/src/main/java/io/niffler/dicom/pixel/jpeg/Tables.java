package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.FrameException;

/** The tables that are in force at a place of the code stream (ITU-T T.81 B.2.4). */
final class Tables {
    private static final int DESTINATIONS = 4;
    private static final int LENGTHS = 16;

    private final int[][] quantization = new int[DESTINATIONS][];
    private final int[][] counts = new int[2 * DESTINATIONS][];
    private final byte[][] symbols = new byte[2 * DESTINATIONS][];
    private int restartInterval;

    /** Reads DHT, DQT or DRI; other segments do not matter. */
    void read(int marker, MarkerReader segment) throws FrameException {
        switch (marker) {
            case Marker.DHT -> readHuffman(segment);
            case Marker.DQT -> readQuantization(segment);
            case Marker.DRI -> restartInterval = segment.u16();
            default -> {}
        }
    }

    private void readHuffman(MarkerReader segment) throws FrameException {
        while (segment.left() > 0) {
            int place = place(segment.u8(), 1);
            int[] codes = new int[LENGTHS];
            int all = 0;
            for (int i = 0; i < LENGTHS; i++) {
                codes[i] = segment.u8();
                all += codes[i];
            }
            byte[] values = new byte[Math.min(all, segment.left())];
            for (int i = 0; i < all; i++) {
                values[i] = (byte) segment.u8();
            }
            counts[place] = codes;
            symbols[place] = values;
        }
    }

    private void readQuantization(MarkerReader segment) throws FrameException {
        while (segment.left() > 0) {
            int first = segment.u8();
            int[] table = new int[ZigZag.SIZE];
            for (int i = 0; i < ZigZag.SIZE; i++) {
                table[ZigZag.natural(i)] = first >> 4 == 0 ? segment.u8() : segment.u16();
            }
            quantization[place(first, 1) % DESTINATIONS] = table;
        }
    }

    private static int place(int classAndDestination, int classes) throws FrameException {
        int kind = classAndDestination >> 4;
        int destination = classAndDestination & 0xF;
        if (kind > classes || destination >= DESTINATIONS) {
            throw FrameException.corrupt("a table has class or precision " + kind + " and destination " + destination);
        }
        return kind * DESTINATIONS + destination;
    }

    /** How many units lie between restart markers, 0 for all. */
    int restartInterval() {
        return restartInterval;
    }

    /**
     * The divisors of a component in the order of rows.
     *
     * @throws FrameException when they are not defined
     */
    int[] quantization(int destination) throws FrameException {
        return defined(quantization[destination], "quantization table", destination);
    }

    /**
     * The table for DC coefficients or lossless differences.
     *
     * @param most the greatest symbol that makes sense
     * @throws FrameException when it is not defined, or makes no sense
     */
    HuffmanTable dc(int destination, int most) throws FrameException {
        HuffmanTable table = huffman(destination);
        if (!table.symbolsWithin(most)) {
            throw FrameException.corrupt("a Huffman table has a symbol above " + most);
        }
        return table;
    }

    /**
     * The table for AC coefficients.
     *
     * @throws FrameException when it is not defined, or makes no sense
     */
    HuffmanTable ac(int destination) throws FrameException {
        return huffman(DESTINATIONS + destination);
    }

    private HuffmanTable huffman(int place) throws FrameException {
        return HuffmanTable.of(defined(counts[place], "Huffman table", place % DESTINATIONS), symbols[place]);
    }

    private static int[] defined(int[] table, String what, int destination) throws FrameException {
        if (table == null) {
            throw FrameException.corrupt(what + " " + destination + " is not defined");
        }
        return table;
    }
}
