package io.niffler.gateway.extraction.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.config.ConfigException;
import io.niffler.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginalConfigTest {
    private static final String CONFIG = """
            {
            \t"NifflerSystem": "system.json",
            \t"StorageFolder": "/opt/data/new-study",
            \t"FilePath": "{00100020}/{0020000D}/{0020000E}/{00080018}.dcm",
            \t"CsvFile": "csv/empi.csv",
            \t"NumberOfQueryAttributes": 2,
            \t"FirstAttr": "PatientID",
            \t"FirstIndex": 0,
            \t"SecondAttr": "AccessionNumber",
            \t"SecondIndex": 5,
            \t"ThirdAttr": "StudyDate",
            \t"ThirdIndex": 3,
            \t"LongAccession": false,
            \t"DateFormat": "%Y%m%d",
            \t"SendEmail": true,
            \t"YourEmail": "test@test.test"
            }
            """;
    private static final String SYSTEM = """
            {
            \t"DCM4CHEBin": "/opt/dcm4che-5.22.5/bin",
            \t"SrcAet": "SRC_AET@SRCHOST:104",
            \t"QueryAet": "QBNIFFLER:4243",
            \t"DestAet": "QBNIFFLER",
            \t"NightlyOnly": true,
            \t"StartHour": 19,
            \t"EndHour": 7,
            \t"NifflerID": 1,
            \t"MaxNifflerProcesses": 2
            }
            """;

    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void write() throws IOException {
        config = Files.writeString(folder.resolve("config.json"), CONFIG);
        Files.writeString(folder.resolve("system.json"), SYSTEM);
    }

    private Map<String, String> settings(String... options) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return OriginalConfig.settings(config, all);
    }

    @Test
    void readsTheOriginalsFilesAsTheyAre() {
        assertThat(settings())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("extract.storage-folder", "/opt/data/new-study"),
                        Map.entry("extract.mode", "images"),
                        Map.entry("extract.file-path", "{00100020}/{0020000D}/{0020000E}/{00080018}.dcm"),
                        Map.entry("extract.csv", folder.resolve("csv/empi.csv").toString()),
                        Map.entry("extract.attributes", "PatientID:0,AccessionNumber:5"),
                        Map.entry("extract.long-accession", "false"),
                        Map.entry("extract.date-format", "%Y%m%d"),
                        Map.entry("extract.send-email", "true"),
                        Map.entry("extract.email", "test@test.test"),
                        Map.entry("extract.pacs", "SRC_AET@SRCHOST:104"),
                        Map.entry("extract.own-ae", "QBNIFFLER:4243"),
                        Map.entry("extract.destination-ae", "QBNIFFLER"),
                        Map.entry("extract.nightly-only", "true"),
                        Map.entry("extract.start-hour", "19"),
                        Map.entry("extract.end-hour", "7"),
                        Map.entry("extract.id", "1"),
                        Map.entry("extract.max-processes", "2")));
    }

    @Test
    void becomesARequest() {
        ExtractRequest request = ExtractRequest.from(Settings.of(settings("EndHour", "6")));
        assertThat(request.peers().pacs()).isEqualTo(new PacsAddress("SRC_AET", "SRCHOST", 104));
        assertThat(request.delivery())
                .contains(new Delivery(RetrieveWay.MOVE, ImagePlace.FOLDER, "QBNIFFLER", List.of()));
        assertThat(request.night()).contains(new NightWindow(19, 6));
        assertThat(request.rows().attributes())
                .extracting(QueryAttribute::name)
                .containsExactly("PatientID", "AccessionNumber");
        assertThat(request.slots()).isEqualTo(new RunSlots(1, 2));
        assertThat(request.email()).contains("test@test.test");
    }

    @Test
    void letsEveryOptionComeFirst() {
        Map<String, String> settings = settings(
                "FirstIndex",
                "4",
                "SecondAttr",
                "StudyMonth",
                "SendEmail",
                "False",
                "NightlyOnly",
                "0",
                "LongAccession",
                "1",
                "CsvFile",
                "other.csv",
                "SrcAet",
                "X@[::1]:11112",
                "FilePath",
                "CFIND-ONLY",
                "DestAet",
                "");
        assertThat(settings)
                .containsEntry("extract.attributes", "PatientID:4,StudyMonth:5")
                .containsEntry("extract.send-email", "false")
                .containsEntry("extract.nightly-only", "false")
                .containsEntry("extract.long-accession", "true")
                .containsEntry("extract.csv", "other.csv")
                .containsEntry("extract.pacs", "X@[::1]:11112")
                .containsEntry("extract.mode", "find-only")
                .containsEntry("extract.destination-ae", "")
                .doesNotContainKey("extract.file-path");
        assertThat(settings("FilePath", "CFIND-DETAILED")).containsEntry("extract.mode", "find-detailed");
    }

    @Test
    void takesOptionsWithoutAnyFile() {
        assertThat(OriginalConfig.settings(null, Map.of("SrcAet", "A@b:1")))
                .containsExactly(Map.entry("extract.pacs", "A@b:1"));
        assertThat(OriginalConfig.settings(null, Map.of("FirstAttr", "AccessionNumber")))
                .containsExactly(Map.entry("extract.attributes", "AccessionNumber:0"));
    }

    @Test
    void findsTheSystemFileOfAnotherName() throws IOException {
        Files.writeString(
                folder.resolve("other.json"), "{\"SrcAet\": \"OTHER@host:1\", \"FirstIndex\": 9, \"EndHour\": null}");
        assertThat(settings("NifflerSystem", folder.resolve("other.json").toString()))
                .containsEntry("extract.pacs", "OTHER@host:1")
                .containsEntry("extract.attributes", "PatientID:0,AccessionNumber:5")
                .doesNotContainKey("extract.end-hour");
        assertThatThrownBy(() -> settings("NifflerSystem", "no-such-file.json"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("cannot read no-such-file.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"FirstAttr\": \"PatientId\"|FirstAttr is \"PatientId\" (x.json): did you mean PatientID?",
                "\"FirstIndex\": -1|FirstIndex is \"-1\" (x.json): write a whole number",
                "\"FirstIndex\": 1000|FirstIndex is \"1000\" (x.json): write an index from 0 to 999",
                "\"FirstIndex\": \"a\"|FirstIndex is \"a\" (x.json): write a whole number",
                "\"FirstIndex\": 1.5|FirstIndex is \"1.5\" (x.json): write a whole number",
                "\"NumberOfQueryAttributes\": 4|NumberOfQueryAttributes is \"4\" (x.json): write 1, 2 or 3",
                "\"NumberOfQueryAttributes\": 2|SecondAttr is missing",
                "\"NumberOfQueryAttributes\": 2, \"SecondAttr\": \"PatientID\"|NumberOfQueryAttributes is \"2\" (x.json): name each attribute once",
                "\"LongAccession\": \"maybe\"|LongAccession is \"maybe\" (x.json): write true or false",
                "\"NightlyOnly\": \"yes\"|NightlyOnly is \"yes\" (x.json): write true or false",
                "\"StartHour\": 24|StartHour is \"24\" (x.json): write a whole number from 0 to 23",
                "\"SrcAet\": \"PACS:104\"|SrcAet is \"PACS:104\" (x.json): write AET@HOST:PORT",
                "\"SrcAet\": [\"A@b:1\"]|SrcAet is a list or an object (x.json): write one value",
                "\"QueryAet\": \"A:0\"|QueryAet is \"A:0\" (x.json): write a port from 1 to 65535",
                "\"DestAet\": \"12345678901234567\"|DestAet is \"12345678901234567\" (x.json): '",
                "\"DateFormat\": \"%Y\"|DateFormat is \"%Y\" (x.json): write one year",
                "\"FilePath\": \"../{00080018}\"|FilePath is \"../{00080018}\" (x.json): begin no name with a dot",
                "\"MaxNifflerProcesses\": 0|MaxNifflerProcesses is \"0\" (x.json): write a whole number from 1",
                "\"FirstAtr\": \"x\"|unknown key FirstAtr (x.json): did you mean FirstAttr?",
                "\"Whatever\": 1|unknown key Whatever (x.json): remove it; known are NifflerSystem",
                "\"FirstIndex\": 1, \"FirstIndex\": 2|x.json line 1 is not valid JSON",
                "]|x.json line 1 is not valid JSON",
            })
    void namesWhatIsWrong(String json, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), "{" + json + "}");
        assertThatThrownBy(() -> OriginalConfig.settings(file, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void namesOptionsAndFilesThatAreWrong() throws IOException {
        assertThatThrownBy(() -> settings("StorageFoldr", "x"))
                .hasMessage("unknown option --StorageFoldr: did you mean StorageFolder?");
        assertThatThrownBy(() -> settings("StartHour", "x"))
                .hasMessageStartingWith("StartHour is \"x\" (command line): ");
        Path list = Files.writeString(folder.resolve("list.json"), "[1]");
        assertThatThrownBy(() -> OriginalConfig.settings(list, Map.of())).hasMessageContaining("holds no JSON object");
        Path twice = Files.writeString(folder.resolve("twice.json"), "{} {}");
        assertThatThrownBy(() -> OriginalConfig.settings(twice, Map.of())).hasMessageContaining("not valid JSON");
        Path deep = Files.writeString(folder.resolve("deep.json"), "{\"CsvFile\":" + "[".repeat(100_000));
        assertThatThrownBy(() -> OriginalConfig.settings(deep, Map.of())).isInstanceOf(ConfigException.class);
        Path large = Files.writeString(folder.resolve("large.json"), " ".repeat((1 << 20) + 1));
        assertThatThrownBy(() -> OriginalConfig.settings(large, Map.of())).hasMessageContaining("larger than 1 MiB");
    }
}
