package io.niffler.jobs.utilization.days;

import io.niffler.jobs.utilization.exams.Exam;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** The fields of an exam, in its own document and in that of its day. */
final class ExamFields {
    /** The most studies that an exam's document lists. */
    static final int MAX_STUDIES = 100;

    /** The most descriptions that an exam's document lists. */
    static final int MAX_DESCRIPTIONS = 20;

    private ExamFields() {}

    static void put(BsonDocument document, Exam exam) {
        document.put("patientId", new BsonString(exam.patientId()));
        document.put("start", new BsonDateTime(exam.start()));
        document.put("end", new BsonDateTime(exam.end()));
        document.put("durationMillis", new BsonInt64(exam.durationMillis()));
        document.put("studyCount", new BsonInt32(exam.studies().size()));
        document.put("studies", texts(first(exam.studies(), MAX_STUDIES)));
        document.put("seriesCount", new BsonInt32(exam.seriesCount()));
        document.put("modalities", texts(exam.modalities()));
        document.put("descriptions", texts(first(exam.descriptions(), MAX_DESCRIPTIONS)));
    }

    static <T> List<T> first(List<T> list, int count) {
        return list.subList(0, Math.min(list.size(), count));
    }

    private static BsonArray texts(List<String> texts) {
        BsonArray array = new BsonArray(texts.size());
        texts.forEach(text -> array.add(new BsonString(text)));
        return array;
    }
}
