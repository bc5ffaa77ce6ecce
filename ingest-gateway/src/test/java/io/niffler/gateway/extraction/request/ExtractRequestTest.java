package io.niffler.gateway.extraction.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.config.ConfigException;
import io.niffler.config.Setting;
import io.niffler.config.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractRequestTest {
    private static Map<String, String> least() {
        return new LinkedHashMap<>(Map.of("extract.pacs", "PACS@pacs.example.org:104", "extract.csv", "rows.csv"));
    }

    private static ExtractRequest request(Map<String, String> values) {
        return ExtractRequest.from(Settings.of(values));
    }

    @Test
    void hasTheseDefaults() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting<?> setting : ExtractSettings.ALL) {
            values.put(setting.key(), Settings.of(Map.of()).get(setting).toString());
        }
        assertThat(values)
                .containsExactly(
                        Map.entry("extract.pacs", ""),
                        Map.entry("extract.own-ae", "NIFFLER"),
                        Map.entry("extract.destination-ae", ""),
                        Map.entry("extract.retrieve", "MOVE"),
                        Map.entry("extract.destination", "AUTO"),
                        Map.entry("extract.get-sop-classes", "[]"),
                        Map.entry("extract.get-transfer-syntaxes", "[]"),
                        Map.entry("extract.tls.enabled", "false"),
                        Map.entry("extract.tls.trust", ""),
                        Map.entry("extract.tls.key", ""),
                        Map.entry("extract.tls.password-file", ""),
                        Map.entry("extract.tls.verify-host-name", "true"),
                        Map.entry("extract.mode", "IMAGES"),
                        Map.entry("extract.csv", ""),
                        Map.entry("extract.attributes", "[PatientID:0]"),
                        Map.entry("extract.date-format", "%Y%m%d"),
                        Map.entry("extract.long-accession", "false"),
                        Map.entry("extract.allow-wildcards", "false"),
                        Map.entry("extract.storage-folder", ""),
                        Map.entry("extract.file-path", "{00100020}/{0020000D}/{0020000E}/{00080018}.dcm"),
                        Map.entry("extract.nightly-only", "false"),
                        Map.entry("extract.start-hour", "19"),
                        Map.entry("extract.end-hour", "7"),
                        Map.entry("extract.parallel", "4"),
                        Map.entry("extract.attempts", "5"),
                        Map.entry("extract.retry-pause", "PT5S"),
                        Map.entry("extract.longest-retry-pause", "PT5M"),
                        Map.entry("extract.stall-timeout", "PT2M"),
                        Map.entry("extract.arrival-timeout", "PT30S"),
                        Map.entry("extract.patience", "PT1H"),
                        Map.entry("extract.requests-per-minute", "0"),
                        Map.entry("extract.id", "1"),
                        Map.entry("extract.max-processes", "1"),
                        Map.entry("extract.send-email", "false"),
                        Map.entry("extract.email", ""),
                        Map.entry("extract.smtp-host", "localhost"),
                        Map.entry("extract.smtp-port", "25"),
                        Map.entry("extract.smtp-from", ""));
    }

    @Test
    void needsThePacsAndTheFileAlone() {
        ExtractRequest request = request(least());
        assertThat(request.peers())
                .isEqualTo(new Peers(new PacsAddress("PACS", "pacs.example.org", 104), new OwnEntity("NIFFLER", 0)));
        assertThat(request.delivery())
                .contains(new Delivery(RetrieveWay.MOVE, ImagePlace.GATEWAY, "NIFFLER", List.of()));
        assertThat(request.tls()).isEmpty();
        assertThat(request.rows().csv()).isEqualTo(Path.of("rows.csv"));
        assertThat(request.rows().attributes()).isEqualTo(List.of(QueryAttribute.of("PatientID", 0)));
        assertThat(request.storage().folder()).isEmpty();
        assertThat(request.night()).isEmpty();
        assertThat(request.email()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "extract.pacs, '', write AET@HOST:PORT",
        "extract.pacs, PACS@host, write AET@HOST:PORT",
        "extract.pacs, PACS@host:99999, write a port",
        "extract.pacs, PACS@ho st:1, write AET@HOST:PORT",
        "extract.pacs, a\\b@host:1, is not an AE title",
        "extract.own-ae, A:x, write a port",
        "extract.destination-ae, 12345678901234567, is not an AE title",
        "extract.csv, '', write the path of a CSV file",
        "extract.attributes, PatientID, counted from 0",
        "extract.attributes, 'PatientID:0,StudyDate:1,StudyMonth:2', each attribute once",
        "extract.attributes, 'PatientID:0,StudyDate:1,AccessionNumber:2,PatientName:3', 1 to 3 attributes",
        "extract.attributes, ' ', 1 to 3 attributes",
        "extract.date-format, %Q, %Q is not supported",
        "extract.file-path, /{00080018}, write a relative path",
        "extract.mode, find, 'write one of images, find-only, find-detailed'",
        "extract.mode, find-only, write the folder that the table goes to",
        "extract.end-hour, 24, from 0 to 23",
        "extract.cvs, x, did you mean extract.csv?",
    })
    void namesWhatIsWrong(String key, String value, String expected) {
        Map<String, String> values = least();
        values.put(key, value);
        assertThatThrownBy(() -> request(values))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void checksWhatBelongsTogether() {
        Map<String, String> night = least();
        night.put("extract.start-hour", "7");
        assertThat(request(night).night()).as("not asked for").isEmpty();
        night.put("extract.nightly-only", "true");
        assertThatThrownBy(() -> request(night))
                .hasMessageContaining("extract.end-hour")
                .hasMessageContaining("two different hours");

        Map<String, String> mail = least();
        mail.put("extract.send-email", "true");
        assertThatThrownBy(() -> request(mail)).hasMessageContaining("extract.email");
        mail.put("extract.email", "a@b.c\nBcc: x@y.z");
        assertThatThrownBy(() -> request(mail)).hasMessageContaining("write one address");

        Map<String, String> any = least();
        any.put("gateway.ae-title", "*");
        assertThatThrownBy(() -> request(any)).hasMessageContaining("extract.destination-ae");
        any.put("extract.destination-ae", "OTHER");
        assertThat(request(any).delivery().orElseThrow().destinationAe()).isEqualTo("OTHER");
    }

    @Test
    void printsAddressesAsTheyAreRead() {
        for (String text : List.of("PACS@host:104", "A B@10.0.0.1:1", "PACS@[fe80::1]:11112")) {
            assertThat(PacsAddress.parse(text)).hasToString(text);
        }
        assertThat(PacsAddress.parse("A@[::1]:1").host()).isEqualTo("::1");
        assertThat(OwnEntity.parse("A:1")).hasToString("A:1");
        assertThat(OwnEntity.parse("A")).hasToString("A");
    }
}
