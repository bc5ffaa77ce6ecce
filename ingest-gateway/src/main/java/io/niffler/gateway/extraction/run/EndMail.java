package io.niffler.gateway.extraction.run;

import io.niffler.dicom.net.AeTitle;
import io.niffler.gateway.extraction.ledger.LedgerCounts;
import io.niffler.gateway.extraction.request.MailRoute;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tells the end of a run by e-mail (RFC 5321), over TLS when the server offers it (RFC 3207; its certificate must then be valid for its
 * name). Holds no patient data. A run must not fail because this does.
 */
public final class EndMail {
    private static final String STEP_MILLIS = "10000";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int LONGEST_REASON = 200;

    private final MailRoute route;
    private final Properties properties = new Properties();
    private final Duration limit;

    /** An e-mail that goes this way. */
    public EndMail(MailRoute route) {
        this(route, new Properties(), LIMIT);
    }

    /**
     * An e-mail with other properties of the library than the usual ones.
     *
     * @param limit for all of it, since a server can answer each step in time and yet never come to an end
     */
    EndMail(MailRoute route, Properties others, Duration limit) {
        this.route = route;
        this.limit = limit;
        properties.put("mail.smtp.host", route.host());
        properties.put("mail.smtp.port", Integer.toString(route.port()));
        properties.put("mail.smtp.from", route.from());
        properties.put("mail.from", route.from());
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        for (String step : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail.smtp." + step, STEP_MILLIS);
        }
        properties.putAll(others);
    }

    /**
     * Sends it; takes a minute at most.
     *
     * @throws MailException when the server cannot be reached, does not take it or takes too long
     */
    public void send(LedgerCounts counts, Path ledger) throws MailException {
        EndText text = EndText.of(counts, ledger);
        FutureTask<Void> sending = new FutureTask<>(() -> {
            Transport.send(message(text));
            return null;
        });
        Thread thread = new Thread(sending, "end-mail");
        thread.setDaemon(true);
        thread.start();
        try {
            sending.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(reason(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw failure("it took longer than " + limit.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("the process is ending", e);
        }
    }

    private MimeMessage message(EndText text) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress(route.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(route.to(), true));
        message.setSubject(text.subject(), StandardCharsets.US_ASCII.name());
        message.setText(text.body(), StandardCharsets.UTF_8.name());
        message.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(OffsetDateTime.now(ZoneOffset.UTC)));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private MailException failure(String reason, Throwable cause) {
        return new MailException(
                "No e-mail could be sent through " + route.host() + ":" + route.port() + ": " + reason
                        + ". See extract.smtp-host, extract.smtp-port and extract.smtp-from; the run itself is done.",
                cause);
    }

    /** What the innermost failure says, which may be what the server says. */
    private static String reason(Throwable failure) {
        Throwable inner = failure;
        while (inner instanceof MessagingException e && e.getNextException() != null) {
            inner = e.getNextException();
        }
        String text = inner.getMessage() == null ? inner.getClass().getSimpleName() : inner.getMessage();
        return AeTitle.printable(text.strip(), LONGEST_REASON);
    }
}
