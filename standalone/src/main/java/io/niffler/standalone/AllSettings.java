package io.niffler.standalone;

import io.niffler.config.Setting;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.connectors.ConnectorsSettings;
import io.niffler.gateway.GatewaySettings;
import io.niffler.gateway.extraction.request.ExtractSettings;
import io.niffler.jobs.FlinkSettings;
import io.niffler.jobs.metadata.MetadataSettings;
import io.niffler.jobs.png.PngSettings;
import io.niffler.jobs.utilization.UtilizationSettings;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every key of {@code niffler.yaml}, of all modules. */
public final class AllSettings {
    /** Variables with our prefix that are for the launcher, not settings. */
    private static final List<String> LAUNCHER_VARIABLES = List.of("NIFFLER_JAVA_OPTS", "NIFFLER_HOME");

    private AllSettings() {}

    /** The settings of each module, by module; one key may be read by several modules. */
    public static Map<String, List<Setting<?>>> byModule() {
        Map<String, List<Setting<?>>> catalogs = new LinkedHashMap<>();
        catalogs.put("config", SharedSettings.ALL);
        catalogs.put("ingest-gateway", GatewaySettings.ALL);
        catalogs.put("extraction", ExtractSettings.ALL);
        catalogs.put("connectors", ConnectorsSettings.ALL);
        catalogs.put("flink-jobs", FlinkSettings.ALL);
        catalogs.put("metadata job", MetadataSettings.ALL);
        catalogs.put("png job", PngSettings.ALL);
        catalogs.put("utilization job", UtilizationSettings.ALL);
        catalogs.put("standalone", StandaloneSettings.ALL);
        return catalogs;
    }

    /** Each key once. */
    public static Collection<Setting<?>> all() {
        Map<String, Setting<?>> byKey = new LinkedHashMap<>();
        byModule().values().forEach(catalog -> catalog.forEach(s -> byKey.putIfAbsent(s.key(), s)));
        return byKey.values();
    }

    /**
     * Reads all sources and refuses keys nobody knows.
     *
     * @param file a YAML file or null
     */
    public static Settings load(Path file, Map<String, String> environment, Map<String, String> overrides) {
        Map<String, String> ours = new HashMap<>(environment);
        LAUNCHER_VARIABLES.forEach(ours::remove);
        Settings settings = Settings.load(file, ours, overrides);
        settings.rejectUnknown(all());
        return settings;
    }
}
