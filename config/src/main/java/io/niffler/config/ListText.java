package io.niffler.config;

import java.util.ArrayList;
import java.util.List;

/** Lists within one text: entries separated by commas, a comma within an entry written as {@code \,}. */
final class ListText {
    private ListText() {}

    static List<String> split(String text) {
        List<String> entries = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ',') {
                entry.append(',');
                i++;
            } else if (c == ',') {
                addUnlessBlank(entries, entry);
                entry.setLength(0);
            } else {
                entry.append(c);
            }
        }
        addUnlessBlank(entries, entry);
        return List.copyOf(entries);
    }

    static String join(List<String> entries) {
        List<String> escaped = new ArrayList<>();
        for (String entry : entries) {
            escaped.add(entry.replace(",", "\\,"));
        }
        return String.join(",", escaped);
    }

    private static void addUnlessBlank(List<String> entries, CharSequence entry) {
        String stripped = entry.toString().strip();
        if (!stripped.isEmpty()) {
            entries.add(stripped);
        }
    }
}
