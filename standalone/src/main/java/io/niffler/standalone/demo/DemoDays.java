package io.niffler.standalone.demo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.niffler.jobs.utilization.days.DayDocuments;
import io.niffler.jobs.utilization.days.StoredDay;
import io.niffler.jobs.utilization.exams.ExamRules;
import io.niffler.jobs.utilization.exams.LocalDays;
import io.niffler.jobs.utilization.exams.StudyPart;
import io.niffler.standalone.utilization.DateRange;
import io.niffler.standalone.utilization.DayOutput;
import io.niffler.standalone.utilization.StoredDays;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;

/** Compares the studies of the demo with what the documents of scanner days know of them. */
public final class DemoDays {
    private final Map<String, DemoStudy> missing = new HashMap<>();
    private final Set<LocalDate> dates;
    private final Set<String> scanners;
    private final MongoCollection<BsonDocument> documents;

    public DemoDays(List<DemoStudy> studies, MongoDatabase database) {
        studies.forEach(study -> missing.put(study.studyUid(), study));
        this.dates = studies.stream().map(study -> study.start().toLocalDate()).collect(Collectors.toSet());
        this.scanners =
                studies.stream().map(study -> study.scanner().serialNumber()).collect(Collectors.toSet());
        this.documents = database.getCollection(DayDocuments.DAYS, BsonDocument.class);
    }

    /** Looks again; returns how many studies are not wholly there. */
    public int refresh() {
        List<String> days =
                dates.stream().map(DateTimeFormatter.BASIC_ISO_DATE::format).toList();
        for (BsonDocument document : documents.find(Filters.in(StoredDay.DATE, days))) {
            for (StudyPart part : StoredDay.parts(document)) {
                if (missing.containsKey(part.studyInstanceUid) && isWhole(part, missing.get(part.studyInstanceUid))) {
                    missing.remove(part.studyInstanceUid);
                }
            }
        }
        return missing.size();
    }

    private static boolean isWhole(StudyPart part, DemoStudy study) {
        int series = study.series().size();
        LocalDateTime last =
                study.acquired(series - 1, study.series().get(series - 1).images() - 1);
        return part.series.length == series
                && LocalDays.dateTimeOf(part.first).equals(study.acquired(0, 0))
                && LocalDays.dateTimeOf(part.last).equals(last);
    }

    /** Prints the days of the scanners. */
    public void print(ExamRules rules, DayOutput output) {
        LocalDate first = dates.stream().min(LocalDate::compareTo).orElseThrow();
        LocalDate last = dates.stream().max(LocalDate::compareTo).orElseThrow();
        new StoredDays(documents, rules, scanners::contains, output).print(new DateRange(first, last), scanners);
    }
}
