package io.niffler.standalone.demo;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Dictionary;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;

/** Fills a data set by keyword; the dictionary knows tag and VR. */
final class Attributes {
    private final DataSet dataSet = new DataSet();

    Attributes text(String keyword, String... values) {
        int tag = tag(keyword);
        dataSet.setString(tag, Dictionary.vrOf(tag), values);
        return this;
    }

    Attributes integer(String keyword, long... values) {
        int tag = tag(keyword);
        dataSet.setInts(tag, Dictionary.vrOf(tag), values);
        return this;
    }

    Attributes decimal(String keyword, double... values) {
        int tag = tag(keyword);
        dataSet.setDoubles(tag, Dictionary.vrOf(tag), values);
        return this;
    }

    /** A value of US or SS, depending on the pixel representation: here always US. */
    Attributes unsigned(String keyword, long... values) {
        dataSet.setInts(tag(keyword), VR.US, values);
        return this;
    }

    /** A sequence of one coded entry. */
    Attributes code(String keyword, String value, String scheme, String meaning) {
        DataSet item = new Attributes()
                .text("CodeValue", value)
                .text("CodingSchemeDesignator", scheme)
                .text("CodeMeaning", meaning)
                .dataSet();
        dataSet.setItems(tag(keyword), item);
        return this;
    }

    /** An element of a private block (PS3.5 7.8.1) that begins at element 10xx. */
    Attributes privateText(String creator, int group, int element, VR vr, String... values) {
        dataSet.setString(Tag.of(group, 0x0010), VR.LO, creator);
        dataSet.setString(Tag.of(group, 0x1000 | element), vr, values);
        return this;
    }

    DataSet dataSet() {
        return dataSet;
    }

    private static int tag(String keyword) {
        return Dictionary.tagOf(keyword)
                .orElseThrow(() -> new IllegalArgumentException("no attribute has the keyword " + keyword));
    }
}
