package io.niffler.jobs.utilization.days;

import io.niffler.dicom.data.DateTimes;
import io.niffler.jobs.utilization.exams.StudyPart;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Reads of a day's document what was known of the instances. */
public final class StoredDay {
    /** The local date as text, such as {@code 20240305}. */
    public static final String DATE = "date";

    public static final String SCANNER = "scanner";

    /** What is needed of a document. */
    public static final List<String> FIELDS = List.of(DATE, SCANNER, StoredParts.PARTS, StoredParts.DROPPED);

    private StoredDay() {}

    public static Optional<LocalDate> date(BsonDocument document) {
        return document.get(DATE) instanceof BsonString text ? DateTimes.date(text.getValue()) : Optional.empty();
    }

    /** The parts of the day; none when this is not the document of a day. */
    public static Collection<StudyPart> parts(BsonDocument document) {
        Optional<LocalDate> date = date(document);
        if (date.isEmpty() || !(document.get(SCANNER) instanceof BsonString scanner)) {
            return List.of();
        }
        return StoredParts.read(document, scanner.getValue(), date.get().toEpochDay())
                .parts();
    }
}
