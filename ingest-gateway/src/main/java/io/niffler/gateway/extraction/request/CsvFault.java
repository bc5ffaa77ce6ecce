package io.niffler.gateway.extraction.request;

/** Why text is no row. The words continue "line 7: ". */
enum CsvFault {
    TOO_LONG("has more than " + CsvReader.MAX_ROW_LENGTH + " characters: close the quotes, or split the cell"),
    TOO_MANY_COLUMNS("has more than " + CsvReader.MAX_COLUMNS + " columns: keep those that are asked for"),
    OPEN_QUOTE("opens a quote that is never closed: close it"),
    TEXT_AFTER_QUOTE("has text between a closing quote and the next comma: double the quotes inside a quoted cell");

    private final String text;

    CsvFault(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
