package io.niffler.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One value as it was written, before its type is known.
 *
 * @param name the full key, or the name of the environment variable
 */
record Written(String name, String text, Origin origin) {
    static final String MASK = "******";

    private static final Pattern SECRET_NAME = Pattern.compile(
            "password|secret|token|credential|jaas|private.?key|keystore.key", Pattern.CASE_INSENSITIVE);

    /**
     * What a key and its environment variable have in common: {@code gateway.inline-limit} and
     * {@code NIFFLER_GATEWAY_INLINE_LIMIT} are both {@code GATEWAY_INLINE_LIMIT}.
     */
    static String canonical(String name) {
        String plain = isVariable(name) ? name.substring(Settings.ENVIRONMENT_PREFIX.length()) : name;
        return plain.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    static boolean isVariable(String name) {
        return name.startsWith(Settings.ENVIRONMENT_PREFIX);
    }

    boolean isFor(Setting<?> setting) {
        return isVariable(name) ? name.equals(setting.environmentVariable()) : name.equals(setting.key());
    }

    boolean isBelow(Setting<?> map) {
        return isVariable(name) ? name.startsWith(map.environmentVariable() + "_") : name.startsWith(map.key() + ".");
    }

    /** The part of the name below a map setting, in the form of Kafka's and most Java libraries' keys. */
    String nameBelow(Setting<?> map) {
        return isVariable(name)
                ? name.substring(map.environmentVariable().length() + 1)
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.')
                : name.substring(map.key().length() + 1);
    }

    /** The text, unless the name alone says that it is a secret. */
    String maskedByName() {
        boolean hasUserInfo = text.contains("://") && text.contains("@");
        boolean secret = hasUserInfo || SECRET_NAME.matcher(name).find();
        return secret ? MASK : text;
    }
}
