package io.niffler.jobs.metadata;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** The document of a study: a function of its series' summaries, in which they can be found again. */
final class StudyDocument {
    static final String COLLECTION = "studies";

    /** The field that only ever grows: a document with more instances is never replaced by one with fewer. */
    static final String VERSION = "instanceCount";

    /** The most series that are listed, which keeps the document below 4 MB; the sums are over all. */
    static final int MAX_LISTED = 10_000;

    private StudyDocument() {}

    /** The fields of the document, without {@code _id}. */
    static BsonDocument fields(MapState<String, SeriesSummary> series) throws Exception {
        SortedMap<String, SeriesSummary> listed = new TreeMap<>();
        SeriesSummary sum = new SeriesSummary();
        sum.firstReceipt = Long.MAX_VALUE;
        sum.lastReceipt = Long.MIN_VALUE;
        long seriesCount = 0;
        for (Map.Entry<String, SeriesSummary> entry : series.entries()) {
            SeriesSummary one = entry.getValue();
            seriesCount++;
            sum.instances += one.instances;
            sum.bytes += one.bytes;
            sum.firstReceipt = Math.min(sum.firstReceipt, one.firstReceipt);
            sum.lastReceipt = Math.max(sum.lastReceipt, one.lastReceipt);
            sum.acquired.include(one.acquired);
            sum.modalities = SmallestValues.with(sum.modalities, one.modalities);
            listed.put(entry.getKey(), one);
            if (listed.size() > MAX_LISTED) {
                listed.remove(listed.lastKey());
            }
        }
        BsonDocument fields = new BsonDocument();
        fields.put("modalities", StoredFields.texts(sum.modalities));
        fields.put("seriesCount", StoredFields.number(seriesCount));
        putSums(fields, sum);
        BsonArray list = new BsonArray(listed.size());
        listed.values().forEach(one -> list.add(entry(one)));
        fields.put("series", list);
        fields.put("seriesComplete", BsonBoolean.valueOf(listed.size() == seriesCount));
        return fields;
    }

    private static BsonDocument entry(SeriesSummary series) {
        BsonDocument entry = new BsonDocument("uid", new BsonString(series.seriesInstanceUid));
        entry.put("modality", StoredFields.text(series.modality));
        entry.put("modalities", StoredFields.texts(series.modalities));
        putSums(entry, series);
        return entry;
    }

    private static void putSums(BsonDocument fields, SeriesSummary summary) {
        fields.put(VERSION, StoredFields.number(summary.instances));
        fields.put("bytes", StoredFields.number(summary.bytes));
        fields.put("firstReceipt", StoredFields.time(summary.firstReceipt));
        fields.put("lastReceipt", StoredFields.time(summary.lastReceipt));
        summary.acquired.put(fields);
    }

    /**
     * Adds to the state the series that a stored document knows better.
     *
     * @return how many series were new to the state
     */
    static int merge(String studyInstanceUid, BsonDocument stored, MapState<String, SeriesSummary> series)
            throws Exception {
        int added = 0;
        for (BsonDocument entry : StoredFields.documents(stored, "series")) {
            SeriesSummary summary = summary(studyInstanceUid, entry);
            if (summary.seriesInstanceUid != null) {
                SeriesSummary known = series.get(summary.seriesInstanceUid);
                if (known == null || known.instances < summary.instances) {
                    series.put(summary.seriesInstanceUid, summary);
                }
                added += known == null ? 1 : 0;
            }
        }
        return added;
    }

    private static SeriesSummary summary(String studyInstanceUid, BsonDocument entry) {
        SeriesSummary summary = new SeriesSummary();
        summary.studyInstanceUid = studyInstanceUid;
        summary.seriesInstanceUid = StoredFields.text(entry, "uid");
        summary.modality = StoredFields.text(entry, "modality");
        summary.modalities = StoredFields.texts(entry, "modalities");
        summary.instances = StoredFields.number(entry, VERSION);
        summary.bytes = StoredFields.number(entry, "bytes");
        summary.firstReceipt = StoredFields.time(entry, "firstReceipt", Long.MAX_VALUE);
        summary.lastReceipt = StoredFields.time(entry, "lastReceipt", Long.MIN_VALUE);
        summary.acquired = AcquisitionSpan.read(entry);
        return summary;
    }
}
