package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on the original's intermediate tables. */
class UtilizationCommandTest {
    private static final String HEADER =
            "DeviceSerialNumber, StudyInstanceUID, PatientID, DurationInMinutes, Number of Series in the Study,"
                    + " Exam Start Time, Exam End Time, StudyDescription, Modality\n";
    private static final String FIFTH = """
            SN1, 1.2.1,P1, 10, 3, 93000, 94000, HEAD, plain, CT
            SN1, 1.2.2,P1, 10, 2, 95000, 100000, NECK, CT
            SN1, 1.2.3,P2, 10, 1, 235000, 240500, CHEST, CT
            SN2, 1.2.4,P3, 0, 1, 70000, 70000, HAND, DX
            """;
    private static final String SIXTH = "SN1, 1.2.5,P2, 5, 2, 1000, 1500, ABDOMEN, CT\n";

    @TempDir
    Path temp;

    private Path fifth;
    private Path sixth;

    @BeforeEach
    void write() throws IOException {
        fifth = Files.writeString(temp.resolve("20240305.csv"), HEADER + FIFTH);
        sixth = Files.writeString(temp.resolve("20240306.csv"), HEADER + SIXTH);
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("utilization", "--data", temp.toString()));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(new String[0]));
    }

    @Test
    void printsATableForPeople() {
        CommandRun run = run("--intermediate", fifth.toString(), "--intermediate", sixth.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                        date        scanner  modality  utilization %   from         to  busy   idle  turnaround  longest  patients  exams  studies  series
                        ----------  -------  --------  -------------  -----  ---------  ----  -----  ----------  -------  --------  -----  -------  ------
                        2024-03-05  SN1      CT                  6.2  09:30  +1d 00:15  0:55  13:50         830      830         2      2        4       8
                        2024-03-05  SN2      DX                       07:00      07:00  0:00   0:00                              1      1        1       1
                        """);
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void printsTheOriginalsColumnsAsTheyShouldBe() {
        CommandRun run = run("--intermediate", fifth.toString(), "--scanner", "SN1", "--csv");

        assertThat(run.out().lines().skip(1))
                .containsExactly(
                        "1,20240305,SN1,5.14,2,2,3,CT,6,,,,,,,",
                        ",,,,,,,,,P1,2024-03-05T09:30:00,2024-03-05T10:00:00,30.00,2,5,\"HEAD, plain::NECK\"",
                        ",,,,,,,,,P2,2024-03-05T23:50:00,2024-03-06T00:05:00,15.00,1,1,CHEST");
    }

    @Test
    void printsTheOriginalsTableToTheLetter() {
        CommandRun run = run("--intermediate", fifth.toString(), "--intermediate", sixth.toString(), "--compat");

        assertThat(run.out().lines().skip(2))
                .containsExactly(
                        "1, 20240305, SN2, NaN %, 1, 1, 1, DX, 1",
                        ", , , , , , , , ,P3,  70000,  70000, 0.0, 1, 1,  HAND",
                        "1, 20240305, SN1, 5.142857142857142 %, 2, 2, 3, plain, 6",
                        ", , , , , , , , ,P1,  93000,  100000, 30.0, 2, 5,  HEAD:: NECK",
                        ", , , , , , , , ,P2,  235000,  240500, 15.0, 1, 1,  CHEST",
                        "2, 20240306, SN1, 100.0 %, 1, 1, 1, CT, 2",
                        ", , , , , , , , ,P2,  1000,  1500, 5.0, 1, 2,  ABDOMEN");
    }

    @Test
    void printsJsonOfTheScannersOfAList() throws IOException {
        Path subset = Files.writeString(temp.resolve("subset.csv"), "DeviceSerialNumber, Institute\nSN2, H\n");

        CommandRun run = run("--intermediate", fifth.toString(), "--subset", subset.toString(), "--json");

        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.out()).contains("\"scanner\":\"SN2\"", "\"examCount\":1").doesNotContain("\"utilization\"");
    }

    @Test
    void reportsBadRowsAndGoesOn() throws IOException {
        Files.writeString(fifth, HEADER + "SN1, 1.2.9,SECRET, 1, 1, noon, 1, D, CT\n" + FIFTH);

        CommandRun run = run("--intermediate", fifth.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.PARTLY_FAILED);
        assertThat(run.err()).contains("20240305.csv line 2: Exam Start Time").doesNotContain("SECRET", "noon");
        assertThat(run.out()).contains("SN1", "SN2");
    }

    @Test
    void takesTheDayFromTheCommandLineWhenTheNameHasNone() throws IOException {
        Path file = Files.move(sixth, temp.resolve("rows.csv"));

        assertThat(run("--intermediate", file.toString(), "--date", "2024-03-07")
                        .out())
                .contains("2024-03-07");
        CommandRun none = run("--intermediate", file.toString());
        assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("--date");
    }

    @Test
    void explainsWhatDoesNotGoTogether() {
        String file = fifth.toString();
        assertUsage("--json", "--json", "--csv");
        assertUsage("--json", "--json", "--compat");
        assertUsage("--studies", "--studies", "--json");
        assertUsage("--studies", "--studies", "--intermediate", file);
        assertUsage("--from", "--date", "20240305", "--month", "202403");
        assertUsage("--from", "--to", "20240305");
        assertUsage("--to is before --from", "--from", "20240305", "--to", "20240304");
        assertUsage("20240305", "--date", "yesterday");
        assertUsage("202403", "--month", "March");
        assertUsage("--date", "--intermediate", file, "--month", "202403");
        assertUsage("names", "--intermediate", file, "--intermediate", sixth.toString(), "--date", "20240305");
        assertUsage("one day", "--intermediate", file, "--intermediate", file);
        assertUsage(
                "no readable file",
                "--intermediate",
                temp.resolve("none-20240305.csv").toString());
        assertUsage("--subset", "--subset", temp.resolve("none.csv").toString());
    }

    private void assertUsage(String expected, String... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.exitCode()).as(String.join(" ", arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(expected);
        assertThat(run.out()).isEmpty();
    }
}
