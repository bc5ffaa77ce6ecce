package io.niffler.jobs.utilization.days;

import io.niffler.events.Sha256;
import io.niffler.jobs.utilization.exams.StudyPart;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** What the documents of scanners and days are called. */
public final class DocumentIds {
    private static final int MAX_SCANNER = 200;
    private static final int HASH_DIGITS = 16;

    private DocumentIds() {}

    /**
     * A scanner's key as part of a name: {@code %} and {@code |} are written as %25 and %7C. The end of a very long one is a
     * hash.
     */
    public static String scanner(String scanner) {
        String escaped = scanner.replace("%", "%25").replace("|", "%7C");
        return escaped.length() <= MAX_SCANNER
                ? escaped
                : escaped.substring(0, MAX_SCANNER - HASH_DIGITS - 1) + '#' + hash(scanner);
    }

    /** Name of the document of a day of a scanner, and of its events. */
    public static String day(String scanner, LocalDate date) {
        return scanner(scanner) + '|' + DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }

    /** Name of the document that one part of a study leads to: its exam's, if it comes first of the exam's studies. */
    static String exam(String dayId, StudyPart part) {
        String study = dayId + '|' + part.studyInstanceUid;
        return part.patientId.isEmpty() ? study : study + '|' + hash(part.patientId);
    }

    private static String hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Sha256.of(bytes, 0, bytes.length).substring(0, HASH_DIGITS);
    }
}
