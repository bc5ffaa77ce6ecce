package io.niffler.dicom.testing;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Element;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Attribute matching of PS3.4 C.2.2.2, as far as the tests of queries go: by value, wildcard, range and list of UIDs. */
final class KeyMatching {
    private static final Set<Integer> NO_KEYS = Set.of(Tag.QUERY_RETRIEVE_LEVEL, Tag.SPECIFIC_CHARACTER_SET);

    private KeyMatching() {}

    /** True when every key of the query matches. */
    static boolean matches(DataSet query, DataSet candidate) {
        for (Element key : query) {
            if (!NO_KEYS.contains(key.tag()) && query.hasValue(key.tag()) && !matches(key, query, candidate)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(Element key, DataSet query, DataSet candidate) {
        List<String> wanted = query.strings(key.tag());
        String value = candidate.string(key.tag(), "");
        if (key.vr() == VR.UI) {
            return wanted.contains(value);
        }
        String one = String.join("\\", wanted);
        if ((key.vr() == VR.DA || key.vr() == VR.TM) && one.contains("-")) {
            return inRange(one, value);
        }
        return hasWildcard(one) ? matchesWildcard(one, value) : one.equals(value);
    }

    static boolean hasWildcard(String value) {
        return value.contains("*") || value.contains("?");
    }

    private static boolean inRange(String range, String value) {
        int dash = range.indexOf('-');
        String from = range.substring(0, dash);
        String to = range.substring(dash + 1);
        return !value.isEmpty() && value.compareTo(from) >= 0 && (to.isEmpty() || value.compareTo(to) <= 0);
    }

    private static boolean matchesWildcard(String pattern, String value) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.matches(regex, value);
    }
}
