package io.niffler.connectors.mongo;

/** Field names made of data. */
public final class MongoKeys {
    private static final char FULLWIDTH_DOLLAR = '\uFF04';
    private static final char FULLWIDTH_DOT = '\uFF0E';
    private static final char REPLACEMENT = '\uFFFD';

    private MongoKeys() {}

    /** A UID as a field name: dots become underscores, which a UID never has. */
    public static String ofUid(String uid) {
        return uid.replace('.', '_');
    }

    /**
     * Any text as a field name: {@code $} and {@code .} become their full-width forms, NUL a replacement character, and
     * nothing at all an underscore.
     */
    public static String safe(String text) {
        if (text.isEmpty()) {
            return "_";
        }
        return text.replace('$', FULLWIDTH_DOLLAR).replace('.', FULLWIDTH_DOT).replace('\0', REPLACEMENT);
    }
}
