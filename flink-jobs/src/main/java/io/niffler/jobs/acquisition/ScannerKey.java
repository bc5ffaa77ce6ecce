package io.niffler.jobs.acquisition;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tells scanners apart: the Device Serial Number (0018,1000) or, when it is empty, manufacturer, model and station
 * name joined by slashes, those that there are. A slash or percent sign within these is written %2F or %25.
 */
public final class ScannerKey {
    /** The key of whatever has none of these attributes. */
    public static final String UNKNOWN = "unknown";

    private ScannerKey() {}

    /**
     * The key of the scanner that made an instance.
     *
     * @param fallback whether the other attributes stand in for an empty serial number; if not it is {@link #UNKNOWN}
     */
    static String of(InstanceFacts facts, boolean fallback) {
        if (facts.deviceSerialNumber != null) {
            return facts.deviceSerialNumber;
        }
        if (!fallback) {
            return UNKNOWN;
        }
        String key = Stream.of(facts.manufacturer, facts.model, facts.stationName)
                .filter(Objects::nonNull)
                .map(text -> text.replace("%", "%25").replace("/", "%2F"))
                .collect(Collectors.joining("/"));
        return key.isEmpty() ? UNKNOWN : key;
    }
}
