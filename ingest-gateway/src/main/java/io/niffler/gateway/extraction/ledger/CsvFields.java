package io.niffler.gateway.extraction.ledger;

import java.util.ArrayList;
import java.util.List;

/** The fields of one line of comma-separated values (RFC 4180); no field of ours has a line break in it. */
final class CsvFields {
    private final String line;
    private int at;

    private CsvFields(String line) {
        this.line = line;
    }

    static List<String> split(String line, int count) throws BadLineException {
        CsvFields fields = new CsvFields(line);
        List<String> values = new ArrayList<>(count);
        values.add(fields.next());
        while (fields.at < line.length()) {
            if (values.size() == count) {
                throw new BadLineException("it has more than " + count + " columns");
            }
            fields.at++;
            values.add(fields.next());
        }
        if (values.size() < count) {
            throw new BadLineException("it has " + values.size() + " columns instead of " + count);
        }
        return values;
    }

    private String next() throws BadLineException {
        return at < line.length() && line.charAt(at) == '"' ? quoted() : plain();
    }

    private String plain() throws BadLineException {
        int end = line.indexOf(',', at);
        String field = end < 0 ? line.substring(at) : line.substring(at, end);
        if (field.indexOf('"') >= 0) {
            throw new BadLineException("a quotation mark stands within a field that does not begin with one");
        }
        at += field.length();
        return field;
    }

    private String quoted() throws BadLineException {
        StringBuilder field = new StringBuilder();
        int from = at + 1;
        while (true) {
            int end = line.indexOf('"', from);
            if (end < 0) {
                throw new BadLineException("a quotation mark is missing");
            }
            field.append(line, from, end);
            at = end + 1;
            if (at == line.length() || line.charAt(at) == ',') {
                return field.toString();
            }
            if (line.charAt(at) != '"') {
                throw new BadLineException("a comma is missing after a quotation mark");
            }
            field.append('"');
            from = at + 1;
        }
    }
}
