package io.niffler.standalone.utilization;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.niffler.jobs.utilization.days.StoredDay;
import io.niffler.jobs.utilization.exams.ExamRules;
import io.niffler.jobs.utilization.exams.Exams;
import io.niffler.jobs.utilization.exams.ScannerDay;
import io.niffler.jobs.utilization.exams.StudyPart;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Scanner days out of the documents of the {@code utilization} job. They are worked out anew from what the documents keep of the
 * instances, so that rules may differ from the job's. Three days are in memory at a time.
 */
public final class StoredDays {
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

    private final MongoCollection<BsonDocument> documents;
    private final ExamRules rules;
    private final Predicate<String> reported;
    private final DayOutput output;

    /** What is known of three consecutive dates, by scanner. */
    private final List<Map<String, Collection<StudyPart>>> window =
            new ArrayList<>(List.of(Map.of(), Map.of(), Map.of()));

    private boolean printed;

    public StoredDays(
            MongoCollection<BsonDocument> documents, ExamRules rules, Predicate<String> reported, DayOutput output) {
        this.documents = documents;
        this.rules = rules;
        this.reported = reported;
        this.output = output;
    }

    /**
     * The last day of which there is a document.
     *
     * @param scanners the only ones to be looked at; empty for all
     */
    public static Optional<LocalDate> lastDate(MongoCollection<BsonDocument> documents, Set<String> scanners) {
        BsonDocument last = documents
                .find(scanners.isEmpty() ? Filters.empty() : in(StoredDay.SCANNER, scanners))
                .projection(Projections.include(StoredDay.DATE))
                .sort(Sorts.descending(StoredDay.DATE))
                .first();
        return last == null ? Optional.empty() : StoredDay.date(last);
    }

    /**
     * Prints days.
     *
     * @param scanners the only ones to be read; empty for all
     * @return whether there were any
     */
    public boolean print(DateRange range, Set<String> scanners) {
        LocalDate next = range.from().minusDays(1);
        Map<String, Collection<StudyPart>> day = new TreeMap<>();
        for (BsonDocument document : documents
                .find(query(range, scanners))
                .projection(Projections.include(StoredDay.FIELDS))
                .sort(Sorts.ascending(StoredDay.DATE, StoredDay.SCANNER))) {
            Optional<LocalDate> date = StoredDay.date(document);
            if (date.isEmpty()) {
                continue;
            }
            for (; next.isBefore(date.get()); next = next.plusDays(1)) {
                take(next, day, range);
                day = new TreeMap<>();
            }
            Collection<StudyPart> parts = StoredDay.parts(document);
            if (!parts.isEmpty()) {
                day.put(parts.iterator().next().scanner, parts);
            }
        }
        for (; !next.isAfter(range.to().plusDays(1)); next = next.plusDays(1)) {
            take(next, day, range);
            day = new TreeMap<>();
        }
        output.end();
        return printed;
    }

    private static Bson query(DateRange range, Set<String> scanners) {
        Bson dates = and(
                gte(StoredDay.DATE, DATE.format(range.from().minusDays(1))),
                lte(StoredDay.DATE, DATE.format(range.to().plusDays(1))));
        return scanners.isEmpty() ? dates : and(dates, in(StoredDay.SCANNER, scanners));
    }

    /** Takes all of a date, with which the date before it can be worked out. */
    private void take(LocalDate date, Map<String, Collection<StudyPart>> day, DateRange range) {
        window.remove(0);
        window.add(day);
        LocalDate middle = date.minusDays(1);
        if (!range.contains(middle)) {
            return;
        }
        List<ScannerDay> days = new ArrayList<>();
        for (String scanner : window.get(1).keySet()) {
            if (reported.test(scanner)) {
                List<StudyPart> parts = new ArrayList<>();
                window.forEach(known -> parts.addAll(known.getOrDefault(scanner, List.of())));
                ScannerDay found = ScannerDay.of(scanner, middle, Exams.ofParts(parts, rules));
                if (found != null) {
                    days.add(found);
                }
            }
        }
        if (!days.isEmpty()) {
            output.print(days);
            printed = true;
        }
    }
}
