package io.niffler.gateway.extraction.request;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * Notices rows that ask for what one before has asked. It keeps 64 bits of each row, 64 MiB for the most rows it remembers; later ones are
 * only compared with those. Two different rows among three million count as the same with a probability below one in a million, in one run and
 * not in the next.
 */
final class RepeatedRows {
    /** Rows that are remembered. */
    static final int MAX_ROWS = 3 << 20;

    /** Tables that grow one after the other, so that growing needs no room for all of them twice. */
    private static final int TABLES = 256;

    private static final int TABLE_SHIFT = 56;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final long seed = new SecureRandom().nextLong();
    private final LongSet[] tables = new LongSet[TABLES];
    private int count;

    RepeatedRows() {
        Arrays.setAll(tables, i -> new LongSet());
    }

    /** Whether the same values were added before. */
    boolean add(List<List<String>> values) {
        long hash = hash(values);
        LongSet table = tables[(int) (hash >>> TABLE_SHIFT)];
        if (table.contains(hash)) {
            return true;
        }
        if (count < MAX_ROWS) {
            table.add(hash);
            count++;
        }
        return false;
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
