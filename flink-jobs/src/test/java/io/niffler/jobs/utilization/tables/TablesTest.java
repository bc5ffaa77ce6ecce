package io.niffler.jobs.utilization.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.ExamRules;
import io.niffler.jobs.utilization.exams.Exams;
import io.niffler.jobs.utilization.exams.LocalDays;
import io.niffler.jobs.utilization.exams.ScannerDay;
import io.niffler.jobs.utilization.exams.Stretch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTest {
    private static final LocalDate DATE = LocalDate.of(2024, 3, 5);
    private static final long MIDNIGHT = LocalDays.startOf(DATE);
    private static final long MINUTE = 60_000;

    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);

    private static Stretch stretch(String study, String patient, long fromMinute, long toMinute, String description) {
        return new Stretch(
                "SN,1",
                study,
                patient,
                MIDNIGHT + fromMinute * MINUTE,
                MIDNIGHT + toMinute * MINUTE,
                description,
                "CT",
                Map.of(study + ".1", "CT", study + ".2", "CT"),
                2);
    }

    private static ScannerDay day(Stretch... stretches) {
        List<Exam> exams = Exams.ofStretches(List.of(stretches), ExamRules.DEFAULT);
        return ScannerDay.of("SN,1", exams.get(0).date(), exams);
    }

    @Test
    void writesRowsOfEqualLengthWithQuotesWhereNeeded() {
        CsvTable table = new CsvTable(out);
        table.print(day(
                stretch("1", "P1", 570, 600, "HEAD, \"thin\""),
                stretch("2", "P1", 605, 1_450, "NECK"),
                stretch("3", "P2", 600, 601, null)));
        table.print(day(stretch("4", "", 2_000, 2_000, null)));

        assertThat(text).hasToString("""
                        Date #,Date YYYYMMDD,ScannerID,Scanner Utilization %,Patients of the scanner in the day,\
                        Encounters of the scanner in the day,Studies by the scanner,Modality,Series by the Scanner,\
                        PatientID,StartTime,EndTime,Duration (Minutes),Number of Studies In the Encounter,\
                        Number of Series In the Encounter,Encounter Description
                        1,20240305,"SN,1",100.00,2,2,3,CT,6,,,,,,,
                        ,,,,,,,,,P1,2024-03-05T09:30:00,2024-03-06T00:10:00,880.00,2,4,"HEAD, ""thin""::NECK"
                        ,,,,,,,,,P2,2024-03-05T10:00:00,2024-03-05T10:01:00,1.00,1,2,
                        2,20240306,"SN,1",,1,1,1,CT,2,,,,,,,
                        ,,,,,,,,,,2024-03-06T09:20:00,2024-03-06T09:20:00,0.00,1,2,
                        """);
    }

    @Test
    void writesObjectsOfTheDocumentsNames() {
        JsonTable table = new JsonTable(out);
        table.print(day(stretch("1", "P1", 570, 600, "HEAD"), stretch("2", "P2", 630, 630, null)));
        table.print(day(stretch("3", "P1", 0, 0, null)));

        assertThat(text).hasToString("""
                        {"scanner":"SN,1","date":"20240305","patients":2,"examCount":2,"studies":2,"series":4,\
                        "modality":"CT","start":"2024-03-05T09:30:00.000","end":"2024-03-05T10:30:00.000",\
                        "busyMillis":1800000,"idleMillis":1800000,"utilization":50.0,"summedUtilization":50.0,\
                        "turnaround":{"count":1,"meanMillis":1800000.0,"medianMillis":1800000.0,"longestMillis":1800000},\
                        "exams":[{"patientId":"P1","start":"2024-03-05T09:30:00.000","end":"2024-03-05T10:00:00.000",\
                        "durationMillis":1800000,"studyCount":1,"studies":["1"],"seriesCount":2,"modalities":["CT"],\
                        "descriptions":["HEAD"]},{"patientId":"P2","start":"2024-03-05T10:30:00.000",\
                        "end":"2024-03-05T10:30:00.000","durationMillis":0,"studyCount":1,"studies":["2"],\
                        "seriesCount":2,"modalities":["CT"],"descriptions":[]}]}
                        {"scanner":"SN,1","date":"20240305","patients":1,"examCount":1,"studies":1,"series":2,\
                        "modality":"CT","start":"2024-03-05T00:00:00.000","end":"2024-03-05T00:00:00.000",\
                        "busyMillis":0,"idleMillis":0,\
                        "turnaround":{"count":0,"meanMillis":0.0,"medianMillis":0.0,"longestMillis":0},\
                        "exams":[{"patientId":"P1","start":"2024-03-05T00:00:00.000","end":"2024-03-05T00:00:00.000",\
                        "durationMillis":0,"studyCount":1,"studies":["3"],"seriesCount":2,"modalities":["CT"],\
                        "descriptions":[]}]}
                        """);
    }

    @Test
    void writesAbsentTextsAsTheOriginalDoes() {
        new CompatTable(ExamRules.DEFAULT, scanner -> true, out)
                .print(DATE, List.of(stretch("1", "P1", 570, 600, null), stretch("2", "", 1_435, 1_450, "NECK")));

        assertThat(text.toString().lines().skip(2))
                .containsExactly(
                        "1, 20240305, SN,1, 5.113636363636364 %, 2, 2, 2, CT, 4",
                        ", , , , , , , , ,,  235500,  241000, 15.0, 1, 2,  NECK",
                        ", , , , , , , , ,P1,  93000,  100000, 30.0, 1, 2,  undefined");
    }

    @Test
    void writesStudies() {
        StudyTable table = new StudyTable(false, out);
        table.print(stretch("1", "P1", 570, 1_450, "HEAD, \"thin\""), DATE);
        table.print(stretch("2", "", 600, 600, null), DATE);

        assertThat(text).hasToString("""
                        DeviceSerialNumber,StudyInstanceUID,PatientID,DurationInMinutes,Number of Series in the Study,\
                        Exam Start Time,Exam End Time,StudyDescription,Modality
                        "SN,1",1,P1,880.00,2,2024-03-05T09:30:00,2024-03-06T00:10:00,"HEAD, ""thin\""",CT
                        "SN,1",2,,0.00,2,2024-03-05T10:00:00,2024-03-05T10:00:00,,CT
                        """);
    }
}
