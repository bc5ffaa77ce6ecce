package io.niffler.jobs.png.folder;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Dictionary;
import io.niffler.dicom.data.Element;
import io.niffler.dicom.data.SequenceElement;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.ValueElement;
import java.util.List;
import java.util.Locale;

/**
 * A header as a flat list of fields: an attribute is called by its keyword, an attribute in an item of a sequence
 * {@code N_SequenceKeyword_Keyword} with the item's number from 0, and so on for sequences in items. What has no keyword is
 * called by its tag, {@code 0x00191008}. Pixel data is no field.
 */
final class HeaderFields {
    /** Items of a sequence that are looked at; images of many frames have an item for each. */
    static final int MAX_ITEMS = 64;

    /** Sequences within sequences that are looked into. */
    static final int MAX_DEPTH = 8;

    /** Fields of a header. */
    static final int MAX_FIELDS = 4_096;

    private final boolean publicOnly;
    private final Visitor visitor;
    private int fields;

    private HeaderFields(boolean publicOnly, Visitor visitor) {
        this.publicOnly = publicOnly;
        this.visitor = visitor;
    }

    /** Sees the fields in the order of the header. */
    interface Visitor {
        /**
         * A field that has text.
         *
         * @param root the tag of the attribute at the top level that is the field or holds it
         * @param holder the data set or item with the element
         */
        void field(String name, int root, ValueElement element, DataSet holder);
    }

    /**
     * Shows the fields of a header.
     *
     * @param publicOnly whether to pass over private attributes and others that the standard does not name
     * @return the number of attributes, fields or not, up to about {@link #MAX_FIELDS}
     */
    static int visit(DataSet header, boolean publicOnly, Visitor visitor) {
        HeaderFields fields = new HeaderFields(publicOnly, visitor);
        for (Element element : header) {
            // After the pixels there is nothing that describes them.
            if (Integer.compareUnsigned(element.tag(), Tag.FLOAT_PIXEL_DATA) >= 0) {
                break;
            }
            fields.add("", element, element.tag(), header, 0);
        }
        return fields.fields;
    }

    private void add(String prefix, Element element, int root, DataSet holder, int depth) {
        String keyword = Dictionary.keywordOf(element.tag());
        if (fields >= MAX_FIELDS || (publicOnly && keyword == null)) {
            return;
        }
        String name = keyword == null ? "0x" + Tag.toHex(element.tag()).toUpperCase(Locale.ROOT) : keyword;
        if (element instanceof SequenceElement sequence) {
            addItems(prefix, name, sequence.items(), root, depth);
            return;
        }
        fields++;
        if (element instanceof ValueElement value && CellText.mayHaveText(value)) {
            visitor.field(prefix + name, root, value, holder);
        }
    }

    private void addItems(String prefix, String name, List<DataSet> items, int root, int depth) {
        if (depth == MAX_DEPTH) {
            return;
        }
        int count = Math.min(items.size(), MAX_ITEMS);
        for (int i = 0; i < count; i++) {
            String itemPrefix = prefix + i + '_' + name + '_';
            for (Element child : items.get(i)) {
                add(itemPrefix, child, root, items.get(i), depth + 1);
            }
        }
    }
}
