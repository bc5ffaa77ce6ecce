package io.niffler.benchmarks.hospital;

import java.util.HashMap;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Compares the documents of scanners' days and exams with the truth. */
final class DayComparison {
    private static final String DAYS = "utilization";
    private static final String EXAMS = "exams";

    private final DocumentStore documents;
    private final Differences differences;
    private int days;
    private int exams;
    private int examDocuments;

    DayComparison(DocumentStore documents, Differences differences) {
        this.documents = documents;
        this.differences = differences;
    }

    void compare(ScannerTruth truth) {
        String scanner = truth.scanner().key().replace("%", "%25").replace("|", "%7C");
        truth.days().forEach((date, day) -> {
            days++;
            exams += day.exams().size();
            examDocuments += day.examDocuments();
            compare(scanner + '|' + LocalText.date(date * PlannedExam.DAY, ""), truth.scanner(), day);
        });
    }

    private void compare(String id, Scanner scanner, DayTruth truth) {
        String name = DAYS + ' ' + id;
        BsonDocument document = documents.find(DAYS, id);
        if (document == null) {
            differences.expect(name, "a document", "none");
            return;
        }
        differences.expect(name + " scanner", new BsonString(scanner.key()), document.get("scanner"));
        differences.expectAll(name, truth.fields(), DocumentFields.of(document));
        Map<String, Integer> listed = new HashMap<>();
        for (BsonValue value : document.getArray(EXAMS)) {
            BsonDocument exam = value.asDocument();
            String text = ExamText.of(exam);
            listed.merge(text, 1, Integer::sum);
            compareExam(exam.getString("id").getValue(), text);
        }
        differences.expectCounts(name + " exams", truth.examTexts(), listed);
    }

    /** Each exam that a day lists has a document that says the same. */
    private void compareExam(String id, String text) {
        BsonDocument document = documents.find(EXAMS, id);
        if (document == null || isSuperseded(document)) {
            differences.expect(EXAMS + ' ' + id, "an exam", "none");
        } else {
            differences.expect(EXAMS + ' ' + id, text, ExamText.of(document));
        }
    }

    private static boolean isSuperseded(BsonDocument exam) {
        return exam.getBoolean("superseded").getValue();
    }

    /** Compares what can be said when all scanners were compared: that there are no other documents. */
    void compareNumbers() {
        differences.expect("number of documents in " + DAYS, days, documents.count(DAYS));
        differences.expect("number of documents in " + EXAMS, examDocuments, documents.count(EXAMS));
        int[] live = {0};
        documents.forEach(EXAMS, (id, exam) -> {
            if (!isSuperseded(exam)) {
                live[0]++;
            } else if (exam.containsKey("supersededBy")) {
                String successor = exam.getString("supersededBy").getValue();
                BsonDocument found = documents.find(EXAMS, successor);
                differences.expect(
                        EXAMS + ' ' + id + " superseded by an exam", true, found != null && !isSuperseded(found));
            }
        });
        differences.expect("number of exams", exams, live[0]);
    }

    int days() {
        return days;
    }

    int exams() {
        return exams;
    }
}
