package io.niffler.gateway.extraction.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.config.ConfigException;
import io.niffler.config.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailRouteTest {
    private static Map<String, String> wanted() {
        return new HashMap<>(Map.of(
                "extract.pacs", "PACS@pacs.example.org:104",
                "extract.csv", "rows.csv",
                "extract.send-email", "true",
                "extract.email", "somebody@example.org"));
    }

    @Test
    void isNoneUnlessAnEmailIsWanted() {
        assertThat(MailRoute.from(Settings.of(Map.of("extract.email", "somebody@example.org"))))
                .isEmpty();
    }

    @Test
    void goesThroughThisMachineToTheAddressItComesFrom() {
        assertThat(MailRoute.from(Settings.of(wanted())))
                .contains(new MailRoute("localhost", 25, "somebody@example.org", "somebody@example.org"));
        assertThat(ExtractRequest.from(Settings.of(wanted())).email()).contains("somebody@example.org");
    }

    @Test
    void goesTheWayThatIsWritten() {
        Map<String, String> values = wanted();
        values.put("extract.smtp-host", "2001:db8::25");
        values.put("extract.smtp-port", "2525");
        values.put("extract.smtp-from", "niffler@example.org");
        assertThat(MailRoute.from(Settings.of(values)))
                .contains(new MailRoute("2001:db8::25", 2525, "niffler@example.org", "somebody@example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "extract.email, '', write one address",
        "extract.email, 'a@b.c,d@e.f', write one address",
        "extract.smtp-from, 'Niffler <a@b.c>', write one address",
        "extract.smtp-from, 'a@b.c\r\nBcc: d@e.f', write one address",
        "extract.smtp-host, '', write the name or address",
        "extract.smtp-host, 'mail host', write the name or address",
        "extract.smtp-host, 'smtp://mail', write the name or address",
        "extract.smtp-port, 0, ''",
        "extract.smtp-port, 65536, ''",
    })
    void namesTheSettingThatIsWrongBeforeTheRun(String key, String value, String remedy) {
        Map<String, String> values = wanted();
        values.put(key, value);
        assertThatThrownBy(() -> ExtractRequest.from(Settings.of(values)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(remedy);
    }
}
