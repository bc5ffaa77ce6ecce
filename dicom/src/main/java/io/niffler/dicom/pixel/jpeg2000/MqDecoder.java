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
    /** The registers A and C of the standard, and how many shifts remain before C needs a byte. */
    private int interval;

    private int code;
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

    /** The next decision, 0 or 1, in a context. */
    int decode(int context) {
        int state = states[context];
        int probability = state & 0xFFFF;
        interval -= probability;
        if (code >>> 16 >= probability) {
            code -= probability << 16;
            return interval >= HALF ? state >>> 31 : renormalised(context, state, interval < probability);
        }
        boolean exchanged = interval < probability;
        interval = probability;
        return renormalised(context, state, !exchanged);
    }

    private int renormalised(int context, int state, boolean lessProbable) {
        states[context] = lessProbable ? MqStates.afterLessProbable(state) : MqStates.afterMoreProbable(state);
        int todo = Integer.numberOfLeadingZeros(interval) - 16;
        interval <<= todo;
        while (todo > shifts) {
            code <<= shifts;
            todo -= shifts;
            nextByte();
        }
        code <<= todo;
        shifts -= todo;
        return lessProbable ? 1 - (state >>> 31) : state >>> 31;
    }
}
