package io.niffler.dicom.data;

import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The registry of unique identifiers of DICOM PS3.6 Annex A, with the private storage SOP classes often met in the
 * field. Loaded once from the resource {@code uids.tsv}, whose header names the edition.
 */
public final class Uids {

    /** The implementation class UID of this software, PS3.7 D.3.3.2. Fixed: it is part of what a resent instance must reproduce. */
    public static final String IMPLEMENTATION_CLASS_UID = "2.25.306096692660497740297035286423947988810";

    /** The implementation version name of this software, PS3.7 D.3.3.2.3; at most 16 characters. */
    public static final String IMPLEMENTATION_VERSION_NAME = "NIFFLER_0_1";

    /** Verification SOP class (C-ECHO), PS3.4 A.4. */
    public static final String VERIFICATION = "1.2.840.10008.1.1";

    /** The DICOM application context, PS3.7 A.2.1. */
    public static final String APPLICATION_CONTEXT = "1.2.840.10008.3.1.1.1";

    private static final int MAX_LENGTH = 64;
    private static final Map<String, Entry> ENTRIES = load();
    private static final Set<String> STORAGE_SOP_CLASSES = selectStorage();

    private Uids() {}

    /**
     * One line of the registry.
     *
     * @param keyword empty where the standard withdrew the name
     * @param type as in PS3.6 Table A-1, for example {@code Transfer Syntax}; {@code Private SOP Class} for vendors' own
     * @param storage whether instances of this SOP class are stored with C-STORE (PS3.4 Annex B)
     */
    public record Entry(String uid, String keyword, String type, boolean retired, boolean storage, String name) {}

    private static Map<String, Entry> load() {
        List<String[]> rows = TsvResource.read("uids.tsv", 5);
        Map<String, Entry> entries = new HashMap<>(rows.size() * 2);
        for (String[] row : rows) {
            boolean retired = row[3].indexOf('R') >= 0;
            boolean storage = row[3].indexOf('S') >= 0;
            entries.put(row[0], new Entry(row[0], row[1], row[2].intern(), retired, storage, row[4]));
        }
        return entries;
    }

    private static Set<String> selectStorage() {
        Set<String> uids = new LinkedHashSet<>();
        for (Entry entry : ENTRIES.values()) {
            if (entry.storage()) {
                uids.add(entry.uid());
            }
        }
        return Collections.unmodifiableSet(uids);
    }

    /** The registry's line for a UID. */
    public static Optional<Entry> entry(String uid) {
        return Optional.ofNullable(ENTRIES.get(uid));
    }

    /** The name of a registered UID, else the UID itself. */
    public static String nameOf(String uid) {
        Entry entry = ENTRIES.get(uid);
        return entry == null || entry.name().isEmpty() ? uid : entry.name();
    }

    /** All registered UIDs, in no particular order. */
    public static Set<String> all() {
        return Collections.unmodifiableSet(ENTRIES.keySet());
    }

    /**
     * The SOP classes whose instances belong to a patient and are stored with C-STORE (PS3.4 Annex B), retired ones and
     * well-known private ones included. Not among them: query/retrieve, print management, and the non-patient objects
     * of PS3.4 Annex GG (hanging protocols, color palettes, implant templates, defined protocols, inventories).
     */
    public static Set<String> storageSopClasses() {
        return STORAGE_SOP_CLASSES;
    }

    /**
     * Whether a text can be used as a UID: 1 to 64 characters, digits in components separated by single dots (PS3.5
     * 9.1). Lenient on leading zeros of a component, which are common in the field.
     */
    public static boolean isValid(String uid) {
        if (uid == null || uid.isEmpty() || uid.length() > MAX_LENGTH) {
            return false;
        }
        boolean digitBefore = false;
        for (int i = 0; i < uid.length(); i++) {
            char c = uid.charAt(i);
            if (c >= '0' && c <= '9') {
                digitBefore = true;
            } else if (c == '.' && digitBefore) {
                digitBefore = false;
            } else {
                return false;
            }
        }
        return digitBefore;
    }

    /** A new UID made from a random UUID, PS3.5 B.2: {@code 2.25.} and the UUID as a decimal number. */
    public static String random() {
        return "2.25." + new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16);
    }
}
