package io.niffler.gateway.extraction.request;

import io.niffler.config.ConfigException;
import io.niffler.config.Setting;
import io.niffler.config.Settings;
import io.niffler.gateway.extraction.flow.FlowLimits;
import io.niffler.gateway.extraction.storage.FilePath;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a run is to do.
 *
 * @param tls empty when associations to the PACS are not secured
 * @param delivery empty when studies are only listed
 * @param limits how hard the PACS is worked
 * @param night the hours to which it keeps; empty when it may work all day
 * @param requestsPerMinute how many queries and retrievals may begin in a minute; 0 for any number
 * @param email whom to tell its end; empty for nobody
 */
public record ExtractRequest(
        Peers peers,
        Optional<PacsTls> tls,
        ExtractMode mode,
        Optional<Delivery> delivery,
        RowSource rows,
        Storage storage,
        FlowLimits limits,
        Optional<NightWindow> night,
        int requestsPerMinute,
        RunSlots slots,
        Optional<String> email) {

    /**
     * The request of all settings.
     *
     * @throws ConfigException on the first setting that is missing or wrong
     */
    public static ExtractRequest from(Settings settings) {
        settings.rejectUnknown(ExtractSettings.ALL, "extract");
        ExtractSettings.ALL.forEach(settings::get);
        ExtractMode mode = settings.get(ExtractSettings.MODE);
        Peers peers = peers(settings);
        return new ExtractRequest(
                peers,
                PacsTls.from(settings),
                mode,
                mode == ExtractMode.IMAGES ? Optional.of(Delivery.from(settings, peers.own())) : Optional.empty(),
                rows(settings),
                storage(settings, mode),
                limits(settings),
                night(settings),
                settings.get(ExtractSettings.REQUESTS_PER_MINUTE),
                new RunSlots(settings.get(ExtractSettings.ID), settings.get(ExtractSettings.MAX_PROCESSES)),
                email(settings));
    }

    private static Peers peers(Settings settings) {
        return new Peers(
                parsed(settings, ExtractSettings.PACS, PacsAddress::parse),
                parsed(settings, ExtractSettings.OWN_AE, OwnEntity::parse));
    }

    private static RowSource rows(Settings settings) {
        RowRules rules = new RowRules(
                parsed(settings, ExtractSettings.DATE_FORMAT, DateFormat::of),
                settings.get(ExtractSettings.LONG_ACCESSION),
                settings.get(ExtractSettings.ALLOW_WILDCARDS));
        Path csv = path(settings, ExtractSettings.CSV)
                .orElseThrow(() -> settings.invalid(ExtractSettings.CSV, "write the path of a CSV file"));
        return new RowSource(csv, parsed(settings, ExtractSettings.ATTRIBUTES, QueryAttributes::parse), rules);
    }

    private static Storage storage(Settings settings, ExtractMode mode) {
        Optional<Path> folder = path(settings, ExtractSettings.STORAGE_FOLDER);
        if (folder.isEmpty() && mode != ExtractMode.IMAGES) {
            throw settings.invalid(ExtractSettings.STORAGE_FOLDER, "write the folder that the table goes to");
        }
        return new Storage(folder, parsed(settings, ExtractSettings.FILE_PATH, FilePath::parse));
    }

    private static FlowLimits limits(Settings settings) {
        return parsed(
                settings,
                ExtractSettings.LONGEST_RETRY_PAUSE,
                longest -> new FlowLimits(
                        settings.get(ExtractSettings.PARALLEL),
                        settings.get(ExtractSettings.ATTEMPTS),
                        settings.get(ExtractSettings.RETRY_PAUSE),
                        longest,
                        settings.get(ExtractSettings.ARRIVAL_TIMEOUT),
                        settings.get(ExtractSettings.STALL_TIMEOUT),
                        settings.get(ExtractSettings.PATIENCE)));
    }

    private static Optional<NightWindow> night(Settings settings) {
        if (!settings.get(ExtractSettings.NIGHTLY_ONLY)) {
            return Optional.empty();
        }
        int start = settings.get(ExtractSettings.START_HOUR);
        return Optional.of(parsed(settings, ExtractSettings.END_HOUR, end -> new NightWindow(start, end)));
    }

    private static Optional<String> email(Settings settings) {
        return MailRoute.from(settings).map(MailRoute::to);
    }

    private static Optional<Path> path(Settings settings, Setting<Path> setting) {
        return Optional.of(settings.get(setting))
                .filter(path -> !path.toString().isEmpty());
    }

    static <T, R> R parsed(Settings settings, Setting<T> setting, Function<T, R> parser) {
        try {
            return parser.apply(settings.get(setting));
        } catch (IllegalArgumentException e) {
            throw settings.invalid(setting, e.getMessage());
        }
    }
}
