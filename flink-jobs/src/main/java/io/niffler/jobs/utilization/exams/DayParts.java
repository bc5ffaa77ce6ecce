package io.niffler.jobs.utilization.exams;

import io.niffler.jobs.acquisition.InstanceFacts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;

/** The parts of one scanner and local date, each once. */
public final class DayParts {
    private final String scanner;
    private final LocalDate date;
    private final TreeMap<String, StudyPart> parts = new TreeMap<>();

    public DayParts(String scanner, LocalDate date) {
        this.scanner = scanner;
        this.date = date;
    }

    /**
     * Takes in an instance of this scanner and day that counts.
     *
     * @return whether that changed anything
     */
    public boolean add(InstanceFacts facts) {
        return add(StudyPart.of(facts));
    }

    /**
     * Takes in a part of this scanner and day; afterwards it belongs to this object.
     *
     * @return whether that changed anything
     */
    public boolean add(StudyPart part) {
        if (!part.scanner.equals(scanner) || part.epochDay != date.toEpochDay()) {
            throw new IllegalArgumentException("A part of another scanner or day");
        }
        StudyPart known = parts.putIfAbsent(part.key(), part);
        return known == null || known.merge(part);
    }

    public String scanner() {
        return scanner;
    }

    public LocalDate date() {
        return date;
    }

    /** Sorted by their keys. */
    public Collection<StudyPart> parts() {
        return Collections.unmodifiableCollection(parts.values());
    }
}
