package io.niffler.standalone.cli;

import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.standalone.AllSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where settings come from, for every command that reads them. */
final class SettingsOptions {
    @Option(names = "--data", paramLabel = "DIR", description = "Folder for everything that is kept (./niffler-data).")
    private Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings in YAML; deploy/niffler.yaml lists all.")
    private Path config;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "One setting, stronger than file and environment (NIFFLER_KEY).")
    private Map<String, String> overrides = new LinkedHashMap<>();

    /** All settings, checked for unknown keys. */
    Settings settings() throws UsageException {
        return settings(overrides);
    }

    /** The settings with some that are weaker than the command line's own and stronger than all else. */
    Settings settingsWith(Map<String, String> more) throws UsageException {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.putAll(overrides);
        return settings(all);
    }

    Path data() {
        return data;
    }

    private Settings settings(Map<String, String> values) throws UsageException {
        if (config != null && !Files.isReadable(config)) {
            throw new UsageException("--config: there is no readable file " + config + ".");
        }
        Map<String, String> all = new LinkedHashMap<>(values);
        if (data != null) {
            all.put(SharedSettings.DATA.key(), data.toString());
        }
        return AllSettings.load(config, System.getenv(), all);
    }
}
