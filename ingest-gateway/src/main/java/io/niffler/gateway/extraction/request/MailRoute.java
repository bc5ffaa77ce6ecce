package io.niffler.gateway.extraction.request;

import io.niffler.config.ConfigException;
import io.niffler.config.Settings;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which way the e-mail goes that tells the end of a run. Nothing in it can become a header or a command.
 *
 * @param host name or address of the mail server
 * @param port 1 to 65535
 * @param from one plain address
 * @param to one plain address
 */
public record MailRoute(String host, int port, String from, String to) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]{1,255}");

    /** Checks the addresses. */
    public MailRoute {
        requireHost(host);
        EmailAddress.require(from);
        EmailAddress.require(to);
    }

    /**
     * The route of all settings; empty when no e-mail is wanted.
     *
     * @throws ConfigException on the first setting that is missing or wrong
     */
    public static Optional<MailRoute> from(Settings settings) {
        if (!settings.get(ExtractSettings.SEND_EMAIL)) {
            return Optional.empty();
        }
        String to = ExtractRequest.parsed(settings, ExtractSettings.EMAIL, EmailAddress::require);
        String from = ExtractRequest.parsed(
                settings, ExtractSettings.SMTP_FROM, text -> text.isEmpty() ? to : EmailAddress.require(text));
        String host = ExtractRequest.parsed(settings, ExtractSettings.SMTP_HOST, MailRoute::requireHost);
        return Optional.of(new MailRoute(host, settings.get(ExtractSettings.SMTP_PORT), from, to));
    }

    private static String requireHost(String text) {
        if (!HOST.matcher(text).matches()) {
            throw new IllegalArgumentException("write the name or address of a mail server, such as mail.example.org");
        }
        return text;
    }
}
