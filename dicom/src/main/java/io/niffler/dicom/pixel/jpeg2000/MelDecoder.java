package io.niffler.dicom.pixel.jpeg2000;

/** Decodes the runs of events that say which quads of a context without significance have any (ITU-T T.814 7.3.3). */
final class MelDecoder {
    /** Logarithms of the run lengths, by state (table 2). */
    private static final int[] EXPONENTS = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5};

    /** What shares the last byte with the codes of quads is not seen here. */
    private static final int SHARED = 0xF;

    private byte[] bytes;
    private int next;
    private int end;
    private int current;
    private int bits;
    private int state;
    private int run;
    private boolean eventAfterRun;

    /** @param to end of the bytes; the last of them is shared */
    void start(byte[] array, int from, int to) {
        bytes = array;
        next = from;
        end = to;
        current = 0;
        bits = 0;
        state = 0;
        run = 0;
        eventAfterRun = false;
    }

    /** Whether the next event is one. */
    boolean event() {
        while (run == 0 && !eventAfterRun) {
            nextRun();
        }
        if (run > 0) {
            run--;
            return false;
        }
        eventAfterRun = false;
        return true;
    }

    private void nextRun() {
        int exponent = EXPONENTS[state];
        if (bit() == 1) {
            run = 1 << exponent;
            state = Math.min(state + 1, EXPONENTS.length - 1);
            return;
        }
        for (int i = 0; i < exponent; i++) {
            run = run << 1 | bit();
        }
        eventAfterRun = true;
        state = Math.max(state - 1, 0);
    }

    private int bit() {
        if (bits == 0) {
            bits = current == 0xFF ? 7 : 8;
            current = next < end ? bytes[next] & 0xFF : 0xFF;
            next++;
            if (next == end) {
                current |= SHARED;
            }
        }
        bits--;
        return current >> bits & 1;
    }
}
