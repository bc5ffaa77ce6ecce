package io.niffler.gateway.extraction.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** The columns of the ledger, and its lines as text and back. */
final class LineFormat {
    /** The first line of every ledger. */
    static final String COLUMNS = "time,line,query,study,state,attempt,expected,received,status,comment,missing,"
            + "more_missing,fingerprint";

    private static final int COUNT = 13;
    private static final String STATUS_PREFIX = "0x";
    private static final char FINGERPRINT_PREFIX = 'x';
    private static final int HEX_DIGITS = 4;
    private static final int LONGEST_NUMBER = 10;

    private LineFormat() {}

    /** Appends a line with its end. */
    static void append(StringBuilder text, LedgerLine line) {
        Outcome outcome = line.outcome();
        text.append(line.time()).append(',');
        number(text, line.row(), 1);
        number(text, line.query(), 1);
        text.append(line.study()).append(',').append(line.state().text()).append(',');
        number(text, line.attempt(), 1);
        number(text, outcome.expected(), 0);
        number(text, outcome.received(), 0);
        if (outcome.status() >= 0) {
            hex(text.append(STATUS_PREFIX), outcome.status());
        }
        text.append(',');
        if (!outcome.comment().isEmpty()) {
            text.append('"').append(outcome.comment().replace("\"", "\"\"")).append('"');
        }
        text.append(',').append(String.join(" ", outcome.missing())).append(',');
        number(text, outcome.moreMissing(), 1);
        if (line.fingerprint() >= 0) {
            hex(text.append(FINGERPRINT_PREFIX), line.fingerprint());
        }
        text.append('\n');
    }

    private static void number(StringBuilder text, int number, int least) {
        if (number >= least) {
            text.append(number);
        }
        text.append(',');
    }

    private static void hex(StringBuilder text, int number) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(Character.toUpperCase(Character.forDigit((number >> shift) & 0xF, 16)));
        }
    }

    /** Reads a line without its end. */
    static LedgerLine parse(String line) throws BadLineException {
        List<String> fields = CsvFields.split(line, COUNT);
        LedgerLine parsed = new LedgerLine(
                time(fields.get(0)),
                number(fields.get(1), "line", 0),
                number(fields.get(2), "query", 0),
                name(fields.get(3)),
                EntryState.of(fields.get(4)),
                number(fields.get(5), "attempt", 0),
                new Outcome(
                        number(fields.get(6), "expected", Outcome.UNKNOWN),
                        number(fields.get(7), "received", Outcome.UNKNOWN),
                        hex(fields.get(8), STATUS_PREFIX, "status"),
                        comment(fields.get(9)),
                        missing(fields.get(10)),
                        number(fields.get(11), "more_missing", 0)),
                hex(fields.get(12), String.valueOf(FINGERPRINT_PREFIX), "fingerprint"));
        boolean unrelated = parsed.row() == 0 && parsed.query() > 0;
        if (unrelated || (parsed.aboutStudy() && parsed.query() == 0) || (parsed.aboutStudy() && parsed.row() == 0)) {
            throw new BadLineException("it has a study or a query, but not what that belongs to");
        }
        return parsed;
    }

    private static Instant time(String text) throws BadLineException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BadLineException("its time is not like 2026-01-31T12:00:00Z");
        }
    }

    private static int number(String text, String column, int absent) throws BadLineException {
        if (text.isEmpty()) {
            return absent;
        }
        long number = 0;
        for (int i = 0; i < text.length() && i < LONGEST_NUMBER; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new BadLineException(column + " is not a number");
            }
            number = 10 * number + digit - '0';
        }
        if (text.length() > LONGEST_NUMBER || number > Integer.MAX_VALUE) {
            throw new BadLineException(column + " is too large");
        }
        return (int) number;
    }

    private static int hex(String text, String prefix, String column) throws BadLineException {
        if (text.isEmpty()) {
            return -1;
        }
        if (!text.startsWith(prefix) || text.length() != prefix.length() + HEX_DIGITS) {
            throw new BadLineException(column + " is not " + prefix + " and four hexadecimal digits");
        }
        int number = 0;
        for (int i = prefix.length(); i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                throw new BadLineException(column + " is not " + prefix + " and four hexadecimal digits");
            }
            number = 16 * number + digit;
        }
        return number;
    }

    private static String name(String text) throws BadLineException {
        if (!text.isEmpty() && !Names.valid(text)) {
            throw new BadLineException("study is not a UID");
        }
        return text;
    }

    private static List<String> missing(String text) throws BadLineException {
        if (text.isEmpty()) {
            return List.of();
        }
        String[] uids = text.split(" ", Outcome.MAX_MISSING + 1);
        for (String uid : uids) {
            if (!Names.valid(uid)) {
                throw new BadLineException("missing is not a list of at most " + Outcome.MAX_MISSING + " UIDs");
            }
        }
        return List.of(uids);
    }

    /** Comments are printed to terminals: those of edited ledgers, too, have no control characters. */
    private static String comment(String text) throws BadLineException {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new BadLineException("comment has control characters");
        }
        return text;
    }
}
