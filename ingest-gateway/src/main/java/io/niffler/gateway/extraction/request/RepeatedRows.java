package io.niffler.gateway.extraction.request;

import java.security.SecureRandom;
import java.util.List;

/**
 * Notices rows that ask for what one before has asked. It keeps 64 bits of each row, 64 MiB for the most rows it remembers; later ones are
 * only compared with those. Two different rows among four million count as the same with a probability below one in a million, in one run and
 * not in the next.
 */
final class RepeatedRows {
    /** Rows that are remembered. */
    static final int MAX_ROWS = 1 << 22;

    private static final int FIRST_SLOTS = 1 << 10;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final long seed = new SecureRandom().nextLong();
    private long[] slots = new long[FIRST_SLOTS];
    private int count;

    /** Whether the same values were added before. */
    boolean add(List<List<String>> values) {
        long hash = hash(values);
        int slot = slotOf(slots, hash);
        if (slots[slot] == hash) {
            return true;
        }
        if (count < MAX_ROWS) {
            slots[slot] = hash;
            count++;
            if (count > slots.length / 2 && count < MAX_ROWS) {
                grow();
            }
        }
        return false;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long hash : slots) {
            if (hash != 0) {
                larger[slotOf(larger, hash)] = hash;
            }
        }
        slots = larger;
    }

    /** Where a hash is, or would be. */
    private static int slotOf(long[] slots, long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Never 0, which marks a free slot. */
    private long hash(List<List<String>> values) {
        long hash = seed;
        for (List<String> attribute : values) {
            String value = attribute.get(0); // of a month its first day
            for (int i = 0; i < value.length(); i++) {
                hash = mix(hash ^ value.charAt(i));
            }
            hash = mix(hash ^ -1L);
        }
        return hash == 0 ? 1 : hash;
    }

    /** One to one, so that what differs stays different as long as what follows is the same. */
    private static long mix(long hash) {
        long product = hash * MULTIPLIER;
        return product ^ product >>> 29;
    }
}
