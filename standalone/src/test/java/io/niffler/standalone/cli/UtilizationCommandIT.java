package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.niffler.standalone.mongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on documents such as the job writes. */
class UtilizationCommandIT {
    @TempDir
    Path temp;

    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoCollection<Document> days;

    @BeforeEach
    void start() throws IOException {
        mongo = EmbeddedMongo.start(temp, 0);
        client = MongoClients.create(mongo.uri());
        days = client.getDatabase("ScannersInfo").getCollection("utilization");
    }

    @AfterEach
    void stop() {
        client.close();
        mongo.close();
    }

    /** Local milliseconds of a moment in March 2024. */
    private static long at(String dayAndTime) {
        return LocalDateTime.parse("2024-03-" + dayAndTime)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    /** One series from a first instance, which is the one of the smallest number, to a last one. */
    private static Document study(String uid, String patient, String from, String to) {
        Document series = new Document("uid", uid + ".1")
                .append("first", at(from))
                .append("last", at(to))
                .append("firstSop", uid + ".1.1")
                .append("description", "study " + uid)
                .append("modality", "CT")
                .append("leadNumber", 1L)
                .append("leadSop", uid + ".1.1")
                .append("leadAt", at(from));
        return new Document("study", uid)
                .append("patient", patient)
                .append("first", at(from))
                .append("last", at(to))
                .append("series", List.of(series));
    }

    private void store(String scanner, String date, Document... parts) {
        days.insertOne(new Document("_id", scanner + "|" + date)
                .append("scanner", scanner)
                .append("date", date)
                .append("parts", List.of(parts)));
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("utilization", "--mongo-uri", mongo.uri()));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(new String[0]));
    }

    private void storeThreeDays() {
        store("SN1", "20240304", study("1.1", "P1", "04T23:50:00", "04T23:55:00"));
        store(
                "SN1",
                "20240305",
                study("1.2", "P1", "05T00:05:00", "05T00:10:00"),
                study("1.3", "P2", "05T09:00:00", "05T09:30:00"),
                study("1.4", "P3", "05T23:45:00", "05T23:59:00"));
        store("SN1", "20240306", study("1.5", "P3", "06T00:01:00", "06T00:15:00"));
        store("SN2", "20240305", study("2.1", "P9", "05T10:00:00", "05T10:30:00"));
    }

    @Test
    void putsExamsOverMidnightIntoTheDayTheyBegan() {
        storeThreeDays();

        CommandRun run = run("--date", "20240305", "--scanner", "SN1", "--csv");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().skip(1))
                .containsExactly(
                        "1,20240305,SN1,6.56,2,2,3,CT,3,,,,,,,",
                        ",,,,,,,,,P2,2024-03-05T09:00:00,2024-03-05T09:30:00,30.00,1,1,study 1.3",
                        ",,,,,,,,,P3,2024-03-05T23:45:00,2024-03-06T00:15:00,30.00,2,2,study 1.4::study 1.5");
    }

    @Test
    void withoutADayItIsTheLastOneOfTheScannersAskedFor() {
        storeThreeDays();

        CommandRun run = run("--scanner", "SN2", "--csv");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("1,20240305,SN2,100.00,1,1,1,CT,1");
    }

    @Test
    void takesSeveralScannersAndKeysWithCommas() {
        storeThreeDays();
        store("Acme, Inc./CT", "20240305", study("3.1", "P8", "05T10:00:00", "05T10:30:00"));

        assertThat(run("--date", "20240305", "--scanner", "Acme, Inc./CT").out().lines())
                .hasSize(3);
        assertThat(run("--date", "20240305", "--scanner", "SN1,SN2").out().lines())
                .hasSize(4);
    }

    @Test
    void printsTheDaysOfARangeThatHaveExams() {
        storeThreeDays();

        CommandRun run = run("--from", "20240301", "--to", "20240331");

        assertThat(run.out().lines().skip(2).map(line -> line.substring(0, "2024-03-04  SN1".length())))
                .containsExactly("2024-03-04  SN1", "2024-03-05  SN1", "2024-03-05  SN2");
        assertThat(run("--month", "202403").out()).isEqualTo(run.out());
    }

    @Test
    void countsOneInstanceOfASeriesInTheOriginalsTable() {
        storeThreeDays();

        assertThat(run("--date", "20240305", "--scanner", "SN2", "--compat")
                        .out()
                        .lines()
                        .skip(2))
                .containsExactly(
                        "1, 20240305, SN2, NaN %, 1, 1, 1, CT, 1",
                        ", , , , , , , , ,P9,  100000,  100000, 0.0, 1, 1,  study 2.1");
    }

    @Test
    void printsRowsThatTheOriginalsStepsAndItselfCanGoOnWith() throws IOException {
        storeThreeDays();

        CommandRun rows = run("--date", "20240305", "--studies", "--compat");

        assertThat(rows.out().lines().skip(1))
                .containsExactly(
                        "SN1, 1.3,P2, 0, 1, 90000, 90000, study 1.3, CT",
                        "SN1, 1.4,P3, 0, 1, 234500, 234500, study 1.4, CT",
                        "SN1, 1.5,P3, 0, 1, 240100, 240100, study 1.5, CT",
                        "SN2, 2.1,P9, 0, 1, 100000, 100000, study 2.1, CT");
        Path file = Files.writeString(temp.resolve("20240305.csv"), rows.out());
        assertThat(run("--intermediate", file.toString(), "--compat").out())
                .isEqualTo(run("--date", "20240305", "--compat").out());
        assertThat(run("--month", "202403", "--studies", "--compat").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("--month", "202403", "--studies").out().lines()).hasSize(7);
    }

    @Test
    void printsTheLastDayThatIsKnownUnlessAsked() {
        store("SN1", "20240304", study("1.1", "P1", "04T10:00:00", "04T10:10:00"));
        store("SN1", "20240305", study("1.2", "P1", "05T10:00:00", "05T10:10:00"));

        assertThat(run().out()).contains("2024-03-05").doesNotContain("2024-03-04");
    }

    @Test
    void saysWhenThereIsNothing() {
        CommandRun run = run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("No scanner was seen yet");
        storeThreeDays();
        assertThat(run("--date", "20240307").err()).contains("No exam began");
    }

    @Test
    void passesOverDocumentsThatAreNotWhatTheJobWrites() {
        storeThreeDays();
        days.insertOne(new Document("_id", "a").append("date", 20240305).append("scanner", "SN1"));
        days.insertOne(new Document("_id", "b").append("date", "20240305").append("parts", List.of(1)));
        days.insertOne(new Document("_id", "c").append("date", "20240305").append("scanner", 1));

        assertThat(run("--date", "20240305", "--json").out().lines()).hasSize(2);
    }
}
