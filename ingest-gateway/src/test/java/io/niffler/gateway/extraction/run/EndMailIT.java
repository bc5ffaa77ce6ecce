package io.niffler.gateway.extraction.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.niffler.gateway.extraction.ledger.EntryState;
import io.niffler.gateway.extraction.ledger.LedgerCounts;
import io.niffler.gateway.extraction.request.MailRoute;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** E-mails to a server over sockets. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EndMailIT {
    private static final Path LEDGER = Path.of("/data/extraction/ledger.csv");
    private static final LedgerCounts COUNTS = new LedgerCounts(
            Map.of(EntryState.COMPLETE, 7L, EntryState.FAILED, 2L), Map.of(EntryState.COMPLETE, 9L), 120, 118);

    @TempDir
    private Path folder;

    private static MailRoute route(int port) {
        return new MailRoute("localhost", port, "niffler@example.org", "somebody@example.org");
    }

    private static EndMail trusting(SSLContext context, int port) {
        Properties trust = new Properties();
        trust.put("mail.smtp.ssl.socketFactory", context.getSocketFactory());
        return new EndMail(route(port), trust, Duration.ofMinutes(1));
    }

    @Test
    void tellsTheCountsAndTheLedger() throws Exception {
        try (FakeMailServer server = new FakeMailServer(null)) {
            new EndMail(route(server.port())).send(COUNTS, LEDGER);
            assertThat(server.lines())
                    .contains(
                            "From: niffler@example.org",
                            "To: somebody@example.org",
                            "Subject: Niffler extraction ended: 7 of 9 rows complete",
                            "Auto-Submitted: auto-generated",
                            "The extraction has ended.",
                            "  failed: 2",
                            "Instances received: 118",
                            "/data/extraction/ledger.csv",
                            ".");
            assertThat(server.lines())
                    .filteredOn(line -> line.matches("(MAIL FROM|RCPT TO):.*"))
                    .containsExactly("MAIL FROM:<niffler@example.org>", "RCPT TO:<somebody@example.org>");
            assertThat(server.encrypted()).isFalse();
        }
    }

    @Test
    void aLedgersNameCannotEndTheTextOrBringAHeader() throws Exception {
        try (FakeMailServer server = new FakeMailServer(null)) {
            new EndMail(route(server.port())).send(COUNTS, Path.of("/data/\r\n.\r\nRCPT TO:<x@y.z>\nBcc: x@y.z"));
            await().until(() -> server.lines().contains("QUIT"));
            assertThat(server.lines()).noneMatch(line -> line.matches("(?i)(RCPT TO:<x|Bcc).*"));
            assertThat(server.lines()).filteredOn(line -> line.equals(".")).hasSize(1);
        }
    }

    @Test
    void encryptsWhenTheServerOffersIt() throws Exception {
        SSLContext context = ServerKeys.in(folder, "localhost");
        try (FakeMailServer server = new FakeMailServer(context)) {
            trusting(context, server.port()).send(COUNTS, LEDGER);
            assertThat(server.lines()).contains("STARTTLS", "The extraction has ended.");
            assertThat(server.encrypted()).isTrue();
        }
    }

    @Test
    void tellsNothingToAServerThatIsNotTrustedOrHasAnotherName() throws Exception {
        try (FakeMailServer server = new FakeMailServer(ServerKeys.in(folder, "localhost"))) {
            assertThatThrownBy(() -> new EndMail(route(server.port())).send(COUNTS, LEDGER))
                    .isInstanceOf(MailException.class);
            assertThat(server.lines()).noneMatch(line -> line.startsWith("MAIL"));
        }
        Path other = Files.createDirectory(folder.resolve("other"));
        SSLContext context = ServerKeys.in(other, "mail.example.org");
        try (FakeMailServer server = new FakeMailServer(context)) {
            assertThatThrownBy(() -> trusting(context, server.port()).send(COUNTS, LEDGER))
                    .isInstanceOf(MailException.class);
            assertThat(server.lines()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void saysWhyTheServerDoesNotTakeIt() throws Exception {
        String answer = "550 no such\u0007 mailbox " + "x".repeat(1_000);
        try (FakeMailServer server = new FakeMailServer(null).answering("RCPT", answer)) {
            assertThatThrownBy(() -> new EndMail(route(server.port())).send(COUNTS, LEDGER))
                    .isInstanceOf(MailException.class)
                    .hasMessageContaining("localhost:" + server.port())
                    .hasMessageContaining("no such")
                    .hasMessageContaining("extract.smtp-host")
                    .satisfies(failure -> assertThat(failure.getMessage())
                            .doesNotContain("\u0007")
                            .hasSizeLessThan(500));
        }
    }

    @Test
    void saysThatThereIsNoServer() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThatThrownBy(() -> new EndMail(route(port)).send(COUNTS, LEDGER))
                .isInstanceOf(MailException.class)
                .hasMessageContaining("localhost:" + port);
    }

    @Test
    void givesUpOnAServerThatDoesNotAnswer() throws Exception {
        for (String silent : new String[] {"GREETING", "EHLO", "TEXT"}) {
            try (FakeMailServer server = new FakeMailServer(null).answering(silent, "")) {
                EndMail mail = new EndMail(route(server.port()), new Properties(), Duration.ofMillis(500));
                assertThatThrownBy(() -> mail.send(COUNTS, LEDGER)).hasMessageContaining("took longer");
            }
            Properties step = new Properties();
            step.put("mail.smtp.timeout", "100");
            try (FakeMailServer server = new FakeMailServer(null).answering(silent, "")) {
                EndMail mail = new EndMail(route(server.port()), step, Duration.ofMinutes(1));
                assertThatThrownBy(() -> mail.send(COUNTS, LEDGER))
                        .isInstanceOf(MailException.class)
                        .hasMessageNotContainingAny("took longer");
            }
        }
    }
}
