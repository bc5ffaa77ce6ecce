package io.niffler.gateway.extraction.storage;

import io.niffler.dicom.data.Dictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads a pattern such as {@code {00100020}/{0020000D,hash}/{00080018}.dcm}. */
final class PathPatternParser {
    private static final int MAX_PATTERN = 1024;
    private static final int MAX_SEGMENTS = 10;
    private static final Pattern TAG = Pattern.compile("[0-9A-Fa-f]{8}");
    private static final String HASH = "hash";

    private final String pattern;

    private PathPatternParser(String pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException which says what is wrong with the pattern */
    static List<PathSegment> parse(String pattern) {
        if (pattern.length() > MAX_PATTERN) {
            throw new IllegalArgumentException("write a pattern of at most " + MAX_PATTERN + " characters");
        }
        return new PathPatternParser(pattern).segments();
    }

    private List<PathSegment> segments() {
        String[] texts = pattern.split("/", -1);
        if (texts.length > MAX_SEGMENTS) {
            throw new IllegalArgumentException("write at most " + (MAX_SEGMENTS - 1) + " folders");
        }
        List<PathSegment> segments = new ArrayList<>();
        for (String text : texts) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("write a relative path with a name before and after each /");
            }
            if (". -".indexOf(text.charAt(0)) >= 0 || ". ".indexOf(text.charAt(text.length() - 1)) >= 0) {
                throw new IllegalArgumentException(
                        "begin no name with a dot, a space or -, and end none with a dot or a space");
            }
            segments.add(segment(text));
        }
        return segments;
    }

    private static PathSegment segment(String text) {
        List<PathPiece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            if (open != at) {
                int end = open < 0 ? text.length() : open;
                pieces.add(literal(text.substring(at, end)));
                at = end;
            } else {
                int close = text.indexOf('}', open);
                if (close < 0) {
                    throw new IllegalArgumentException("close each { with }");
                }
                pieces.add(attribute(text.substring(open + 1, close)));
                at = close + 1;
            }
        }
        return new PathSegment(pieces);
    }

    private static PathPiece literal(String text) {
        if (!text.chars().allMatch(c -> SafeName.isPlain((char) c))) {
            throw new IllegalArgumentException(
                    "write names of ASCII letters, digits, spaces and . _ - ^ + = @ , outside the braces");
        }
        return new PathPiece.Literal(text);
    }

    private static PathPiece attribute(String text) {
        int comma = text.indexOf(',');
        String name = comma < 0 ? text : text.substring(0, comma);
        if (comma >= 0 && !text.substring(comma + 1).equals(HASH)) {
            throw new IllegalArgumentException("write {ggggeeee} or {ggggeeee,hash}; other forms are not supported");
        }
        return new PathPiece.Attribute(tag(name), comma >= 0);
    }

    private static int tag(String name) {
        if (TAG.matcher(name).matches()) {
            return Integer.parseUnsignedInt(name, 16);
        }
        OptionalInt tag = Dictionary.tagOf(name);
        if (tag.isEmpty()) {
            throw new IllegalArgumentException(
                    "write the tag of an attribute as eight hexadecimal digits between the braces, such as {00100020}");
        }
        return tag.getAsInt();
    }
}
