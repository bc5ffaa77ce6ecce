package io.niffler.gateway.extraction.ledger;

/**
 * The rows of a CSV by their line: 4 bytes a row, in pages that are made when they are touched. Pages with rows that did not end well
 * have 4 more for each row, and the details.
 */
final class RowTable {
    private static final int PAGE_BITS = 14;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MASK = PAGE - 1;
    private static final int UNTOUCHED = 0;
    static final int MAX_ATTEMPTS = 255;

    private final Page[] pages;

    private static final class Page {
        final byte[] states = new byte[PAGE];
        final byte[] attempts = new byte[PAGE];
        final char[] fingerprints = new char[PAGE];
        byte[][] details;
    }

    RowTable(int lastLine) {
        pages = new Page[(lastLine >> PAGE_BITS) + 1];
    }

    /** The state of a row, null when nothing was ever said of it. */
    EntryState state(int line) {
        Page page = pages[line >> PAGE_BITS];
        int state = page == null ? UNTOUCHED : page.states[line & MASK];
        return state == UNTOUCHED ? null : EntryState.of(state);
    }

    int attempts(int line) {
        Page page = pages[line >> PAGE_BITS];
        return page == null ? 0 : page.attempts[line & MASK] & MAX_ATTEMPTS;
    }

    int fingerprint(int line) {
        Page page = pages[line >> PAGE_BITS];
        return page == null ? 0 : page.fingerprints[line & MASK];
    }

    byte[] details(int line) {
        Page page = pages[line >> PAGE_BITS];
        return page == null || page.details == null ? null : page.details[line & MASK];
    }

    void state(int line, EntryState state) {
        page(line).states[line & MASK] = (byte) state.code();
    }

    /** Counts an attempt, up to 255. */
    void attempt(int line) {
        page(line).attempts[line & MASK] = (byte) Math.min(MAX_ATTEMPTS, attempts(line) + 1);
    }

    void fingerprint(int line, int fingerprint) {
        page(line).fingerprints[line & MASK] = (char) fingerprint;
    }

    void details(int line, byte[] details) {
        Page page = page(line);
        if (page.details == null) {
            if (details == null) {
                return;
            }
            page.details = new byte[PAGE][];
        }
        page.details[line & MASK] = details;
    }

    private Page page(int line) {
        Page page = pages[line >> PAGE_BITS];
        if (page == null) {
            page = new Page();
            pages[line >> PAGE_BITS] = page;
        }
        return page;
    }
}
