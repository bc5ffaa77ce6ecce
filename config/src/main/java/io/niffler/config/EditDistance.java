package io.niffler.config;

/** How much two words differ, to find the name that was probably meant. */
public final class EditDistance {
    private EditDistance() {}

    /**
     * The least number of letters added, removed or changed (Levenshtein). Takes time in proportion to the product of the lengths: words
     * that nobody knows the length of are to be bounded first.
     */
    public static int between(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
