package io.niffler.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The arguments every process takes: {@code --config FILE} and any number of {@code -Dkey=value}.
 *
 * @param config the file, or null when none was given
 * @param overrides full keys and values, in the order of their keys
 * @param help whether {@code --help} was asked for
 */
public record LaunchArguments(Path config, Map<String, String> overrides, boolean help) {
    /**
     * Reads a command line.
     *
     * @throws ConfigException on an argument that is not one of the above
     */
    public static LaunchArguments parse(String... arguments) {
        Path config = null;
        boolean help = false;
        Map<String, String> overrides = new TreeMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals("--help") || argument.equals("-h")) {
                help = true;
            } else if (argument.equals("--config")) {
                i++;
                if (i == arguments.length) {
                    throw new ConfigException("--config", "--config needs a file: write --config niffler.yaml");
                }
                config = Path.of(arguments[i]);
            } else if (argument.startsWith("--config=")) {
                config = Path.of(argument.substring("--config=".length()));
            } else if (argument.startsWith("-D")) {
                override(argument, overrides);
            } else {
                throw new ConfigException(
                        argument, "unknown argument " + argument + ": write --config FILE or -Dkey=value");
            }
        }
        return new LaunchArguments(config, overrides, help);
    }

    private static void override(String argument, Map<String, String> overrides) {
        int equals = argument.indexOf('=');
        if (equals <= 2) {
            throw new ConfigException(argument, argument + " sets nothing: write -Dkey=value");
        }
        overrides.put(argument.substring(2, equals), argument.substring(equals + 1));
    }

    /** The settings of this command line, its file and the environment of this process. */
    public Settings settings() {
        return Settings.load(config, System.getenv(), overrides);
    }
}
