package io.niffler.gateway.extraction.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The head of a ledger: lines with the state {@code header} and a setting each.
 *
 * @param run random hexadecimal digits that name the run
 * @param salt of the fingerprints, random for each run
 * @param csv fingerprint of the CSV
 */
record LedgerHeader(String run, String salt, String csv, int rows, int lastLine, SortedMap<String, String> asked) {
    /** Settings that a header may have. */
    static final int MAX_LINES = RunIdentity.MAX_ASKED + 6;

    private static final String FORMAT = "1";
    private static final String ASKED = "asked.";
    private static final int RUN_BYTES = 8;
    private static final int MAX_SETTING = RunIdentity.MAX_ASKED_LENGTH + 100;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,8}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{16}|[0-9a-f]{32}");

    static LedgerHeader of(RunIdentity run) {
        String salt = Fingerprints.random(Fingerprints.SALT_BYTES);
        SortedMap<String, String> asked = new TreeMap<>();
        run.asked().forEach((key, value) -> asked.put(key, clean(value)));
        return new LedgerHeader(
                Fingerprints.random(RUN_BYTES),
                salt,
                new Fingerprints(salt).csv(run.csvSha256()),
                run.rows(),
                run.lastLine(),
                asked);
    }

    private static String clean(String value) {
        return CommentText.clean(value, List.of(), MAX_SETTING);
    }

    /** One text for each line. */
    List<String> settings() {
        List<String> settings = new ArrayList<>(List.of(
                "format=" + FORMAT,
                "run=" + run,
                "salt=" + salt,
                "csv=" + csv,
                "rows=" + rows,
                "last-line=" + lastLine));
        asked.forEach((key, value) -> settings.add(ASKED + key + "=" + value));
        return settings;
    }

    static LedgerHeader parse(List<String> settings) throws BadLineException {
        Map<String, String> values = new TreeMap<>();
        SortedMap<String, String> asked = new TreeMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            String key = setting.substring(0, Math.max(equals, 0));
            String value = setting.substring(equals + 1);
            if (key.startsWith(ASKED)) {
                asked.put(key.substring(ASKED.length()), value);
            } else {
                values.put(key, value);
            }
        }
        if (!FORMAT.equals(values.get("format"))) {
            throw new BadLineException("the header before it is not of format " + FORMAT);
        }
        LedgerHeader header = new LedgerHeader(
                hex(values, "run"),
                hex(values, "salt"),
                hex(values, "csv"),
                number(values, "rows"),
                number(values, "last-line"),
                asked);
        if (header.lastLine <= header.rows || header.lastLine > RunIdentity.MAX_LINE) {
            throw new BadLineException("the header before it has an impossible number of rows");
        }
        return header;
    }

    private static String hex(Map<String, String> values, String key) throws BadLineException {
        return matching(values, key, HEX);
    }

    private static int number(Map<String, String> values, String key) throws BadLineException {
        return Integer.parseInt(matching(values, key, DIGITS));
    }

    private static String matching(Map<String, String> values, String key, Pattern pattern) throws BadLineException {
        String value = values.get(key);
        if (value == null || !pattern.matcher(value).matches()) {
            throw new BadLineException("the header before it has no valid " + key);
        }
        return value;
    }

    /**
     * Tells how another run differs.
     *
     * @return null when it does not
     */
    String difference(RunIdentity other) {
        if (!csv.equals(new Fingerprints(salt).csv(other.csvSha256())) || rows != other.rows()) {
            return "was made for another CSV file, or the file was changed since";
        }
        SortedMap<String, String> now = new TreeMap<>();
        other.asked().forEach((key, value) -> now.put(key, clean(value)));
        for (String key : keys(now)) {
            String before = asked.getOrDefault(key, "not set");
            String after = now.getOrDefault(key, "not set");
            if (!before.equals(after)) {
                return "was made with another " + key + " (" + before + ", now " + after + ")";
            }
        }
        return null;
    }

    private Iterable<String> keys(SortedMap<String, String> now) {
        SortedMap<String, String> both = new TreeMap<>(asked);
        both.putAll(now);
        return both.keySet();
    }
}
