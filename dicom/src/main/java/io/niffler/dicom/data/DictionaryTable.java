package io.niffler.dicom.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The dictionary as an open-addressing hash table from tag to line number, with a short list of the patterns of
 * repeating groups beside it.
 */
final class DictionaryTable {

    private static final int EMPTY = -1;
    private static final int BITS = 14;
    private static final int SLOTS = 1 << BITS;

    private final List<Dictionary.Entry> entries;
    private final VR[] vrs;
    private final boolean[] signDependent;
    private final int[] slotTags = new int[SLOTS];
    private final int[] slotLines = new int[SLOTS];
    private final int[] patternMasks;
    private final int[] patternTags;
    private final int[] patternLines;

    private DictionaryTable(List<Dictionary.Entry> entries) {
        this.entries = Collections.unmodifiableList(entries);
        int size = entries.size();
        if (size > SLOTS / 2) {
            throw new IllegalStateException("The dictionary has " + size + " lines; enlarge its table");
        }
        vrs = new VR[size];
        signDependent = new boolean[size];
        java.util.Arrays.fill(slotLines, EMPTY);
        int[] repeating = new int[size];
        int repeatingCount = 0;
        for (int line = 0; line < size; line++) {
            Dictionary.Entry entry = entries.get(line);
            vrs[line] = assumedVr(entry.vrs());
            signDependent[line] = entry.vrs().contains(VR.SS) && entry.vrs().contains(VR.US);
            if (entry.repeating()) {
                repeating[repeatingCount++] = line;
            } else {
                insert(firstTag(entry.pattern()), line);
            }
        }
        patternLines = java.util.Arrays.copyOf(repeating, repeatingCount);
        patternMasks = new int[repeatingCount];
        patternTags = new int[repeatingCount];
        for (int i = 0; i < repeatingCount; i++) {
            String pattern = entries.get(patternLines[i]).pattern();
            patternMasks[i] = mask(pattern);
            patternTags[i] = firstTag(pattern);
        }
    }

    static DictionaryTable load() {
        List<Dictionary.Entry> entries = new ArrayList<>(5400);
        Map<String, List<VR>> vrLists = new HashMap<>();
        for (String[] fields : TsvResource.read("dictionary.tsv", 6)) {
            List<VR> vrs = vrLists.computeIfAbsent(fields[2], DictionaryTable::parseVrs);
            entries.add(new Dictionary.Entry(
                    fields[0], fields[1], vrs, fields[3].intern(), fields[4].equals("R"), fields[5]));
        }
        return new DictionaryTable(entries);
    }

    private static List<VR> parseVrs(String field) {
        List<VR> vrs = new ArrayList<>();
        if (!field.isEmpty()) {
            for (String name : field.split("/", -1)) {
                vrs.add(VR.valueOf(name));
            }
        }
        return List.copyOf(vrs);
    }

    private static VR assumedVr(List<VR> allowed) {
        if (allowed.isEmpty()) {
            return VR.UN;
        }
        return allowed.contains(VR.OW) && !allowed.contains(VR.SS) ? VR.OW : allowed.get(0);
    }

    /** The tag of a pattern with every {@code x} read as 0. */
    private static int firstTag(String pattern) {
        return Integer.parseUnsignedInt(pattern.replace('x', '0'), 16);
    }

    private static int mask(String pattern) {
        int mask = 0;
        for (int i = 0; i < pattern.length(); i++) {
            mask = (mask << 4) | (pattern.charAt(i) == 'x' ? 0 : 0xF);
        }
        return mask;
    }

    private void insert(int tag, int line) {
        int slot = slot(tag);
        while (slotLines[slot] != EMPTY) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        slotTags[slot] = tag;
        slotLines[slot] = line;
    }

    private static int slot(int tag) {
        return (tag * 0x9E3779B1) >>> (32 - BITS);
    }

    private int lineOf(int tag) {
        for (int slot = slot(tag); slotLines[slot] != EMPTY; slot = (slot + 1) & (SLOTS - 1)) {
            if (slotTags[slot] == tag) {
                return slotLines[slot];
            }
        }
        return mayRepeat(tag >>> 16) ? repeatingLineOf(tag) : EMPTY;
    }

    /** The groups that have patterns; keeps the search through them off the path of all other groups. */
    private static boolean mayRepeat(int group) {
        int family = group & 0xFF01;
        return family == 0x5000
                || family == 0x6000
                || family == 0x7F00
                || group == 0x0020
                || group == 0x0028
                || group == 0x1000
                || group == 0x1010;
    }

    private int repeatingLineOf(int tag) {
        for (int i = 0; i < patternLines.length; i++) {
            if ((tag & patternMasks[i]) == patternTags[i]) {
                return patternLines[i];
            }
        }
        return EMPTY;
    }

    VR vrOf(int tag) {
        if ((tag & 0xFFFF) == 0) {
            return VR.UL;
        }
        if ((tag & 0x10000) != 0) {
            int element = tag & 0xFFFF;
            return element >= 0x10 && element <= 0xFF ? VR.LO : VR.UN;
        }
        int line = lineOf(tag);
        return line == EMPTY ? VR.UN : vrs[line];
    }

    boolean isSignDependent(int tag) {
        int line = lineOf(tag);
        return line != EMPTY && signDependent[line];
    }

    /** Null when unknown. */
    Dictionary.Entry entry(int tag) {
        int line = lineOf(tag);
        return line == EMPTY ? null : entries.get(line);
    }

    List<Dictionary.Entry> entries() {
        return entries;
    }

    Map<String, Integer> tagsByKeyword() {
        Map<String, Integer> tags = new HashMap<>(entries.size() * 2);
        for (Dictionary.Entry entry : entries) {
            if (!entry.keyword().isEmpty()) {
                tags.put(entry.keyword(), lowestTag(entry));
            }
        }
        return tags;
    }

    /** In some patterns x = 0 is an element of its own, for example (0028,0400) beside (0028,04x0). */
    private int lowestTag(Dictionary.Entry entry) {
        int first = firstTag(entry.pattern());
        return entries.get(lineOf(first)).equals(entry)
                ? first
                : Integer.parseUnsignedInt(entry.pattern().replace('x', '1'), 16);
    }
}
