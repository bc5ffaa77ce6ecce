package io.niffler.dicom.pixel.jpeg2000;

/** Context tables of code-block decoding, indexed by neighbourhoods as {@link BlockState} has them (ITU-T T.800 D.3). */
final class BlockContexts {
    private static final byte[][] ZERO_CODING = {zeroCoding(0), zeroCoding(1), zeroCoding(2), zeroCoding(3)};
    private static final byte[] SIGN = sign();

    private BlockContexts() {}

    /**
     * Contexts of significance by the nine bits of the neighbourhood (table D.1).
     *
     * @param band whose orientation decides
     */
    static byte[] zeroCoding(Band band) {
        return ZERO_CODING[band.orientation()];
    }

    private static byte[] zeroCoding(int orientation) {
        byte[] contexts = new byte[512];
        for (int i = 0; i < contexts.length; i++) {
            int horizontal = bit(i, 3) + bit(i, 5);
            int vertical = bit(i, 1) + bit(i, 7);
            int diagonal = bit(i, 0) + bit(i, 2) + bit(i, 6) + bit(i, 8);
            contexts[i] = (byte)
                    (orientation == 3
                            ? diagonal(horizontal + vertical, diagonal)
                            : orientation == 1
                                    ? straight(vertical, horizontal, diagonal)
                                    : straight(horizontal, vertical, diagonal));
        }
        return contexts;
    }

    private static int straight(int along, int across, int diagonal) {
        if (along == 2) {
            return 8;
        }
        if (along == 1) {
            return across > 0 ? 7 : diagonal > 0 ? 6 : 5;
        }
        return across > 0 ? 2 + across : Math.min(diagonal, 2);
    }

    private static int diagonal(int straight, int diagonal) {
        return switch (diagonal) {
            case 0 -> Math.min(straight, 2);
            case 1 -> 3 + Math.min(straight, 2);
            case 2 -> straight > 0 ? 7 : 6;
            default -> 8;
        };
    }

    /**
     * Context of the sign, and in bit 7 what it is to be inverted with (tables D.2, D.3).
     *
     * @param significant the neighbourhood's significance
     * @param negative the neighbourhood's signs
     */
    static int sign(int significant, int negative) {
        return SIGN[(significant & 0xAA) | ((negative & 0xAA) >> 1)];
    }

    private static byte[] sign() {
        byte[] contexts = new byte[256];
        for (int i = 0; i < contexts.length; i++) {
            int horizontal = contribution(i, 3) + contribution(i, 5);
            int vertical = contribution(i, 1) + contribution(i, 7);
            int sum = 3 * Integer.signum(horizontal) + Integer.signum(vertical);
            int context = MqDecoder.FIRST_SIGN + Math.abs(sum);
            contexts[i] = (byte) (sum < 0 ? context | 0x80 : context);
        }
        return contexts;
    }

    private static int contribution(int index, int bit) {
        return bit(index, bit) * (1 - 2 * bit(index, bit - 1));
    }

    private static int bit(int value, int bit) {
        return (value >> bit) & 1;
    }
}
