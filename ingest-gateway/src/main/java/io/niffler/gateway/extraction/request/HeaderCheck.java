package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.Tag;
import java.util.function.Consumer;

/** Finds what is wrong with the first row, or shows that it is no header. */
final class HeaderCheck {
    private static final char REPLACEMENT = '\uFFFD';

    private final CsvRow header;
    private final Consumer<Problem> problems;

    HeaderCheck(CsvRow header, Consumer<Problem> problems) {
        this.header = header;
        this.problems = problems;
    }

    void wholeRow() {
        if (header.fault() != null) {
            problem(header.fault().text());
        } else if (isOtherEncoding(header.cells().get(0))) {
            problem("is not UTF-8 text: save the file as \"CSV UTF-8\"");
        } else if (header.cells().size() == 1 && isOtherSeparator(header.cells().get(0))) {
            problem("has one column: separate columns with commas");
        }
    }

    /** UTF-16 shows as a broken byte order mark or as NUL after each letter. */
    private static boolean isOtherEncoding(String text) {
        return text.indexOf(REPLACEMENT) == 0 || text.indexOf('\0') >= 0;
    }

    private static boolean isOtherSeparator(String text) {
        return text.indexOf(';') >= 0 || text.indexOf('\t') >= 0;
    }

    /** A column that is asked for as StudyDate and called {@code StudyMonth} holds months, as in the original. */
    QueryAttribute meant(QueryAttribute attribute) {
        boolean month = attribute.tag() == Tag.STUDY_DATE
                && attribute.column() < header.cells().size()
                && header.cells().get(attribute.column()).strip().equals(QueryAttribute.STUDY_MONTH);
        return month ? attribute.asMonth() : attribute;
    }

    /** Words head a column; something that could be queried and has no letter in it is a row whose query would be forgotten. */
    void column(CellReader cell) {
        if (header.fault() != null) {
            return;
        }
        int columns = header.cells().size();
        if (cell.attribute().column() >= columns) {
            problems.accept(Problem.ofCell(
                    header.line(),
                    cell.attribute(),
                    "is outside the file, which has " + columns + (columns == 1 ? " column" : " columns")
                            + ": correct the index, which counts from 0"));
            return;
        }
        String text = header.cells().get(cell.attribute().column());
        if (!text.isBlank() && text.chars().noneMatch(Character::isLetter)) {
            problems.accept(Problem.ofCell(
                    header.line(), cell.attribute(), "looks like a value: begin the file with a header"));
        }
    }

    private void problem(String text) {
        problems.accept(Problem.ofRow(header.line(), text));
    }
}
