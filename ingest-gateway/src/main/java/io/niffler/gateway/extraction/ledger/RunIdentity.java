package io.niffler.gateway.extraction.ledger;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a run is asked to do. A ledger is gone on with only by a run that is asked the same.
 *
 * @param csvSha256 of the bytes of the CSV, 64 hexadecimal digits
 * @param rows data rows of the CSV
 * @param lastLine line in the CSV where the last row begins; at most {@value #MAX_LINE}
 * @param asked what the answers depend on, in words that may stand in a file and in a message: the AE of the PACS, the destination,
 *     the keywords of the attributes; never values of rows
 */
public record RunIdentity(String csvSha256, int rows, int lastLine, SortedMap<String, String> asked) {
    /** The last line of a CSV that a ledger can be kept for. */
    public static final int MAX_LINE = 50_000_000;

    static final int MAX_ASKED = 32;
    static final int MAX_ASKED_LENGTH = 512;
    static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Holds the ranges. */
    public RunIdentity {
        csvSha256 = csvSha256.toLowerCase(Locale.ROOT);
        require(SHA256.matcher(csvSha256).matches(), "The fingerprint of the CSV is not 64 hexadecimal digits.");
        require(rows >= 0 && rows < MAX_LINE, "A CSV can have up to " + (MAX_LINE - 1) + " rows: split it.");
        require(lastLine > rows && lastLine <= MAX_LINE, "A CSV can have up to " + MAX_LINE + " lines: split it.");
        require(asked.size() <= MAX_ASKED, "More than " + MAX_ASKED + " settings name a run.");
        for (Map.Entry<String, String> setting : asked.entrySet()) {
            require(
                    KEY.matcher(setting.getKey()).matches()
                            && setting.getValue().length() <= MAX_ASKED_LENGTH,
                    "A setting that names a run is too long or its key is not like move-destination.");
        }
        asked = Collections.unmodifiableSortedMap(new TreeMap<>(asked));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
