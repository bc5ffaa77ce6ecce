package io.niffler.benchmarks.hospital;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What is not as it should be. The first ones are kept as text, and all are counted. */
final class Differences {
    private static final int KEPT = 100;

    private final List<String> texts = new ArrayList<>();
    private long compared;
    private long count;

    /** Compares one thing of a name. */
    void expect(String name, Object expected, Object found) {
        compared++;
        if (!Objects.equals(expected, found)) {
            add(name + ": " + found + " instead of " + expected);
        }
    }

    /** Compares a figure that may be off by some. */
    void expectNear(String name, double expected, double tolerance, double found) {
        compared++;
        if (!(Math.abs(found - expected) <= tolerance)) {
            add(name + ": " + found + " instead of " + expected + " within " + tolerance);
        }
    }

    /** Compares all fields of a name. */
    void expectAll(String name, Map<String, String> expected, Map<String, String> found) {
        Set<String> fields = new TreeSet<>(expected.keySet());
        fields.addAll(found.keySet());
        fields.forEach(field -> expect(name + " " + field, expected.get(field), found.get(field)));
    }

    /** Compares how often each text is there. */
    void expectCounts(String name, Map<String, Integer> expected, Map<String, Integer> found) {
        Set<String> all = new HashSet<>(expected.keySet());
        all.addAll(found.keySet());
        for (String text : all) {
            expect(name + " number of [" + text + "]", expected.getOrDefault(text, 0), found.getOrDefault(text, 0));
        }
    }

    private void add(String text) {
        count++;
        if (texts.size() < KEPT) {
            texts.add(text);
        }
    }

    /** The first of them. */
    List<String> texts() {
        return texts;
    }

    /** How many there are. */
    long count() {
        return count;
    }

    /** How many things were compared. */
    long compared() {
        return compared;
    }
}
