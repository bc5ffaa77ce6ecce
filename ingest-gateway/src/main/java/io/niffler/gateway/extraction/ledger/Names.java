package io.niffler.gateway.extraction.ledger;

/**
 * The names of studies and instances in the ledger: UIDs (PS3.5 9.1), and words for what has no UID. Looser than the standard,
 * since there are PACS with letters in UIDs, but safe in a cell, a path and a terminal.
 */
final class Names {
    private static final int LONGEST = 64;

    private Names() {}

    static boolean valid(String name) {
        if (name.isEmpty() || name.length() > LONGEST || !letterOrDigit(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!letterOrDigit(c) && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean letterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
