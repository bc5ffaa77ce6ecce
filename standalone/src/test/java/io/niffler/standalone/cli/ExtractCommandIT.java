package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import io.niffler.standalone.Ports;
import io.niffler.standalone.RunningUp;
import io.niffler.standalone.demo.DemoFiles;
import io.niffler.standalone.demo.DemoStudy;
import io.niffler.standalone.interop.Orthanc;
import io.niffler.standalone.mongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Studies of a real PACS, fetched by the original's configuration. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ExtractCommandIT {
    private static final Duration ARRIVAL = Duration.ofMinutes(2);
    private static final int STUDIES = 8;

    @TempDir
    private Path temp;

    /** What the PACS is given: SOP Instance UIDs by file. */
    private final Map<Path, DataSet> held = new TreeMap<>();

    @BeforeEach
    void write() throws IOException {
        Orthanc.assumeInstalled();
        Path folder = temp.resolve("held");
        DemoFiles.write(DemoStudy.plan(STUDIES, LocalDate.of(2026, 1, 15)), folder, count -> {});
        for (Path file : files(folder)) {
            held.put(file, Part10.read(file, ReadOptions.HEADERS).dataSet());
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".dcm")).sorted().toList();
        }
    }

    private Orthanc pacs(String ae, int port) throws Exception {
        Orthanc orthanc = Orthanc.start(temp.resolve("orthanc"), "us", "[\"" + ae + "\", \"127.0.0.1\", " + port + "]");
        for (Path file : held.keySet()) {
            orthanc.upload(file);
        }
        return orthanc;
    }

    private Set<String> all(int tag) {
        Set<String> values = new TreeSet<>();
        held.values().forEach(header -> values.add(header.string(tag)));
        return values;
    }

    private Path csv(String header, Iterable<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        rows.forEach(lines::add);
        return Files.write(temp.resolve("rows.csv"), lines);
    }

    private CommandRun extract(Orthanc pacs, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "extract",
                "--data",
                temp.resolve("data").toString(),
                "--CsvFile",
                temp.resolve("rows.csv").toString(),
                "--SrcAet",
                "ORTHANC@127.0.0.1:" + pacs.dicomPort()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void bringsPatientsIntoTheRunningUp() throws Exception {
        Set<String> patients = all(Tag.PATIENT_ID);
        patients.add("NOBODY");
        csv("id", patients);
        try (RunningUp up = new RunningUp(temp)) {
            up.start();
            try (Orthanc pacs = pacs("NIFFLER", up.dicomPort)) {
                String kafka = "-Dkafka.bootstrap-servers=127.0.0.1:" + up.kafkaPort;
                CommandRun run = extract(pacs, "--FirstAttr", "PatientID", "--FirstIndex", "0", kafka);
                assertThat(run.err()).isEmpty();
                assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.PARTLY_FAILED);
                assertThat(run.out())
                        .containsPattern("\\b" + (patients.size() - 1) + "  rows complete")
                        .containsPattern("\\b1  rows not found")
                        .contains(held.size() + "  instances of " + held.size());
                assertInstances(up);

                CommandRun status = extract(pacs, "--status");
                assertThat(status.out()).contains("not found").doesNotContain("NOBODY");
                CommandRun again = extract(pacs, kafka);
                assertThat(again.out()).contains(held.size() + "  instances of " + held.size());
            }
        }
    }

    private void assertInstances(RunningUp up) {
        try (MongoClient client = MongoClients.create(EmbeddedMongo.uri(up.mongoPort))) {
            await().atMost(ARRIVAL).untilAsserted(() -> {
                Set<String> listed = new TreeSet<>();
                for (Document series : client.getDatabase("ScannersInfo")
                        .getCollection("series")
                        .find()) {
                    series.getList("instances", Document.class)
                            .forEach(instance -> listed.add(instance.getString("uid")));
                }
                assertThat(listed).isEqualTo(all(Tag.SOP_INSTANCE_UID));
            });
        }
    }

    @Test
    void bringsStudiesOfAMonthIntoAFolderAsTheOriginal() throws Exception {
        csv("StudyMonth", List.of("202601"));
        int port = Ports.free();
        Path files = temp.resolve("files");
        Files.writeString(
                temp.resolve("system.json"),
                "{\"QueryAet\": \"RESEARCH:" + port + "\", \"DestAet\": \"RESEARCH\", \"NightlyOnly\": false}");
        Path config = Files.writeString(
                temp.resolve("config.json"),
                "{\"StorageFolder\": \"" + files + "\", \"FilePath\": \"{00100020}/{0020000D}/{00080018}.dcm\","
                        + " \"NumberOfQueryAttributes\": 1, \"FirstAttr\": \"StudyDate\", \"FirstIndex\": 0}");
        try (Orthanc pacs = pacs("RESEARCH", port)) {
            CommandRun run = extract(pacs, "--config-json", config.toString());
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.OK);
            Set<String> stored = new TreeSet<>();
            for (Path file : files(files)) {
                DataSet header = Part10.read(file, ReadOptions.HEADERS).dataSet();
                String uid = header.string(Tag.SOP_INSTANCE_UID);
                stored.add(uid);
                assertThat(file.getFileName()).hasToString(uid + ".dcm");
            }
            assertThat(stored).isEqualTo(all(Tag.SOP_INSTANCE_UID));
        }
    }

    @Test
    void listsStudiesInATable() throws Exception {
        csv("id", all(Tag.PATIENT_ID));
        Path files = temp.resolve("files");
        try (Orthanc pacs = pacs("NIFFLER", Ports.free())) {
            CommandRun run = extract(pacs, "--StorageFolder", files.toString(), "--FilePath", "CFIND-ONLY");
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.OK);
            List<String> table = Files.readAllLines(files.resolve("cfind-output.csv"));
            assertThat(table.get(0)).isEqualTo("PatientID,StudyInstanceUID,AccessionNumber,StudyDescription");
            assertThat(table.subList(1, table.size()))
                    .extracting(line -> line.split(",", -1)[1])
                    .containsExactlyInAnyOrderElementsOf(all(Tag.STUDY_INSTANCE_UID));
        }
    }
}
