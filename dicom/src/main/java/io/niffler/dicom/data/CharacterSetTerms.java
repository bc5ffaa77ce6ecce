package io.niffler.dicom.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the defined terms of Specific Character Set, PS3.3 Tables C.12-2 to C.12-5, and what is written in their place. */
final class CharacterSetTerms {

    private static final Pattern REGISTRATION = Pattern.compile("(?:ISO)?(?:2022)?(?:IR)?([0-9]{1,3})");

    /** By ISO registration number. */
    private static final Map<String, List<GraphicSet>> REGISTERED = registered();

    /**
     * Encodings without code extensions, by normalized term: those of the standard and those met in their place. A fixed
     * list, because asking the JDK for a charset it does not have searches the class path each time.
     */
    private static final Map<String, Charset> WHOLE = wholeEncodings();

    private static final Map<String, List<GraphicSet>> NAMES = Map.of(
            "", List.of(GraphicSet.ASCII),
            "ASCII", List.of(GraphicSet.ASCII),
            "ISO646", List.of(GraphicSet.ASCII),
            "LATIN1", List.of(GraphicSet.ASCII, GraphicSet.LATIN_1),
            "GB2312", List.of(GraphicSet.ASCII, GraphicSet.GB_2312));

    private CharacterSetTerms() {}

    /**
     * What the terms mean.
     *
     * @param allKnown whether each term was understood and the combination is one the standard allows
     */
    record Parsed(TextCodec codec, boolean allKnown) {}

    private static Map<String, List<GraphicSet>> registered() {
        Map<String, List<GraphicSet>> sets = new HashMap<>();
        sets.put("6", List.of(GraphicSet.ASCII));
        sets.put("13", List.of(GraphicSet.ROMAJI, GraphicSet.KATAKANA));
        sets.put("14", List.of(GraphicSet.ROMAJI));
        sets.put("58", List.of(GraphicSet.GB_2312));
        sets.put("87", List.of(GraphicSet.JIS_X_0208));
        sets.put("149", List.of(GraphicSet.KS_X_1001));
        sets.put("159", List.of(GraphicSet.JIS_X_0212));
        Map<String, GraphicSet> supplementary = Map.ofEntries(
                Map.entry("100", GraphicSet.LATIN_1),
                Map.entry("101", GraphicSet.LATIN_2),
                Map.entry("109", GraphicSet.LATIN_3),
                Map.entry("110", GraphicSet.LATIN_4),
                Map.entry("126", GraphicSet.GREEK),
                Map.entry("127", GraphicSet.ARABIC),
                Map.entry("138", GraphicSet.HEBREW),
                Map.entry("144", GraphicSet.CYRILLIC),
                Map.entry("148", GraphicSet.LATIN_5),
                Map.entry("166", GraphicSet.THAI),
                Map.entry("203", GraphicSet.LATIN_9));
        supplementary.forEach((number, set) -> sets.put(number, List.of(GraphicSet.ASCII, set)));
        return Map.copyOf(sets);
    }

    private static Map<String, Charset> wholeEncodings() {
        Map<String, Charset> encodings = new HashMap<>();
        encodings.put("ISOIR192", StandardCharsets.UTF_8);
        encodings.put("ISO2022IR192", StandardCharsets.UTF_8);
        for (String name : List.of("GB18030", "GBK")) {
            encodings.put(name, Charset.forName(name));
            encodings.put("ISO2022" + name, Charset.forName(name));
        }
        for (String name : List.of("UTF-8", "Shift_JIS", "EUC-JP", "EUC-KR", "Big5", "KOI8-R")) {
            encodings.put(normalize(name), Charset.forName(name));
        }
        for (int part : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 15}) {
            encodings.put("ISO8859" + part, Charset.forName("ISO-8859-" + part));
        }
        for (int page = 1250; page <= 1258; page++) {
            encodings.put("WINDOWS" + page, Charset.forName("windows-" + page));
            encodings.put("CP" + page, Charset.forName("windows-" + page));
        }
        return Map.copyOf(encodings);
    }

    /** Reads the terms in their order. An encoding without code extensions wins over all others, wherever it stands. */
    static Parsed parse(List<String> terms) {
        List<List<GraphicSet>> repertoires = new ArrayList<>();
        Charset whole = null;
        boolean allKnown = true;
        for (String term : terms) {
            String normalized = normalize(term);
            List<GraphicSet> sets = graphicSets(normalized);
            if (sets != null) {
                repertoires.add(sets);
                continue;
            }
            Charset charset = WHOLE.get(normalized);
            if (charset == null) {
                allKnown = false;
            } else if (whole == null) {
                whole = charset;
            }
        }
        if (whole == null) {
            return new Parsed(new Iso2022Codec(repertoires), allKnown);
        }
        return new Parsed(new CharsetCodec(whole), allKnown && terms.size() == 1);
    }

    private static String normalize(String term) {
        StringBuilder kept = new StringBuilder(term.length());
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            if (c != ' ' && c != '_' && c != '-' && c != 0) {
                kept.append(c);
            }
        }
        return kept.toString().toUpperCase(Locale.ROOT);
    }

    /** Null when the term names none. */
    private static List<GraphicSet> graphicSets(String normalized) {
        List<GraphicSet> named = NAMES.get(normalized);
        if (named != null) {
            return named;
        }
        Matcher registration = REGISTRATION.matcher(normalized);
        return registration.matches() ? REGISTERED.get(registration.group(1)) : null;
    }
}
