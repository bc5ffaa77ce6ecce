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
    private static final Pattern CHARSET_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+-]{0,39}");

    /** By ISO registration number. */
    private static final Map<String, List<GraphicSet>> REGISTERED = registered();

    /** Encodings without code extensions, by normalized term. */
    private static final Map<String, String> WHOLE = Map.of(
            "ISOIR192", "UTF-8",
            "ISO2022IR192", "UTF-8",
            "UTF8", "UTF-8",
            "GB18030", "GB18030",
            "ISO2022GB18030", "GB18030",
            "GBK", "GBK",
            "ISO2022GBK", "GBK");

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
            Charset charset = wholeEncoding(term, normalized);
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

    /** Null when the term names none that the JDK has and that leaves ASCII alone. */
    private static Charset wholeEncoding(String term, String normalized) {
        String name = WHOLE.getOrDefault(normalized, term.strip());
        if (!CHARSET_NAME.matcher(name).matches() || !Charset.isSupported(name)) {
            return null;
        }
        Charset charset = Charset.forName(name);
        return charset.canEncode() && keepsAscii(charset) ? charset : null;
    }

    private static boolean keepsAscii(Charset charset) {
        byte[] ascii = new byte[0x7F - 0x20];
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = (byte) (i + 0x20);
        }
        return new String(ascii, charset).equals(new String(ascii, StandardCharsets.US_ASCII));
    }
}
