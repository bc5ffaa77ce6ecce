package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import io.niffler.events.InstanceReceived;
import io.niffler.events.Origin;
import io.niffler.standalone.pacs.HeldStudies;
import io.niffler.standalone.pacs.HeldStudy;
import io.niffler.standalone.pacs.LedgerEnd;
import io.niffler.standalone.pacs.Peers;
import io.niffler.standalone.pacs.Peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hundreds of studies in two real archives: every form of query brings exactly what the archive holds, and the ledger says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ExtractPacsIT {
    private static final int STUDIES = 240;
    private static final int PATIENTS = 40;

    private final List<HeldStudy> held = HeldStudies.plan(STUDIES, PATIENTS);

    /** What each row asks for, one entry for each query of it. */
    private final List<List<List<HeldStudy>>> asked = new ArrayList<>();

    private final List<String> lines = new ArrayList<>();
    private Peers peers;

    @TempDir
    private Path temp;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        peers = Peers.start(folder, held);
    }

    @AfterAll
    void stop() throws Exception {
        if (peers != null) {
            peers.close();
        }
    }

    private List<HeldStudy> held(Predicate<HeldStudy> which) {
        return held.stream().filter(which).toList();
    }

    private void header(String header) {
        lines.clear();
        asked.clear();
        lines.add(header);
    }

    private void row(String row, List<HeldStudy> studies) {
        rowOfQueries(row, List.of(studies));
    }

    private void rowOfQueries(String row, List<List<HeldStudy>> studies) {
        lines.add(row);
        asked.add(studies);
    }

    private Path ledger() {
        return temp.resolve("ledger.csv");
    }

    private Path files() {
        return temp.resolve("files");
    }

    private CommandRun run(Peer peer, String... more) throws IOException {
        Path csv = Files.write(temp.resolve("rows.csv"), lines);
        List<String> arguments = new ArrayList<>(List.of(
                "extract",
                "--data=" + temp.resolve("data"),
                "--ledger=" + ledger(),
                "--CsvFile=" + csv,
                "--SrcAet=" + peers.aet(peer)));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        boolean all = asked.stream().noneMatch(queries -> queries.stream().allMatch(List::isEmpty));
        assertThat(run.exitCode()).as(run.out()).isEqualTo(all ? ExitCode.OK : ExitCode.PARTLY_FAILED);
        return run;
    }

    private void bringsFiles(Peer peer, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--QueryAet=" + Peers.RESEARCH + ":" + peers.researchPort(),
                "--DestAet=" + Peers.RESEARCH,
                "--StorageFolder=" + files(),
                "--FilePath={00100020}/{0020000D,hash}/{0020000E}/{00080018}.dcm"));
        arguments.addAll(List.of(more));
        run(peer, arguments.toArray(String[]::new));
        assertLedger(true);
        List<String> stored = new ArrayList<>();
        try (Stream<Path> all = Files.walk(files())) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".dcm")).toList()) {
                stored.add(Part10.read(file, ReadOptions.HEADERS).dataSet().string(Tag.SOP_INSTANCE_UID));
            }
        }
        assertThat(stored).containsExactlyInAnyOrderElementsOf(expectedInstances());
    }

    private Set<String> expectedInstances() {
        Set<String> uids = new TreeSet<>();
        asked.forEach(row -> row.forEach(query -> query.forEach(study -> uids.addAll(study.instanceUids()))));
        return uids;
    }

    private void assertLedger(boolean retrieved) throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (int i = 0; i < asked.size(); i++) {
            String line = (i + 2) + "|";
            int instances = 0;
            int studies = 0;
            for (int query = 1; query <= asked.get(i).size(); query++) {
                List<HeldStudy> found = asked.get(i).get(query - 1);
                expected.put(line + query + "|", "found|" + found.size() + "|");
                studies += found.size();
                for (HeldStudy study : retrieved ? found : List.<HeldStudy>of()) {
                    int count = study.instances().size();
                    instances += count;
                    expected.put(line + query + "|" + study.uid(), "complete|" + count + "|" + count);
                }
            }
            String counts = instances == 0 ? "|" : instances + "|" + instances;
            expected.put(line + "|", (studies > 0 ? "complete|" : "not found|") + counts);
        }
        assertThat(LedgerEnd.of(ledger())).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void patientsComeThroughTheGateway(Peer peer) throws Exception {
        peers.assume(peer);
        header("name,id");
        for (int i = 3; i < 15; i++) {
            String patient = held.get(i).patientId();
            row("anybody," + patient, held(study -> study.patientId().equals(patient)));
        }
        row("nobody,PAT", List.of());
        List<InstanceReceived> arrived = peers.arrivedDuring(
                () -> run(peer, "--FirstAttr=PatientID", "--FirstIndex=1", "--DestAet=NIFFLER", peers.kafkaOption()));
        assertLedger(true);
        assertThat(arrived)
                .extracting(InstanceReceived::sopInstanceUid)
                .containsExactlyInAnyOrderElementsOf(expectedInstances());
        assertThat(arrived).extracting(InstanceReceived::origin).containsOnly(Origin.RETROSPECTIVE);
    }

    @ParameterizedTest
    @EnumSource
    void ordersOfPatients(Peer peer) throws Exception {
        peers.assume(peer);
        header("patient,accession");
        for (HeldStudy one : held.subList(30, 90)) {
            row(one.patientId() + "," + one.accession(), held(study -> study.accession()
                    .equals(one.accession())));
        }
        row(held.get(0).patientId() + "," + held.get(1).accession(), List.of());
        assertThat(asked).anyMatch(row -> row.get(0).size() == 2);
        bringsFiles(
                peer,
                "--NumberOfQueryAttributes=2",
                "--FirstAttr=PatientID",
                "--FirstIndex=0",
                "--SecondAttr=AccessionNumber",
                "--SecondIndex=1");
    }

    @ParameterizedTest
    @EnumSource
    void studiesOfPatients(Peer peer) throws Exception {
        peers.assume(peer);
        header("study,patient");
        held.subList(100, 150).forEach(study -> row(study.uid() + "," + study.patientId(), List.of(study)));
        row(held.get(0).uid() + "," + held.get(1).patientId(), List.of());
        bringsFiles(
                peer,
                "--NumberOfQueryAttributes=2",
                "--FirstAttr=StudyInstanceUID",
                "--FirstIndex=0",
                "--SecondAttr=PatientID",
                "--SecondIndex=1");
    }

    @ParameterizedTest
    @EnumSource
    void daysAndRangesOfDays(Peer peer) throws Exception {
        peers.assume(peer);
        header("day");
        LocalDate first = held.get(0).date();
        row(first.toString(), held(study -> study.date().equals(first)));
        LocalDate last = first.plusDays(4);
        row(
                first.plusDays(2) + "-" + last,
                held(study -> !study.date().isBefore(first.plusDays(2))
                        && !study.date().isAfter(last)));
        row(first.minusDays(1).toString(), List.of());
        bringsFiles(peer, "--FirstAttr=StudyDate", "--FirstIndex=0", "--DateFormat=%Y-%m-%d");
    }

    @ParameterizedTest
    @EnumSource
    void monthsDayByDay(Peer peer) throws Exception {
        peers.assume(peer);
        header("StudyMonth");
        LocalDate month = held.get(0).date().withDayOfMonth(1);
        rowOfQueries(
                "2024-01",
                month.datesUntil(month.plusMonths(1))
                        .map(date -> held(study -> study.date().equals(date)))
                        .toList());
        bringsFiles(peer, "--FirstAttr=StudyDate", "--FirstIndex=0");
    }

    @ParameterizedTest
    @EnumSource
    void longAccessionNumbers(Peer peer) throws Exception {
        peers.assume(peer);
        header("accession");
        for (HeldStudy one : held.subList(200, 203)) {
            String accession = one.accession();
            assertThat(accession).hasSize(HeldStudies.ACCESSION_LENGTH);
            row(accession.substring(0, 7) + "20" + accession.substring(7), held(study -> study.accession()
                    .equals(accession)));
        }
        bringsFiles(peer, "--FirstAttr=AccessionNumber", "--FirstIndex=0", "--LongAccession=True");
    }

    @ParameterizedTest
    @EnumSource
    void tablesOfStudies(Peer peer) throws Exception {
        peers.assume(peer);
        header("id");
        for (HeldStudy one : held.subList(0, 5)) {
            row(one.patientId(), held(study -> study.patientId().equals(one.patientId())));
        }
        String[] patients = {"--FirstAttr=PatientID", "--FirstIndex=0", "--StorageFolder=" + files()};
        run(peer, with(patients, "--FilePath=CFIND-ONLY"));
        assertLedger(false);
        assertThat(table("PatientID,StudyInstanceUID,AccessionNumber,StudyDescription"))
                .containsExactlyInAnyOrderElementsOf(expectedRows(""));

        Files.delete(ledger());
        run(peer, with(patients, "--FilePath=CFIND-DETAILED", "--fresh"));
        List<String> detailed = table("PatientID,StudyInstanceUID,AccessionNumber,StudyDescription,"
                + "StudyDate,StudyTime,DeviceSerialNumber,ProtocolName,PerformedProcedureStepDescription,"
                + "NumberOfStudyRelatedSeries,NumberOfStudyRelatedInstances,AcquisitionDate");
        assertThat(detailed).allMatch(row -> row.chars().filter(c -> c == ',').count() == 11);
        assertThat(detailed)
                .extracting(row -> String.join(",", Arrays.copyOf(row.split(",", -1), 6)))
                .containsExactlyInAnyOrderElementsOf(expectedRows(",%1$tY%1$tm%1$td,081500"));
    }

    private static String[] with(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private List<String> table(String header) throws IOException {
        List<String> table = Files.readAllLines(files().resolve("cfind-output.csv"));
        assertThat(table.get(0)).isEqualTo(header);
        return table.subList(1, table.size());
    }

    private List<String> expectedRows(String more) {
        return asked.stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .map(study -> String.join(
                                ",", study.patientId(), study.uid(), study.accession(), '"' + study.description() + '"')
                        + String.format(more, study.date()))
                .toList();
    }
}
