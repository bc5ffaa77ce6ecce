package io.niffler.gateway.extraction.request;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes of each row the values to ask for. Its column of months may be known by the header alone. */
final class RowReader {
    private final List<CellReader> cells;
    private final int headerWidth;

    private RowReader(List<CellReader> cells, int headerWidth) {
        this.cells = List.copyOf(cells);
        this.headerWidth = headerWidth;
    }

    /**
     * Reads the header, whose words are free but for {@code StudyMonth}.
     *
     * @param header null when the file is empty
     * @param problems told what is wrong with it; rows can be read all the same
     */
    static RowReader of(CsvRow header, List<QueryAttribute> attributes, RowRules rules, Consumer<Problem> problems) {
        if (header == null) {
            problems.accept(Problem.ofRow(1, "the file is empty: write a header and a row for each query"));
            return new RowReader(List.of(), 0);
        }
        HeaderCheck check = new HeaderCheck(header, problems);
        check.wholeRow();
        List<CellReader> cells = new ArrayList<>();
        for (QueryAttribute attribute : attributes) {
            QueryAttribute meant = check.meant(attribute);
            CellReader cell = new CellReader(meant, rules);
            check.column(cell);
            cells.add(cell);
        }
        return new RowReader(cells, header.cells().size());
    }

    List<QueryAttribute> attributes() {
        return cells.stream().map(CellReader::attribute).toList();
    }

    /**
     * The values of a row, for each attribute one or each day of a month.
     *
     * @param problems told everything that is wrong with the row
     * @return null when anything is
     */
    List<List<String>> read(CsvRow row, Consumer<Problem> problems) {
        if (row.fault() != null) {
            problems.accept(Problem.ofRow(row.line(), row.fault().text()));
            return null;
        }
        if (row.width() > headerWidth) {
            problems.accept(Problem.ofRow(
                    row.line(),
                    "has " + row.width() + " columns and the header " + headerWidth
                            + ": put a cell with a comma in quotes"));
            return null;
        }
        List<List<String>> values = new ArrayList<>(cells.size());
        for (CellReader cell : cells) {
            try {
                values.add(cell.read(cellOf(row, cell.attribute())));
            } catch (CellException e) {
                problems.accept(Problem.ofCell(row.line(), cell.attribute(), e.getMessage()));
            }
        }
        return values.size() == cells.size() ? values : null;
    }

    private static String cellOf(CsvRow row, QueryAttribute attribute) throws CellException {
        int columns = row.cells().size();
        if (attribute.column() >= columns) {
            throw new CellException("is missing: the row has " + columns + (columns == 1 ? " column" : " columns"));
        }
        return row.cells().get(attribute.column());
    }
}
