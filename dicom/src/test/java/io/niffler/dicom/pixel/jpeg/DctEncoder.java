package io.niffler.dicom.pixel.jpeg;

import java.util.stream.IntStream;

/**
 * Encodes with sequential DCT for tests, with divisors of 1, from formulas as they stand in ITU-T T.81 annex A.
 *
 * @param factors of each component, such as 0x21
 * @param interval the units of a restart interval, 0 for no restarts
 */
@SuppressWarnings("ArrayRecordComponent") // only read
record DctEncoder(int precision, int rows, int columns, int[] factors, int interval) {
    private static final HuffmanCode DC = HuffmanCode.ofCategories(15);
    private static final HuffmanCode AC = HuffmanCode.ofAll();
    private static final int SIDE = 8;

    /** The samples of a component, at any place of its plane. */
    interface Source {
        int sample(int component, int row, int column);
    }

    /** A whole code stream with all components in one scan, or each in its own. */
    byte[] encode(Source source, boolean interleaved) {
        int[] ones = IntStream.generate(() -> 1).limit(ZigZag.SIZE).toArray();
        JpegBytes out = new JpegBytes()
                .segment(
                        Marker.DQT,
                        IntStream.concat(IntStream.of(0), IntStream.of(ones)).toArray())
                .huffman(0, DC)
                .huffman(0x10, AC)
                .segment(Marker.DRI, interval >> 8, interval & 0xFF)
                .frame(Marker.SOF_EXTENDED, precision, rows, columns, factors);
        if (interleaved) {
            int[] all = IntStream.range(0, factors.length).toArray();
            int across = units(columns, max(4) * SIDE);
            int down = units(rows, max(0) * SIDE);
            return out.scan(0, 63, 0, all)
                    .bytes(scan(source, across, down, true, all))
                    .end();
        }
        for (int i = 0; i < factors.length; i++) {
            int across = units(units(columns * horizontal(i), max(4)), SIDE);
            int down = units(units(rows * vertical(i), max(0)), SIDE);
            out.scan(0, 63, 0, i).bytes(scan(source, across, down, false, i));
        }
        return out.end();
    }

    private int max(int shift) {
        return IntStream.of(factors)
                .map(factor -> (factor >> shift) & 0xF)
                .max()
                .orElseThrow();
    }

    private int horizontal(int component) {
        return factors[component] >> 4;
    }

    private int vertical(int component) {
        return factors[component] & 0xF;
    }

    private static int units(int length, int unit) {
        return (length + unit - 1) / unit;
    }

    private byte[] scan(Source source, int across, int down, boolean interleaved, int... components) {
        BitWriter bits = new BitWriter();
        int[] before = new int[factors.length];
        for (int unit = 0; unit < across * down; unit++) {
            if (interval > 0 && unit > 0 && unit % interval == 0) {
                bits.restart(unit / interval - 1);
                before = new int[factors.length];
            }
            for (int component : components) {
                int wide = interleaved ? horizontal(component) : 1;
                int high = interleaved ? vertical(component) : 1;
                for (int y = unit / across * high; y < (unit / across + 1) * high; y++) {
                    for (int x = unit % across * wide; x < (unit % across + 1) * wide; x++) {
                        before[component] = block(bits, source, component, y, x, before[component]);
                    }
                }
            }
        }
        return bits.bytes();
    }

    private int block(BitWriter bits, Source source, int component, int y, int x, int before) {
        int[] samples = new int[ZigZag.SIZE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = source.sample(component, y * SIDE + i / SIDE, x * SIDE + i % SIDE) - (1 << (precision - 1));
        }
        int dc = coefficient(samples, 0);
        bits.putSigned(DC, 0, dc - before);
        int zeros = 0;
        for (int k = 1; k < ZigZag.SIZE; k++) {
            int value = coefficient(samples, ZigZag.natural(k));
            if (value == 0) {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16) {
                bits.put(AC, 0xF0);
            }
            bits.putSigned(AC, zeros, value);
            zeros = 0;
        }
        if (zeros > 0) {
            bits.put(AC, 0);
        }
        return dc;
    }

    /** A.3.3. */
    private static int coefficient(int[] samples, int place) {
        int v = place / SIDE;
        int u = place % SIDE;
        double sum = 0;
        for (int i = 0; i < samples.length; i++) {
            sum += samples[i] * cosine(i % SIDE, u) * cosine(i / SIDE, v);
        }
        return (int) Math.round(sum / 4);
    }

    static double cosine(int place, int frequency) {
        double scale = frequency == 0 ? Math.sqrt(0.5) : 1;
        return scale * Math.cos((2 * place + 1) * frequency * Math.PI / 16);
    }
}
