package io.niffler.jobs.metadata.features;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Dictionary;
import io.niffler.dicom.data.Element;
import io.niffler.dicom.data.SequenceElement;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.ValueElement;
import java.util.List;
import java.util.Locale;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Fills a document with the values of attributes, within bounds that keep it below 1.5 MB. */
final class FeatureFields {
    /** Items of a sequence that are looked at. */
    static final int MAX_ITEMS = 64;

    /** Sequences within sequences that are looked into. */
    static final int MAX_DEPTH = 8;

    /** Fields of a document. */
    static final int MAX_FIELDS = 4_096;

    /** Bytes of values, as they are in the data set, of a document. */
    static final int MAX_BYTES = 256 << 10;

    private final BsonDocument document;
    private final FeatureValues values;
    private final RealDates realDates;
    private final BsonDocument dates = new BsonDocument();
    private int bytes;

    FeatureFields(BsonDocument document, FeatureValues values, RealDates realDates) {
        this.document = document;
        this.values = values;
        this.realDates = realDates;
    }

    /** The dates that could be read, under the keys of their texts. */
    BsonDocument dates() {
        return dates;
    }

    /**
     * Adds an attribute if the data set has it.
     *
     * @return false when the value, or a part of it, was left out because it is beyond a limit
     */
    boolean add(Feature feature, DataSet dataSet) {
        Element element = dataSet.get(feature.tag());
        return element == null || add(feature.key(), element, dataSet, 0);
    }

    private boolean add(String key, Element element, DataSet holder, int depth) {
        if (document.size() >= MAX_FIELDS) {
            return false;
        }
        if (element.isEmpty()) {
            document.put(key, values.empty());
            return true;
        }
        if (element instanceof SequenceElement sequence) {
            return addItems(key, sequence.items(), depth);
        }
        return element instanceof ValueElement value && addValue(key, value, holder);
    }

    private boolean addItems(String key, List<DataSet> items, int depth) {
        boolean complete = depth < MAX_DEPTH && items.size() <= MAX_ITEMS;
        if (depth < MAX_DEPTH) {
            int count = Math.min(items.size(), MAX_ITEMS);
            for (int i = 0; i < count; i++) {
                DataSet item = items.get(i);
                for (Element child : item) {
                    // The item's number stands before the keyword of its sequence, as in the original's flat form.
                    complete &= add(itemKey(key, i) + '_' + keyOf(child.tag()), child, item, depth + 1);
                }
            }
        }
        return complete;
    }

    private static String itemKey(String sequenceKey, int item) {
        int keyword = sequenceKey.lastIndexOf('_') + 1;
        return sequenceKey.substring(0, keyword) + item + '_' + sequenceKey.substring(keyword);
    }

    private boolean addValue(String key, ValueElement element, DataSet holder) {
        if (element.length() > FeatureValues.MAX_VALUE_BYTES || bytes + element.length() > MAX_BYTES) {
            return false;
        }
        BsonValue value = values.of(element, holder);
        if (value == null) {
            return false;
        }
        bytes += element.length();
        document.put(key, value);
        BsonValue date = realDates.of(element, holder);
        if (date != null) {
            dates.put(key, date);
        }
        return true;
    }

    private static String keyOf(int tag) {
        String keyword = Dictionary.keywordOf(tag);
        return keyword == null ? "0x" + Tag.toHex(tag).toUpperCase(Locale.ROOT) : keyword;
    }
}
