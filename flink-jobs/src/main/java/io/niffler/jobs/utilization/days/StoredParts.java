package io.niffler.jobs.utilization.days;

import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.utilization.exams.SeriesPart;
import io.niffler.jobs.utilization.exams.StudyPart;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.ByteBufNIO;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.io.ByteBufferBsonInput;

/**
 * The parts of a day as BSON: the fields {@link #PARTS} and {@link #DROPPED} of the day's document, and by themselves the
 * job's state. What is read back is not trusted: parts and series that are not what we write are left out.
 */
final class StoredParts {
    static final String PARTS = "parts";
    static final String DROPPED = "dropped";

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private StoredParts() {}

    /** Adds the fields to a document. */
    static void put(BsonDocument document, KnownDay day) {
        BsonArray parts = new BsonArray();
        for (StudyPart part : day.parts()) {
            parts.add(write(part));
        }
        document.put(PARTS, parts);
        document.put(DROPPED, new BsonInt64(day.dropped()));
    }

    /** What a document that may have the fields tells of a day of a scanner. */
    static KnownDay read(BsonDocument document, String scanner, long epochDay) {
        KnownDay day = new KnownDay();
        for (BsonDocument stored : documents(document, PARTS)) {
            StudyPart part = part(stored, scanner, epochDay);
            if (part != null) {
                day.add(part);
            }
        }
        day.dropped(number(document.get(DROPPED), 0));
        return day;
    }

    static byte[] toBytes(KnownDay day) {
        BsonDocument document = new BsonDocument();
        put(document, day);
        try (BasicOutputBuffer out = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(out)) {
            CODEC.encode(writer, document, EncoderContext.builder().build());
            return out.toByteArray();
        }
    }

    static KnownDay fromBytes(byte[] bytes, String scanner, long epochDay) {
        try (BsonBinaryReader reader =
                new BsonBinaryReader(new ByteBufferBsonInput(new ByteBufNIO(ByteBuffer.wrap(bytes))))) {
            return read(CODEC.decode(reader, DecoderContext.builder().build()), scanner, epochDay);
        }
    }

    private static BsonDocument write(StudyPart part) {
        BsonDocument stored = new BsonDocument("study", new BsonString(part.studyInstanceUid));
        stored.put("patient", new BsonString(part.patientId));
        stored.put("first", new BsonInt64(part.first));
        stored.put("last", new BsonInt64(part.last));
        if (part.seriesDropped) {
            stored.put("seriesDropped", BsonBoolean.TRUE);
        }
        BsonArray series = new BsonArray(part.series.length);
        for (SeriesPart one : part.series) {
            series.add(write(one));
        }
        stored.put("series", series);
        return stored;
    }

    private static BsonDocument write(SeriesPart series) {
        BsonDocument stored = new BsonDocument("uid", new BsonString(series.seriesInstanceUid));
        stored.put("first", new BsonInt64(series.first));
        stored.put("last", new BsonInt64(series.last));
        stored.put("firstSop", new BsonString(series.firstSop));
        putText(stored, "description", series.studyDescription);
        putText(stored, "modality", series.modality);
        if (series.leadNumber != InstanceFacts.NO_NUMBER) {
            stored.put("leadNumber", new BsonInt64(series.leadNumber));
        }
        stored.put("leadSop", new BsonString(series.leadSop));
        stored.put("leadAt", new BsonInt64(series.leadAt));
        return stored;
    }

    private static void putText(BsonDocument document, String key, String text) {
        if (text != null) {
            document.put(key, new BsonString(text));
        }
    }

    private static StudyPart part(BsonDocument stored, String scanner, long epochDay) {
        StudyPart part = new StudyPart();
        part.scanner = scanner;
        part.epochDay = epochDay;
        part.studyInstanceUid = text(stored, "study");
        part.patientId = text(stored, "patient");
        part.first = number(stored.get("first"), Long.MAX_VALUE);
        part.last = number(stored.get("last"), Long.MIN_VALUE);
        part.seriesDropped = BsonBoolean.TRUE.equals(stored.get("seriesDropped"));
        List<SeriesPart> series = new ArrayList<>();
        for (BsonDocument one : documents(stored, "series")) {
            SeriesPart read = series(one);
            if (read != null) {
                series.add(read);
            }
        }
        series.sort(Comparator.comparing(one -> one.seriesInstanceUid));
        part.series = series.toArray(new SeriesPart[0]);
        boolean whole = part.studyInstanceUid != null && part.patientId != null && part.first <= part.last;
        return whole && part.series.length > 0 ? part : null;
    }

    private static SeriesPart series(BsonDocument stored) {
        SeriesPart series = new SeriesPart();
        series.seriesInstanceUid = text(stored, "uid");
        series.first = number(stored.get("first"), Long.MAX_VALUE);
        series.last = number(stored.get("last"), Long.MIN_VALUE);
        series.firstSop = text(stored, "firstSop");
        series.studyDescription = text(stored, "description");
        series.modality = text(stored, "modality");
        series.leadNumber = number(stored.get("leadNumber"), InstanceFacts.NO_NUMBER);
        series.leadSop = text(stored, "leadSop");
        series.leadAt = number(stored.get("leadAt"), Long.MAX_VALUE);
        boolean whole = series.seriesInstanceUid != null && series.firstSop != null && series.leadSop != null;
        return whole && series.first <= series.last ? series : null;
    }

    private static String text(BsonDocument document, String key) {
        return document.get(key) instanceof BsonString text ? text.getValue() : null;
    }

    /** Tools may have stored another numeric type. */
    private static long number(BsonValue value, long otherwise) {
        return value != null && value.isNumber() ? value.asNumber().longValue() : otherwise;
    }

    private static List<BsonDocument> documents(BsonDocument document, String key) {
        List<BsonDocument> documents = new ArrayList<>();
        if (document.get(key) instanceof BsonArray array) {
            for (BsonValue value : array) {
                if (value instanceof BsonDocument entry) {
                    documents.add(entry);
                }
            }
        }
        return documents;
    }
}
