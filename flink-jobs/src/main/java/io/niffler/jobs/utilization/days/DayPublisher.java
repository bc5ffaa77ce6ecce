package io.niffler.jobs.utilization.days;

import io.niffler.connectors.JsonMessage;
import io.niffler.connectors.mongo.DocumentLookup;
import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.ExamRules;
import io.niffler.jobs.utilization.exams.StudyPart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * Writes days of a scanner. Before an attempt of the job first writes a day it takes in what the stored documents of the
 * day and its neighbours know, so that a document never says less than before: not after the state has ended, and not
 * when the job goes on from an old checkpoint.
 */
final class DayPublisher {
    private static final int GROUP = 64;

    private final DayStore store;
    private final DocumentLookup lookup;
    private final ExamRules rules;
    private final Consumer<MongoWrite> documents;
    private final Consumer<JsonMessage> events;
    private final DayMetrics metrics;

    DayPublisher(
            DayStore store,
            DocumentLookup lookup,
            ExamRules rules,
            Consumer<MongoWrite> documents,
            Consumer<JsonMessage> events,
            DayMetrics metrics) {
        this.store = store;
        this.lookup = lookup;
        this.rules = rules;
        this.documents = documents;
        this.events = events;
        this.metrics = metrics;
    }

    /** Writes days of the scanner of the current key that changed, and what changes with them on the days beside them. */
    void publish(LiveScanner scanner, Collection<Long> changed, long now) throws Exception {
        compare(scanner, withNeighbours(changed));
        Set<Long> affected = new TreeSet<>(changed);
        for (long day : changed) {
            for (long neighbour : new long[] {day - 1, day + 1}) {
                if (shareVisitors(scanner.known(day), scanner.known(neighbour))) {
                    affected.add(neighbour);
                }
            }
        }
        compare(scanner, withNeighbours(affected));
        for (long day : affected) {
            publish(scanner, scanner.days.get(day), false, now);
        }
    }

    /** Writes days of the scanner of the current key as final. */
    void settle(LiveScanner scanner, Collection<Long> quiet, long now) throws Exception {
        compare(scanner, withNeighbours(quiet));
        for (long day : quiet) {
            publish(scanner, scanner.days.get(day), true, now);
        }
    }

    private static Set<Long> withNeighbours(Collection<Long> days) {
        Set<Long> all = new TreeSet<>();
        for (long day : days) {
            all.add(day - 1);
            all.add(day);
            all.add(day + 1);
        }
        return all;
    }

    private static boolean shareVisitors(KnownDay one, KnownDay other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        Set<String> visitors = new HashSet<>();
        for (StudyPart part : one.parts()) {
            visitors.add(DayReport.visitor(part));
        }
        return other.parts().stream().anyMatch(part -> visitors.contains(DayReport.visitor(part)));
    }

    /** Loads days, and takes in what is stored of them unless this attempt has done so. */
    private void compare(LiveScanner scanner, Set<Long> wanted) throws Exception {
        Map<String, Long> unknown = new TreeMap<>();
        for (long epochDay : wanted) {
            LiveDay day = scanner.days.get(epochDay);
            if (day != null) {
                store.load(scanner, day);
            }
            if (day == null ? !scanner.absent.contains(epochDay) : !day.compared) {
                unknown.put(DocumentIds.day(scanner.key, LocalDate.ofEpochDay(epochDay)), epochDay);
            }
        }
        if (unknown.isEmpty()) {
            return;
        }
        Map<String, BsonDocument> found = lookup.findAll(DayDocuments.DAYS, unknown.keySet());
        metrics.lookedUp(unknown.size());
        for (Map.Entry<String, Long> entry : unknown.entrySet()) {
            BsonDocument document = found.get(entry.getKey());
            if (document != null) {
                takeIn(scanner, entry.getValue(), document);
            } else if (scanner.days.containsKey(entry.getValue())) {
                scanner.days.get(entry.getValue()).compared = true;
            } else {
                scanner.absent.add(entry.getValue());
            }
        }
    }

    private void takeIn(LiveScanner scanner, long epochDay, BsonDocument document) throws Exception {
        LiveDay day = store.day(scanner, epochDay);
        int before = day.known.seriesCount();
        if (day.known.addAll(StoredParts.read(document, scanner.key, epochDay))) {
            day.unsaved = true;
        }
        store.grown(day.known.seriesCount() - before);
        day.storedRevision =
                document.get(DayDocuments.REVISION) instanceof BsonString revision ? revision.getValue() : null;
        day.compared = true;
    }

    private void publish(LiveScanner scanner, LiveDay day, boolean settle, long now) {
        DayReport report = DayReport.of(
                scanner.key,
                LocalDate.ofEpochDay(day.epochDay),
                scanner.known(day.epochDay - 1),
                day.known,
                scanner.known(day.epochDay + 1),
                rules);
        boolean unchanged = report.revision().equals(day.published);
        if (!unchanged || settle) {
            boolean asStored = day.storedRevision != null && day.storedRevision.startsWith(report.revision());
            boolean settled = settle
                    || (day.published == null
                            && DayDocuments.revision(report.revision(), true).equals(day.storedRevision));
            write(report, day, settle && (unchanged || asStored), settled, now);
            if (!day.isOurs()) {
                day.adopt(now);
            }
            day.times.changedAt = settle ? day.times.changedAt : now;
            day.times.settled = settled;
            day.published = report.revision();
        }
        day.times.dirty = false;
        day.unsaved = true;
    }

    private void write(DayReport report, LiveDay day, boolean examsWritten, boolean settled, long now) {
        IdentityHashMap<Exam, String> names = new IdentityHashMap<>();
        for (DayReport.Visitor visitor : report.visitors()) {
            ExamNames own = new ExamNames(report.id(), report.date(), visitor, rules.oneInstancePerSeries());
            names.putAll(own.names());
            if (!examsWritten
                    && !visitor.revision().equals(day.publishedVisitors.put(visitor.key(), visitor.revision()))) {
                own.names().forEach((exam, name) -> documents.accept(DayDocuments.exam(report, visitor, exam, name)));
                own.free()
                        .forEach((name, successor) -> documents.accept(
                                DayDocuments.superseded(report, visitor, name, successor.orElse(null))));
            }
        }
        if (settled) {
            day.publishedVisitors.clear();
        }
        documents.accept(DayDocuments.day(report, names, settled, now));
        events.accept(DayEvents.of(report, names, settled, now));
        metrics.dayWritten();
    }

    /** Days in groups that may be in memory together. */
    static List<List<Long>> groups(List<Long> days) {
        List<List<Long>> groups = new ArrayList<>();
        for (int i = 0; i < days.size(); i += GROUP) {
            groups.add(days.subList(i, Math.min(days.size(), i + GROUP)));
        }
        return groups;
    }
}
