package io.niffler.dicom.fuzz;

import io.niffler.dicom.testing.Cost;

/** What an answer may cost: so much to begin with, and so much for each byte of the input and each number it declares. */
final class Bounds {
    private static final long CPU_NANOS = 1_000_000_000L;
    private static final long CPU_NANOS_EACH = 5_000;
    private static final long ALLOCATED_BYTES = 32L << 20;
    private static final long ALLOCATED_BYTES_EACH = 256;

    private Bounds() {}

    /**
     * Gives an input to a target. When that takes too much it is given again, since the first time may have loaded classes.
     *
     * @throws Exception see {@link FuzzTarget#read}
     * @throws AssertionError when it takes more processor time or memory than allowed; all memory counts, freed or not
     */
    static FuzzTarget.Answer read(FuzzTarget target, byte[] input) throws Exception {
        Cost<FuzzTarget.Answer> first = Cost.of(() -> target.read(input));
        Cost<FuzzTarget.Answer> cost = allows(input, first) ? first : Cost.of(() -> target.read(input));
        Expect.that(allows(input, cost), cost.toString());
        return cost.value();
    }

    private static boolean allows(byte[] input, Cost<FuzzTarget.Answer> cost) {
        long work = input.length + cost.value().declared();
        return cost.cpuNanos() <= CPU_NANOS + work * CPU_NANOS_EACH
                && cost.allocatedBytes() <= ALLOCATED_BYTES + work * ALLOCATED_BYTES_EACH;
    }
}
