package io.niffler.events;

/** Application entity titles as text (PS3.5 6.2, VR AE). */
final class AeTitles {
    static final int MAX_LENGTH = 16;

    private AeTitles() {}

    /** Trimmed, cut to 16 characters, and anything but printable ASCII replaced by {@code ?}. */
    static String printable(String title) {
        String trimmed = title.strip();
        StringBuilder printable = new StringBuilder(MAX_LENGTH);
        for (int i = 0; i < Math.min(trimmed.length(), MAX_LENGTH); i++) {
            char c = trimmed.charAt(i);
            printable.append(isPrintable(c) ? c : '?');
        }
        return printable.toString();
    }

    static boolean isValid(String title) {
        return title.length() <= MAX_LENGTH && title.chars().allMatch(AeTitles::isPrintable);
    }

    private static boolean isPrintable(int c) {
        return c >= 0x20 && c <= 0x7E;
    }
}
