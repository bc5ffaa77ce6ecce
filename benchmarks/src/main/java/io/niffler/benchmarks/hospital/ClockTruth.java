package io.niffler.benchmarks.hospital;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is true of a scanner's clock and of what its images call it. */
final class ClockTruth {
    /** Of a kind and a study date no more are counted. */
    private static final int MOST_REJECTED = 1_000;

    private final Scanner scanner;

    /** The last acquisition of each study that came from the scanner, and when that image came. */
    private final Map<String, LastImage> studies = new HashMap<>();

    /** Images without a usable time by kind and Study Date. */
    private final Map<RecordKind, Map<LocalDate, Set<String>>> rejected = new EnumMap<>(RecordKind.class);

    private final Set<String> modalities = new TreeSet<>();
    private long firstSeen = Long.MAX_VALUE;
    private long lastSeen = Long.MIN_VALUE;

    private record LastImage(long acquired, long received) {
        LastImage or(LastImage other) {
            if (acquired != other.acquired) {
                return acquired > other.acquired ? this : other;
            }
            return received <= other.received ? this : other;
        }
    }

    ClockTruth(Scanner scanner) {
        this.scanner = scanner;
    }

    void add(PlannedRecord record) {
        RecordKind kind = record.effectiveKind();
        long apparent = scanner.apparent(record.acquiredAt());
        modalities.add(record.series().modality());
        if (!record.retrospective()) {
            see(record.receivedAt());
        } else if (hasTime(record)) {
            see(apparent);
        }
        if (kind == RecordKind.ACQUIRED) {
            if (!record.retrospective()) {
                LastImage image = new LastImage(apparent, record.receivedAt());
                studies.merge(record.series().study().uid(), image, LastImage::or);
            }
        } else if (kind != RecordKind.DERIVED) {
            rejected.computeIfAbsent(kind, added -> new HashMap<>())
                    .computeIfAbsent(record.series().study().date(), added -> new HashSet<>())
                    .add(record.sopInstanceUid());
        }
    }

    /** Derived images have one too, though nothing is acquired then. */
    private static boolean hasTime(PlannedRecord record) {
        boolean written = record.kind() == RecordKind.ACQUIRED || record.kind() == RecordKind.DERIVED;
        return written && record.scanner().clock().isBelievable();
    }

    private void see(long moment) {
        firstSeen = Math.min(firstSeen, moment);
        lastSeen = Math.max(lastSeen, moment);
    }

    boolean isSeen() {
        return firstSeen <= lastSeen;
    }

    Set<String> modalities() {
        return modalities;
    }

    long firstSeen() {
        return firstSeen;
    }

    long lastSeen() {
        return lastSeen;
    }

    int rejected(RecordKind kind) {
        return rejected.getOrDefault(kind, Map.of()).values().stream()
                .mapToInt(images -> Math.min(MOST_REJECTED, images.size()))
                .sum();
    }

    /** Milliseconds from acquisition to receipt, ascending. */
    long[] shifts() {
        return studies.values().stream()
                .mapToLong(image -> image.received() - image.acquired())
                .sorted()
                .toArray();
    }
}
