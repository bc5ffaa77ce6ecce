package io.niffler.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.standalone.RunningUp;
import io.niffler.standalone.interop.Orthanc;
import io.niffler.standalone.mongo.EmbeddedMongo;
import io.niffler.standalone.pacs.HeldStudies;
import io.niffler.standalone.pacs.HeldStudy;
import io.niffler.standalone.pacs.LedgerEnd;
import io.niffler.standalone.pacs.PacsLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code niffler extract} is killed twice, then the PACS and the gateway under it: in the end the ledger is that of an undisturbed run and
 * each instance is in the store once. {@code -Dniffler.crash.seed} repeats the moments of a run.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ExtractCrashIT {
    private static final int STUDIES = 240;
    private static final int PATIENTS = 60;
    private static final int KILLS = 2;
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path temp;

    private final List<HeldStudy> held = HeldStudies.plan(STUDIES, PATIENTS);

    @Test
    void killsChangeNothing() throws Exception {
        Orthanc.assumeInstalled();
        long seed = Long.getLong("niffler.crash.seed", System.nanoTime());
        System.out.println("niffler.crash.seed=" + seed);
        Random random = new Random(seed);
        try (RunningUp up = new RunningUp(temp, "-Dflink.jobs=metadata")) {
            up.start();
            try (Orthanc pacs = pacs(up)) {
                Path disturbed = temp.resolve("disturbed.csv");
                try (RunningExtract extract = extract(up, pacs, disturbed)) {
                    extract.start();
                    for (int kill = 0; kill < KILLS; kill++) {
                        extract.awaitMore(10 + random.nextInt(20));
                        extract.kill();
                        extract.start();
                    }
                    extract.awaitMore(10 + random.nextInt(20));
                    pacs.kill();
                    pacs.restart();
                    extract.awaitMore(10 + random.nextInt(20));
                    up.child().kill();
                    assertThat(LedgerEnd.studiesComplete(disturbed))
                            .as("in the middle")
                            .isLessThan(STUDIES);
                    up.start();
                    assertThat(extract.end()).as(extract.output()).isEqualTo(1);
                }
                assertThat(LedgerEnd.opened(disturbed)).isEqualTo(KILLS + 1L);
                assertThat(LedgerEnd.of(disturbed).values())
                        .filteredOn(end -> end.startsWith("complete"))
                        .hasSize(STUDIES + PATIENTS);
                Map<String, Document> documents = assertStored(up);

                Path undisturbed = temp.resolve("undisturbed.csv");
                try (RunningExtract extract = extract(up, pacs, undisturbed)) {
                    extract.start();
                    assertThat(extract.end()).as(extract.output()).isEqualTo(1);
                }
                assertThat(LedgerEnd.of(disturbed)).isEqualTo(LedgerEnd.of(undisturbed));
                assertThat(assertStored(up)).as("sent once more").isEqualTo(documents);
            }
        }
    }

    private Orthanc pacs(RunningUp up) throws IOException {
        String us = "[\"NIFFLER\", \"127.0.0.1\", " + up.dicomPort + "]";
        Orthanc pacs = Orthanc.start(temp.resolve("orthanc"), "us", us);
        try {
            PacsLoad.send(held, "ORTHANC", pacs.dicomPort());
            return pacs;
        } catch (IOException e) {
            pacs.close();
            throw e;
        }
    }

    /** All patients, and one whom the PACS does not know. */
    private RunningExtract extract(RunningUp up, Orthanc pacs, Path ledger) throws IOException {
        List<String> rows = new ArrayList<>(List.of("patient", "NOBODY"));
        held.stream().map(HeldStudy::patientId).distinct().forEach(rows::add);
        Path csv = Files.write(temp.resolve("rows.csv"), rows);
        return new RunningExtract(
                temp.resolve("extract.out"),
                ledger,
                List.of(
                        "extract",
                        "--data=" + up.data,
                        "--ledger=" + ledger,
                        "--CsvFile=" + csv,
                        "--SrcAet=ORTHANC@127.0.0.1:" + pacs.dicomPort(),
                        "-Dkafka.bootstrap-servers=127.0.0.1:" + up.kafkaPort,
                        "-Dextract.retry-pause=1s",
                        "-Dextract.longest-retry-pause=2s",
                        "-Dextract.stall-timeout=20s",
                        "-Dextract.arrival-timeout=5s",
                        "-Dextract.attempts=100"));
    }

    /** Each instance that the PACS holds is in one document of a series, once. */
    private Map<String, Document> assertStored(RunningUp up) {
        Map<String, List<String>> expected = new TreeMap<>();
        for (HeldStudy study : held) {
            for (DataSet instance : study.instances()) {
                expected.computeIfAbsent(instance.string(Tag.SERIES_INSTANCE_UID), uid -> new ArrayList<>())
                        .add(instance.string(Tag.SOP_INSTANCE_UID));
            }
        }
        Map<String, Document> documents = new TreeMap<>();
        try (MongoClient client = MongoClients.create(EmbeddedMongo.uri(up.mongoPort))) {
            await().atMost(LONG).untilAsserted(() -> {
                documents.clear();
                for (Document series : client.getDatabase("ScannersInfo")
                        .getCollection("series")
                        .find()) {
                    series.remove("updatedAt");
                    documents.put(series.getString("_id"), series);
                }
                assertThat(documents.keySet().equals(expected.keySet()))
                        .as("%d series of %d", documents.size(), expected.size())
                        .isTrue();
                documents.forEach((uid, series) -> {
                    List<String> listed = series.getList("instances", Document.class).stream()
                            .map(instance -> instance.getString("uid"))
                            .toList();
                    assertThat(listed).doesNotHaveDuplicates();
                    assertThat(new TreeSet<>(listed)).isEqualTo(new TreeSet<>(expected.get(uid)));
                    assertThat(((Number) series.get("instanceCount")).intValue())
                            .isEqualTo(listed.size());
                });
                long total = 0;
                for (Document study : client.getDatabase("ScannersInfo")
                        .getCollection("studies")
                        .find()) {
                    total += ((Number) study.get("instanceCount")).longValue();
                }
                assertThat(total)
                        .isEqualTo(held.stream()
                                .mapToLong(study -> study.instances().size())
                                .sum());
            });
        }
        return documents;
    }
}
