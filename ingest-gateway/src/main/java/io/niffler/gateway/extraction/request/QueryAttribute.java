package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.Dictionary;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * An attribute that is asked for, and the column its values are in.
 *
 * @param name its keyword (its tag when it has none), or {@link #STUDY_MONTH}
 * @param column its column in the file, from 0
 */
public record QueryAttribute(String name, int tag, VR vr, int column) {
    /** Not an attribute of DICOM: a column of months, of which each day is asked for as StudyDate. */
    public static final String STUDY_MONTH = "StudyMonth";

    private static final Pattern TAG = Pattern.compile("(0x)?[0-9A-Fa-f]{8}");
    private static final int FIRST_GROUP_OF_DATA_SETS = 0x0008;

    /**
     * An attribute by its name.
     *
     * @param name its keyword, {@link #STUDY_MONTH}, or its tag as eight hexadecimal digits
     * @param column from 0 to 999
     * @throws IllegalArgumentException whose message says what to write instead
     */
    public static QueryAttribute of(String name, int column) {
        if (column < 0 || column >= CsvReader.MAX_COLUMNS) {
            throw new IllegalArgumentException("write an index from 0 to " + (CsvReader.MAX_COLUMNS - 1));
        }
        if (name.equals(STUDY_MONTH)) {
            return new QueryAttribute(name, Tag.STUDY_DATE, VR.DA, column);
        }
        int tag = tag(name);
        Dictionary.Entry entry = Dictionary.entry(tag)
                .filter(found -> !found.vrs().isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("write an attribute of the DICOM dictionary"));
        VR vr = entry.vrs().get(0);
        if (!vr.isText()
                || Tag.group(tag) < FIRST_GROUP_OF_DATA_SETS
                || tag == Tag.QUERY_RETRIEVE_LEVEL
                || tag == Tag.SPECIFIC_CHARACTER_SET) {
            throw new IllegalArgumentException("write an attribute that can be asked for by a text, such as PatientID");
        }
        String known = entry.keyword().isEmpty() ? String.format("%08X", tag) : entry.keyword();
        return new QueryAttribute(known, tag, vr, column);
    }

    private static int tag(String name) {
        if (TAG.matcher(name).matches()) {
            return Integer.parseUnsignedInt(name.startsWith("0x") ? name.substring(2) : name, 16);
        }
        OptionalInt tag = Dictionary.tagOf(name);
        if (tag.isPresent()) {
            return tag.getAsInt();
        }
        String nearest = Nearest.to(name, Dictionary.entries().stream().map(Dictionary.Entry::keyword));
        throw new IllegalArgumentException(
                nearest == null ? "write a DICOM keyword such as PatientID" : "did you mean " + nearest + "?");
    }

    /** Whether the column holds months. */
    public boolean isMonth() {
        return name.equals(STUDY_MONTH);
    }

    /** The same column, holding months. */
    QueryAttribute asMonth() {
        return of(STUDY_MONTH, column);
    }
}
