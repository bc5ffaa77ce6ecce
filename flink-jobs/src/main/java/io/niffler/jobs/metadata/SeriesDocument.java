package io.niffler.jobs.metadata;

import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * The document of a series: a function of the state alone, so that equal instances give an equal document whatever
 * their order. It holds enough for the state to be found again in it.
 */
final class SeriesDocument {
    static final String COLLECTION = "series";

    /** The field that only ever grows: a document with more instances is never replaced by one with fewer. */
    static final String VERSION = "instanceCount";

    private static final int SHA256_DIGITS = 64;

    private final int maxListed;

    /** @param maxListed the most instances that are listed; the document stays below MongoDB's 16 MB up to 60,000 */
    SeriesDocument(int maxListed) {
        this.maxListed = maxListed;
    }

    /** The fields of the document, without {@code _id}. */
    BsonDocument fields(SeriesState state, MapState<String, SeenInstance> instances) throws Exception {
        SortedMap<String, SeenInstance> listed = new TreeMap<>();
        for (Map.Entry<String, SeenInstance> entry : instances.entries()) {
            listed.put(entry.getKey(), entry.getValue());
            if (listed.size() > maxListed) {
                listed.remove(listed.lastKey());
            }
        }
        BsonDocument fields = new BsonDocument();
        fields.put("studyInstanceUid", StoredFields.text(state.studyInstanceUid));
        fields.put("modality", StoredFields.text(state.modality));
        fields.put("modalities", StoredFields.texts(state.modalities));
        fields.put("sopClassUids", StoredFields.texts(state.sopClassUids));
        fields.put("transferSyntaxUids", StoredFields.texts(state.transferSyntaxUids));
        fields.put(VERSION, StoredFields.number(state.instanceCount()));
        fields.put("bytes", StoredFields.number(state.bytes()));
        fields.put("firstReceipt", StoredFields.time(state.firstReceipt));
        fields.put("lastReceipt", StoredFields.time(state.lastReceipt));
        state.acquired.put(fields);
        fields.put("rank", StoredFields.text(state.rank));
        fields.put("instances", list(listed));
        fields.put("instancesComplete", BsonBoolean.valueOf(listed.size() == state.instanceCount()));
        return fields;
    }

    private static BsonArray list(SortedMap<String, SeenInstance> instances) {
        BsonArray list = new BsonArray(instances.size());
        instances.forEach((uid, instance) -> {
            BsonDocument entry = new BsonDocument("uid", new BsonString(uid));
            entry.put("bytes", StoredFields.number(instance.bytes));
            entry.put("sha256", new BsonString(HexFormat.of().formatHex(instance.sha256)));
            list.add(entry);
        });
        return list;
    }

    /** Adds to the state what a stored document knows and the state does not. */
    static void merge(BsonDocument stored, SeriesState state, MapState<String, SeenInstance> instances)
            throws Exception {
        for (BsonDocument entry : StoredFields.documents(stored, "instances")) {
            String uid = StoredFields.text(entry, "uid");
            String sha256 = StoredFields.text(entry, "sha256");
            if (uid != null && isSha256(sha256) && !instances.contains(uid)) {
                long bytes = StoredFields.number(entry, "bytes");
                instances.put(uid, new SeenInstance(HexFormat.of().parseHex(sha256), bytes, false));
                state.known++;
                state.knownBytes += bytes;
            }
        }
        state.storedCount = Math.max(state.storedCount, StoredFields.number(stored, VERSION));
        state.storedBytes = Math.max(state.storedBytes, StoredFields.number(stored, "bytes"));
        state.firstReceipt =
                Math.min(state.firstReceipt, StoredFields.time(stored, "firstReceipt", state.firstReceipt));
        state.lastReceipt = Math.max(state.lastReceipt, StoredFields.time(stored, "lastReceipt", state.lastReceipt));
        state.acquired.include(AcquisitionSpan.read(stored));
        state.modalities = SmallestValues.with(state.modalities, StoredFields.texts(stored, "modalities"));
        state.sopClassUids = SmallestValues.with(state.sopClassUids, StoredFields.texts(stored, "sopClassUids"));
        state.transferSyntaxUids =
                SmallestValues.with(state.transferSyntaxUids, StoredFields.texts(stored, "transferSyntaxUids"));
        if (state.studyInstanceUid == null) {
            state.studyInstanceUid = StoredFields.text(stored, "studyInstanceUid");
        }
        String rank = StoredFields.text(stored, "rank");
        if (rank != null && (state.rank == null || rank.compareTo(state.rank) < 0)) {
            state.rank = rank;
            state.modality = StoredFields.text(stored, "modality");
        }
    }

    private static boolean isSha256(String text) {
        return text != null && text.length() == SHA256_DIGITS && text.chars().allMatch(SeriesDocument::isHexDigit);
    }

    private static boolean isHexDigit(int character) {
        return HexFormat.isHexDigit(character);
    }
}
