package io.niffler.benchmarks.hospital;

import java.util.Collection;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** All that is said of an exam as one text, from the plan and from documents. */
final class ExamText {
    private ExamText() {}

    static String of(
            String patient,
            long start,
            long end,
            Collection<String> studies,
            int series,
            Collection<String> modalities,
            Collection<String> descriptions) {
        return "%s to %s, %d ms, patient \"%s\", studies %s, %d series, %s, %s"
                .formatted(
                        LocalText.dateTime(start),
                        LocalText.dateTime(end),
                        end - start,
                        patient,
                        studies.size() + " " + studies,
                        series,
                        modalities,
                        descriptions);
    }

    static String of(BsonDocument exam) {
        return "%s to %s, %d ms, patient \"%s\", studies %s, %d series, %s, %s"
                .formatted(
                        LocalText.dateTime(exam.getDateTime("start").getValue()),
                        LocalText.dateTime(exam.getDateTime("end").getValue()),
                        exam.getInt64("durationMillis").getValue(),
                        exam.getString("patientId").getValue(),
                        exam.getInt32("studyCount").getValue() + " " + texts(exam, "studies"),
                        exam.getInt32("seriesCount").getValue(),
                        texts(exam, "modalities"),
                        texts(exam, "descriptions"));
    }

    private static List<String> texts(BsonDocument exam, String field) {
        return exam.getArray(field).stream()
                .map(BsonValue::asString)
                .map(text -> text.getValue())
                .toList();
    }
}
