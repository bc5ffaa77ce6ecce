package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.niffler.standalone.mongo.EmbeddedMongo;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over the embedded store. */
class ScannersCommandIT {
    @TempDir
    Path temp;

    private EmbeddedMongo mongo;

    @BeforeEach
    void store() throws Exception {
        mongo = EmbeddedMongo.start(temp, 0);
        try (MongoClient client = MongoClients.create(EmbeddedMongo.uri(mongo.port()))) {
            client.getDatabase("ScannersInfo")
                    .getCollection("scanners")
                    .insertMany(List.of(
                            scanner("SN1", "CT", 2, 330.5).append("stationNames", List.of("CT 1, left", "CT 1, right")),
                            scanner("SN2", "MR", 9, -18_000).append("stationNames", List.of("MR 1")),
                            scanner("SN3", "MR", 5, null)));
        }
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    private static Document scanner(String serial, String modality, int seenInMarch, Number median) {
        Instant seen = LocalDateTime.of(2024, 3, seenInMarch, 12, 0)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        Document scanner = new Document("_id", serial)
                .append("deviceSerialNumbers", List.of(serial))
                .append("manufacturers", List.of("ACME"))
                .append("models", List.of("Ring"))
                .append("institutionNames", List.of("East", "West"))
                .append("modalities", List.of(modality, "SR"))
                .append("firstSeen", Date.from(seen))
                .append("lastSeen", Date.from(seen))
                .append("rejected", new Document("missing", 1_200L).append("absurd", 34L))
                .append("days", List.of(new Document("sum", 1)));
        if (median != null) {
            scanner.append(
                    "clock",
                    new Document("studies", 7L)
                            .append("mean", 4_500.0)
                            .append("standardDeviation", 60.0)
                            .append("minimum", -36.0)
                            .append("maximum", 7_200.0)
                            .append("median", median.doubleValue())
                            .append("interquartileRange", 90.0)
                            .append("suspected", "wrong zone"));
        }
        return scanner;
    }

    private CommandRun run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("scanners", "--mongo-uri", EmbeddedMongo.uri(mongo.port())));
        arguments.addAll(Arrays.asList(options));
        return CommandRun.of(arguments.toArray(new String[0]));
    }

    @Test
    void printsTheInventory() {
        CommandRun run = run();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().toList()).hasSize(5);
        assertThat(run.out()).contains("SN1", "CT 1, left, CT 1, right", "East, West", "1,234");
    }

    @Test
    void printsTheWorstClockFirst() {
        List<String> lines = run("--clocks").out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(2)).startsWith("SN2").contains("-5:00:00", "1:15:00", "wrong zone");
        assertThat(lines.get(3)).startsWith("SN1").contains("0:05:31", "0:01:30", "-0:00:36");
    }

    @Test
    void writesTheOriginalsColumns() {
        assertThat(run("--csv", "--modality", "CT").out()).isEqualTo("""
                StationName,InstitutionName,DeviceSerialNumber,Manufacturer,ManufacturerModelName
                "CT 1, left::CT 1, right",East::West,SN1,ACME,Ring
                """);
        assertThat(run("--clocks", "--csv", "--modality", "ct").out()).isEqualTo("""
                Modality,Average Time Shift (Hour),DeviceSerialNumber,Manufacturer,Manufacturer Model Name,\
                Minimum Time Shift (Hour),Maximum Time Shift (Hour),Standard Deviation,Number of Studies
                CT::SR,1.25,SN1,ACME,Ring,-0.01,2,0.01666667,7
                """);
    }

    @Test
    void choosesByModalityAndDay() {
        assertThat(run("--modality", "MR", "--csv").out())
                .contains("SN2", "SN3")
                .doesNotContain("SN1");
        assertThat(run("--since", "2024-03-05", "--csv").out())
                .contains("SN2", "SN3")
                .doesNotContain("SN1");
        assertThat(run("--since", "20240306", "--csv").out()).contains("SN2").doesNotContain("SN3");
    }

    @Test
    void printsJsonWithoutTheDaysBehindIt() {
        List<String> lines = run("--json").out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(Document.parse(lines.get(0)).getString("_id")).isEqualTo("SN1");
        assertThat(lines.get(0)).contains("\"median\": 330.5").doesNotContain("\"days\"");
    }

    @Test
    void saysWhenThereIsNone() {
        CommandRun run = run("--modality", "US");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no such scanner");
    }

    @Test
    void refusesADayThatIsNoneAndTwoForms() {
        assertThat(run("--since", "2024-02-30").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("--since", "2024-02-30").err()).contains("2024-02-30", "2024-01-31");
        assertThat(run("--csv", "--json").exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
