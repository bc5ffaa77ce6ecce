package io.niffler.config;

/**
 * A setting that cannot be used. The message names the key, the value as it was written (masked when secret), where it
 * was written, and what to write instead.
 */
public class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;

    public ConfigException(String key, String message) {
        super(message);
        this.key = key;
    }

    public ConfigException(String key, String message, Throwable cause) {
        super(message, cause);
        this.key = key;
    }

    static ConfigException badValue(Setting<?> setting, Written value, IllegalArgumentException why) {
        String message = value.name() + " is \"" + setting.mask(value.text()) + "\" ("
                + value.origin().describe() + "): " + setting.remedy(why);
        // A parser's exception may quote a secret, so it is only kept where the value may be shown.
        return new ConfigException(setting.key(), message, setting.isSecret() ? null : why);
    }

    /** The full key the message is about, or the name of the file when the file itself cannot be read. */
    public String key() {
        return key;
    }
}
