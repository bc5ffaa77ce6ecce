package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import java.util.List;

/** Makes of a cell what is to be asked for. */
final class CellReader {
    /** An accession number is SH, which holds 16 characters (PS3.5 6.2). */
    private static final int LONGEST_ACCESSION = 16;

    private static final int CENTURY_FROM = 7;
    private static final int CENTURY_TO = 9;

    private final QueryAttribute attribute;
    private final RowRules rules;

    CellReader(QueryAttribute attribute, RowRules rules) {
        this.attribute = attribute;
        this.rules = rules;
    }

    QueryAttribute attribute() {
        return attribute;
    }

    /**
     * The values to ask for, one after the other: each day for a month, else one. Spaces around a cell do not count.
     *
     * @throws CellException when there is nothing that can be asked for
     */
    List<String> read(String cell) throws CellException {
        String text = cell.strip();
        if (text.isEmpty()) {
            if (rules.allowWildcards() && !attribute.isMonth()) {
                return List.of("");
            }
            throw new CellException("is empty");
        }
        if (attribute.isMonth()) {
            return DateCells.daysOfMonth(text);
        }
        if (attribute.vr() == VR.DA) {
            return List.of(DateCells.dayOrRange(text, rules.dateFormat()));
        }
        if (attribute.tag() == Tag.ACCESSION_NUMBER && text.length() > LONGEST_ACCESSION) {
            text = shortened(text);
        }
        TextRules.check(text, attribute.vr());
        if (!rules.allowWildcards() && hasWildcard(text)) {
            throw new CellException("has a wildcard (* or ?), which could match everything: see --allow-wildcards");
        }
        return List.of(text);
    }

    private String shortened(String accession) throws CellException {
        if (!rules.longAccession()) {
            throw new CellException("has " + accession.length() + " characters, and SH holds " + LONGEST_ACCESSION
                    + " at most: see LongAccession if the year is written with its century");
        }
        return accession.substring(0, CENTURY_FROM) + accession.substring(CENTURY_TO);
    }

    /** Where wildcards are matched (PS3.4 C.2.2.2.4), {@code *} and {@code ?} cannot be asked for as themselves. */
    static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }
}
