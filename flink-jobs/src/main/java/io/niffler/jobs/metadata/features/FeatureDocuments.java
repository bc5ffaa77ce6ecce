package io.niffler.jobs.metadata.features;

import io.niffler.dicom.data.DataSet;
import java.io.Serializable;
import java.time.Instant;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Makes the document of a feature set from an instance's data set.
 *
 * <p>Absent attributes are left out, attributes without value are null. Values have types: DS, FL and FD are doubles,
 * IS and binary integers 64 bit integers, several values an array, everything else text. Items of sequences are
 * flattened to {@code N_Keyword_ChildKeyword}. A date or time text stands unchanged; where it can be read, the date it
 * means stands beside it in {@code dates}. Values beyond a limit are left out and named in {@code omitted}.
 */
public final class FeatureDocuments implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The field that decides between the documents of two instances of a series: the smaller one stays. */
    public static final String RANK = "rank";

    private final boolean compatible;

    /**
     * The maker of documents of one form.
     *
     * @param compatible whether values have the form of the original Niffler: text {@code NaN} for an attribute without
     *     value, and text for every number but DS
     */
    public FeatureDocuments(boolean compatible) {
        this.compatible = compatible;
    }

    /**
     * The document without {@code _id}.
     *
     * @param rank the instance's rank among its series
     * @param receipt when the instance was received, which bounds the dates that are believed
     */
    public BsonDocument of(FeatureSet set, DataSet dataSet, String rank, Instant receipt) {
        BsonDocument document = new BsonDocument(RANK, new BsonString(rank));
        FeatureFields fields =
                new FeatureFields(document, new FeatureValues(compatible), new RealDates(dataSet, receipt));
        BsonArray omitted = new BsonArray();
        for (Feature feature : set.features()) {
            if (!fields.add(feature, dataSet)) {
                omitted.add(new BsonString(feature.key()));
            }
        }
        put(document, "dates", fields.dates());
        put(document, "omitted", omitted);
        return document;
    }

    private static void put(BsonDocument document, String key, BsonValue value) {
        boolean empty = value.isDocument()
                ? value.asDocument().isEmpty()
                : value.asArray().isEmpty();
        if (!empty) {
            document.put(key, value);
        }
    }
}
