package io.niffler.jobs.metadata.features;

import io.niffler.config.ConfigException;
import io.niffler.dicom.data.Dictionary;
import io.niffler.dicom.data.Tag;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The text form of a feature set: one attribute per line, a keyword of PS3.6 or a hex tag such as {@code 0x0051100F}.
 * {@code #} starts a comment, blank lines and a second mention of an attribute are skipped.
 */
final class FeatureSetFile {
    /** Keeps a series' document far below MongoDB's limit of 16 MB. */
    static final int MAX_FEATURES = 1_000;

    static final int MAX_BYTES = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(FeatureSetFile.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern HEX_TAG = Pattern.compile("0[xX]([0-9A-Fa-f]{8})");
    /** Collections of ScannersInfo that hold something else. */
    private static final Set<String> RESERVED = Set.of(
            "series", "studies", "utilization", "exams", "scanners", "images", "results", "extractions", "system");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final List<Feature> features = new ArrayList<>();
    private final Set<Integer> tags = new HashSet<>();

    private FeatureSetFile(String file) {
        this.file = file;
    }

    /**
     * Reads a file's content.
     *
     * @param file the path for messages; its last part without {@code .txt} is the name of the set
     * @throws ConfigException with file and line when a line is neither a known keyword nor a tag
     */
    static FeatureSet parse(String file, byte[] content) {
        FeatureSetFile reader = new FeatureSetFile(file);
        String name = reader.name();
        String[] lines = reader.decode(content).split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            reader.line(i + 1, lines[i]);
        }
        if (reader.features.isEmpty()) {
            throw reader.invalid("names no attribute: write one keyword or hex tag per line, or remove the file");
        }
        return new FeatureSet(name, reader.features);
    }

    private String name() {
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        String name = last.toLowerCase(Locale.ROOT).endsWith(".txt") ? last.substring(0, last.length() - 4) : last;
        if (!NAME.matcher(name).matches()) {
            throw invalid("cannot be the name of a collection: use letters, digits, '_' and '-', at most 64");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw invalid("would share its collection with other documents: give the file another name");
        }
        return name;
    }

    private String decode(byte[] content) {
        if (content.length > MAX_BYTES) {
            throw invalid("is larger than " + MAX_BYTES + " bytes: this cannot be a feature set");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ConfigException(file, file + " is not UTF-8 text: save it as UTF-8", e);
        }
    }

    private void line(int number, String line) {
        int comment = line.indexOf('#');
        String word = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (word.isEmpty()) {
            return;
        }
        Feature feature = feature(number, word);
        if (!tags.add(feature.tag())) {
            LOG.warn("{} line {}: {} is named twice, the second one is skipped", file, number, word);
            return;
        }
        if (features.size() == MAX_FEATURES) {
            throw invalid(number, "more than " + MAX_FEATURES + " attributes: split the set into two files");
        }
        features.add(feature);
    }

    private Feature feature(int number, String word) {
        var hex = HEX_TAG.matcher(word);
        if (hex.matches()) {
            int tag = Integer.parseUnsignedInt(hex.group(1), 16);
            return new Feature("0x" + Tag.toHex(tag).toUpperCase(Locale.ROOT), tag);
        }
        OptionalInt tag = Dictionary.tagOf(word);
        if (tag.isPresent()) {
            return new Feature(word, tag.getAsInt());
        }
        throw invalid(number, "unknown attribute " + shown(word) + ": " + remedy(word));
    }

    private static String remedy(String word) {
        if (word.regionMatches(true, 0, "0x", 0, 2)) {
            return "write a tag as 0x and eight hex digits, for example 0x0051100F";
        }
        return Keywords.nearest(word)
                .map(keyword -> "did you mean " + keyword + "?")
                .orElse("write a keyword of PS3.6 or a hex tag such as 0x0051100F");
    }

    /** The word as a message may show it: one line, not endless. */
    private static String shown(String word) {
        String printable = word.replaceAll("\\p{Cntrl}", "?");
        return '"' + (printable.length() > 64 ? printable.substring(0, 64) + "..." : printable) + '"';
    }

    private ConfigException invalid(int number, String problem) {
        return new ConfigException(file, file + " line " + number + ": " + problem);
    }

    private ConfigException invalid(String problem) {
        return new ConfigException(file, file + " " + problem);
    }
}
