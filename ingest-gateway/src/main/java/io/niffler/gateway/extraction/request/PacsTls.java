package io.niffler.gateway.extraction.request;

import io.niffler.config.ConfigException;
import io.niffler.config.Setting;
import io.niffler.config.Settings;
import io.niffler.gateway.tls.KeyFile;
import io.niffler.gateway.tls.PasswordFile;
import io.niffler.gateway.tls.TlsContexts;
import io.niffler.gateway.tls.TrustFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * How associations to the PACS are secured (PS3.15 B.12).
 *
 * @param verifyHostName whether its certificate must be for the host that is connected to
 */
public record PacsTls(SSLContext context, boolean verifyHostName) {
    private static final List<Setting<Path>> FILES =
            List.of(ExtractSettings.TLS_TRUST, ExtractSettings.TLS_KEY, ExtractSettings.TLS_PASSWORD_FILE);

    /**
     * Reads the files.
     *
     * @return empty when associations are not secured
     * @throws ConfigException when a file cannot be used, or is named though nothing is to be secured
     */
    static Optional<PacsTls> from(Settings settings) {
        if (!settings.get(ExtractSettings.TLS_ENABLED)) {
            for (Setting<Path> file : FILES) {
                if (path(settings, file).isPresent()) {
                    throw settings.invalid(file, "write extract.tls.enabled: true, or leave this empty");
                }
            }
            return Optional.empty();
        }
        char[] password = read(settings, ExtractSettings.TLS_PASSWORD_FILE, PasswordFile::read)
                .orElse(new char[0]);
        SSLContext context = TlsContexts.of(
                read(settings, ExtractSettings.TLS_KEY, file -> KeyFile.read(file, password)),
                read(settings, ExtractSettings.TLS_TRUST, file -> TrustFile.read(file, password)));
        return Optional.of(new PacsTls(context, settings.get(ExtractSettings.TLS_VERIFY_HOST_NAME)));
    }

    private static <T> Optional<T> read(Settings settings, Setting<Path> setting, Function<Path, T> reader) {
        return path(settings, setting)
                .map(path -> ExtractRequest.parsed(settings, setting, ignored -> reader.apply(path)));
    }

    private static Optional<Path> path(Settings settings, Setting<Path> setting) {
        return Optional.of(settings.get(setting))
                .filter(path -> !path.toString().isEmpty());
    }
}
