package io.niffler.jobs.utilization.days;

import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.connectors.mongo.MongoWrites;
import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.LocalDays;
import io.niffler.jobs.utilization.exams.ScannerDay;
import io.niffler.jobs.utilization.exams.Turnaround;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.IdentityHashMap;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** The documents that follow from a report. Times of exams are those of the scanner's clock, written as if it showed UTC. */
public final class DayDocuments {
    /** Documents of days; {@code _id} as {@link DocumentIds#day}. */
    public static final String DAYS = "utilization";

    /** Documents of exams. */
    public static final String EXAMS = "exams";

    /** The most exams that a day's document lists; all of them have documents of their own. */
    static final int MAX_EXAMS = 1_000;

    static final String REVISION = "revision";
    static final String SETTLED = "final";

    private static final String YES = "1";
    private static final String NO = "0";

    private DayDocuments() {}

    /**
     * The document of the day.
     *
     * @param names of the day's exams
     * @param now when it is written, milliseconds since 1970
     */
    static MongoWrite day(DayReport report, IdentityHashMap<Exam, String> names, boolean settled, long now) {
        BsonDocument document = head(report.scanner(), report.date());
        putFigures(document, report.day());
        BsonArray exams = new BsonArray();
        if (report.day() != null) {
            for (Exam exam : ExamFields.first(report.day().exams(), MAX_EXAMS)) {
                BsonDocument fields = new BsonDocument("id", new BsonString(names.get(exam)));
                ExamFields.put(fields, exam);
                exams.add(fields);
            }
        }
        document.put("exams", exams);
        document.put("complete", BsonBoolean.valueOf(report.complete()));
        document.put(SETTLED, BsonBoolean.valueOf(settled));
        document.put(REVISION, new BsonString(revision(report.revision(), settled)));
        document.put("updatedAt", new BsonDateTime(now));
        StoredParts.put(document, report.known());
        return MongoWrites.replaceIfGreater(DAYS, report.id(), REVISION, document);
    }

    /** The revision of a document: a final one is greater than one that is not and knows the same. */
    static String revision(String known, boolean settled) {
        return known + (settled ? YES : NO);
    }

    /** The document of an exam that began on the day. */
    static MongoWrite exam(DayReport report, DayReport.Visitor visitor, Exam exam, String name) {
        BsonDocument document = head(report.scanner(), report.date());
        ExamFields.put(document, exam);
        document.put("superseded", BsonBoolean.FALSE);
        return exam(document, visitor, name);
    }

    /**
     * What takes the place of an exam's document, should there be one of this name.
     *
     * @param successor the exam that the study belongs to, null when it began on another day
     */
    static MongoWrite superseded(DayReport report, DayReport.Visitor visitor, String name, String successor) {
        BsonDocument document = head(report.scanner(), report.date());
        document.put("superseded", BsonBoolean.TRUE);
        if (successor != null) {
            document.put("supersededBy", new BsonString(successor));
        }
        return exam(document, visitor, name);
    }

    private static MongoWrite exam(BsonDocument document, DayReport.Visitor visitor, String name) {
        document.put(REVISION, new BsonString(visitor.revision()));
        return MongoWrites.replaceIfGreater(EXAMS, name, REVISION, document);
    }

    private static BsonDocument head(String scanner, LocalDate date) {
        BsonDocument document = new BsonDocument("scanner", new BsonString(scanner));
        document.put("date", new BsonString(DateTimeFormatter.BASIC_ISO_DATE.format(date)));
        document.put("day", new BsonDateTime(LocalDays.startOf(date)));
        return document;
    }

    private static void putFigures(BsonDocument document, ScannerDay day) {
        document.put("patients", new BsonInt32(day == null ? 0 : day.patients()));
        document.put("examCount", new BsonInt32(day == null ? 0 : day.exams().size()));
        document.put("studies", new BsonInt32(day == null ? 0 : day.studies()));
        document.put("series", new BsonInt32(day == null ? 0 : day.series()));
        if (day == null) {
            return;
        }
        document.put("modality", new BsonString(day.modality()));
        document.put("start", new BsonDateTime(day.start()));
        document.put("end", new BsonDateTime(day.end()));
        document.put("busyMillis", new BsonInt64(day.busyMillis()));
        document.put("idleMillis", new BsonInt64(day.idleMillis()));
        if (day.utilization() != null) {
            document.put("utilization", new BsonDouble(day.utilization()));
            document.put("summedUtilization", new BsonDouble(day.summedUtilization()));
        }
        Turnaround turnaround = day.turnaround();
        document.put(
                "turnaround",
                new BsonDocument("count", new BsonInt32(turnaround.count()))
                        .append("meanMillis", new BsonDouble(turnaround.meanMillis()))
                        .append("medianMillis", new BsonDouble(turnaround.medianMillis()))
                        .append("longestMillis", new BsonInt64(turnaround.longestMillis())));
    }
}
