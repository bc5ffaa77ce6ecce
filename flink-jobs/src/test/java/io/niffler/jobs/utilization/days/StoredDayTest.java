package io.niffler.jobs.utilization.days;

import static io.niffler.jobs.utilization.days.TestFacts.DAY;
import static io.niffler.jobs.utilization.days.TestFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.ExamRules;
import io.niffler.jobs.utilization.exams.Exams;
import io.niffler.jobs.utilization.exams.ScannerDay;
import java.util.IdentityHashMap;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

class StoredDayTest {
    @Test
    void leadsToTheFiguresThatTheJobStored() {
        KnownDay known = new KnownDay();
        known.add(KnownDay.part(facts("P", 1, 1, "09:00:00")));
        known.add(KnownDay.part(facts("P", 1, 2, "09:10:00")));
        known.add(KnownDay.part(facts("P", 2, 1, "09:20:00")));
        known.add(KnownDay.part(facts(null, 3, 1, "11:00:00")));
        DayReport report = DayReport.of("S", DAY, new KnownDay(), known, new KnownDay(), ExamRules.DEFAULT);
        IdentityHashMap<Exam, String> names = new IdentityHashMap<>();
        for (DayReport.Visitor visitor : report.visitors()) {
            names.putAll(new ExamNames(report.id(), DAY, visitor, false).names());
        }

        BsonDocument stored = DayDocuments.day(report, names, true, 0).document();

        assertThat(StoredDay.date(stored)).contains(DAY);
        assertThat(stored).containsKeys(StoredDay.FIELDS.toArray(new String[0]));
        assertThat(ScannerDay.of("S", DAY, Exams.ofParts(StoredDay.parts(stored), ExamRules.DEFAULT)))
                .isNotNull()
                .isEqualTo(report.day());
    }

    @Test
    void isNothingInADocumentOfAnotherKind() {
        BsonDocument document = new BsonDocument("scanner", new BsonString("S"));
        assertThat(StoredDay.parts(document)).isEmpty();
        document.put("date", new BsonInt32(20240305));
        assertThat(StoredDay.date(document)).isEmpty();
        document.put("date", new BsonString("20240231"));
        assertThat(StoredDay.parts(document)).isEmpty();
    }
}
