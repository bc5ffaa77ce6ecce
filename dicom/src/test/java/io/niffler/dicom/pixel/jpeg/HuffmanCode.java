package io.niffler.dicom.pixel.jpeg;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Huffman code of tests, to encode and to write as a table. Symbols with short codes come first. */
final class HuffmanCode {
    private static final int LENGTHS = 16;

    private final int[] counts;
    private final List<Integer> symbols;
    private final int[] codes = new int[256];
    private final int[] lengths = new int[256];

    private HuffmanCode(int[] counts, List<Integer> symbols) {
        this.counts = counts;
        this.symbols = symbols;
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LENGTHS; length++) {
            for (int i = 0; i < counts[length - 1]; i++) {
                codes[symbols.get(index)] = code++;
                lengths[symbols.get(index++)] = length;
            }
            code <<= 1;
        }
    }

    /**
     * Categories with codes of all lengths from 1 to 16.
     *
     * @param largest 15 for DC coefficients, 16 for lossless differences
     */
    static HuffmanCode ofCategories(int largest) {
        int[] counts = new int[LENGTHS];
        Arrays.fill(counts, 1);
        counts[LENGTHS - 1] = largest - LENGTHS + 2;
        List<Integer> symbols = Stream.of(3, 2, 4, 1, 0, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 14, 15)
                .filter(symbol -> symbol <= largest)
                .toList();
        return new HuffmanCode(counts, symbols);
    }

    /** All symbols, 200 of them with 8 bits and the others with 14. */
    static HuffmanCode ofAll() {
        int[] counts = new int[LENGTHS];
        counts[7] = 200;
        counts[13] = 56;
        return new HuffmanCode(counts, IntStream.range(0, 256).boxed().toList());
    }

    int code(int symbol) {
        return codes[symbol];
    }

    int length(int symbol) {
        return lengths[symbol];
    }

    /** The rest of a DHT segment behind class and destination. */
    int[] definition() {
        return IntStream.concat(IntStream.of(counts), symbols.stream().mapToInt(Integer::intValue))
                .toArray();
    }
}
