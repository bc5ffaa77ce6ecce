package io.niffler.gateway.extraction.request;

/** A set of well-mixed numbers in an array at most half full. */
final class LongSet {
    private static final int FIRST_SLOTS = 16;

    private long[] slots = new long[FIRST_SLOTS];
    private int size;

    boolean contains(long number) {
        return slots[slotOf(slots, number)] == number;
    }

    /** @param number not 0, which marks a free slot */
    void add(long number) {
        int slot = slotOf(slots, number);
        if (slots[slot] == 0) {
            slots[slot] = number;
            size++;
            if (size > slots.length / 2) {
                grow();
            }
        }
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long number : slots) {
            if (number != 0) {
                larger[slotOf(larger, number)] = number;
            }
        }
        slots = larger;
    }

    /** Where a number is, or would be. */
    private static int slotOf(long[] slots, long number) {
        int mask = slots.length - 1;
        int slot = (int) number & mask;
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
