package io.niffler.dicom.pixel.jpeg2000;

import java.util.Arrays;

/** The arithmetic decoder (ITU-T T.800 C.3) with the contexts of code-block decoding (table D.7). */
final class MqDecoder {
    static final int FIRST_SIGN = 9;
    static final int FIRST_REFINEMENT = 14;
    static final int RUN_LENGTH = 17;
    static final int UNIFORM = 18;
    private static final int CONTEXTS = 19;
    private static final int HALF = 0x8000;

    private final int[] states = new int[CONTEXTS];
    private byte[] bytes;
    private int position;
    /**
     * How much the registers A and C of the standard can both lose before anything else must be done than to take the more
     * probable symbol: until then only this changes.
     */
    private int slack;
    /** The registers without the slack. */
    private int interval;

    private int code;
    /** How many shifts remain before the code register needs a byte. */
    private int shifts;

    void resetContexts() {
        Arrays.fill(states, MqStates.initial(0));
        states[0] = MqStates.initial(4);
        states[RUN_LENGTH] = MqStates.initial(3);
        states[UNIFORM] = MqStates.initial(46);
    }

    /** Begins a code word segment; the array must go on with two bytes 0xFF after it. */
    void start(byte[] array, int from) {
        bytes = array;
        position = from;
        code = (array[from] & 0xFF) << 16;
        nextByte();
        code <<= 7;
        shifts -= 7;
        interval = HALF;
        takeSlack();
    }

    private void nextByte() {
        int next = bytes[position + 1] & 0xFF;
        if (bytes[position] != (byte) 0xFF) {
            position++;
            code += next << 8;
            shifts = 8;
        } else if (next > 0x8F) {
            code += 0xFF00;
            shifts = 8;
        } else {
            position++;
            code += next << 9;
            shifts = 7;
        }
    }

    private void takeSlack() {
        slack = Math.min(interval - HALF, code >>> 16);
        interval -= slack;
        code -= slack << 16;
    }

    /** The next decision, 0 or 1, in a context. */
    int decode(int context) {
        int state = states[context];
        slack -= state & 0xFFFF;
        return slack >= 0 ? state >>> 31 : decodeSlowly(context, state);
    }

    /**
     * DECODE after the interval has been reduced (figures C.15 to C.17). Which way it goes is as good as random, so there are no
     * branches but masks, all ones or zero.
     */
    private int decodeSlowly(int context, int state) {
        int probability = state & 0xFFFF;
        int reduced = interval + slack;
        int lower = ((code >>> 16) + slack) >> 31;
        int lessProbable = lower ^ ((reduced - probability) >> 31);
        code += (slack + (probability & lower)) << 16;
        interval = reduced + ((probability - reduced) & lower);
        states[context] = MqStates.next(state, lessProbable);
        renormalise();
        takeSlack();
        return (state >>> 31) ^ (lessProbable & 1);
    }

    private void renormalise() {
        int todo = Integer.numberOfLeadingZeros(interval) - 16;
        interval <<= todo;
        while (todo > shifts) {
            code <<= shifts;
            todo -= shifts;
            nextByte();
        }
        code <<= todo;
        shifts -= todo;
    }
}
