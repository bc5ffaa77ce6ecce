package io.niffler.jobs.utilization.days;

import static io.niffler.jobs.utilization.days.TestFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.ExamRules;
import io.niffler.jobs.utilization.exams.StudyPart;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

class KnownDayTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2024, 3, 5, 0, 0);
    private static final String LONG_TEXT = "\u4e2d".repeat(256);
    private static final String LONG_UID = "1." + "9".repeat(52) + ".";

    /** More series than are kept, in studies of different length. */
    private static List<InstanceFacts> tooMany() {
        List<InstanceFacts> instances = new ArrayList<>();
        for (int i = 0; i < KnownDay.MAX_SERIES + 500; i++) {
            instances.add(facts("S", "P" + i % 3, 1 + i % 11, i, i, TIME.plusSeconds(i * 7L % 80_000)));
        }
        return instances;
    }

    private static KnownDay of(List<InstanceFacts> instances) {
        KnownDay day = new KnownDay();
        instances.forEach(facts -> day.add(KnownDay.part(facts)));
        return day;
    }

    @Test
    void keepsTheSameSeriesInAnyOrder() {
        List<InstanceFacts> instances = tooMany();
        List<StudyPart> expected = List.copyOf(of(instances).parts());
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(instances, new Random(seed));
            KnownDay day = of(instances);
            assertThat(day.seriesCount()).isEqualTo(KnownDay.MAX_SERIES);
            assertThat(day.dropped()).isPositive();
            assertThat(day.parts()).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void allThatIsKnownCanBeStored() {
        KnownDay day = of(tooMany().subList(0, 300));
        InstanceFacts bare = facts("S", null, 1, 1, 1, TIME);
        bare.studyDescription = null;
        bare.instanceNumber = InstanceFacts.NO_NUMBER;
        day.add(KnownDay.part(bare));
        KnownDay read = StoredParts.fromBytes(
                StoredParts.toBytes(day), "S", TIME.toLocalDate().toEpochDay());
        assertThat(read.parts()).containsExactlyElementsOf(day.parts());
        assertThat(Revision.of(read.parts(), read.dropped()))
                .hasToString(Revision.of(day.parts(), day.dropped()).toString());
    }

    @Test
    void whatIsNotOursIsNotRead() {
        BsonDocument document = new BsonDocument(
                "parts",
                new BsonArray(List.of(
                        new BsonInt32(1),
                        new BsonDocument("study", new BsonString("1.2")),
                        new BsonDocument("study", new BsonString("1.2"))
                                .append("patient", new BsonString(""))
                                .append("first", new BsonInt32(2))
                                .append("last", new BsonInt32(3))
                                .append("series", new BsonArray(List.of(new BsonDocument()))))));
        assertThat(StoredParts.read(document, "S", 0).isEmpty()).isTrue();
        assertThat(StoredParts.read(new BsonDocument(), "S", 0).isEmpty()).isTrue();
    }

    private static KnownDay longest(int day, int studies) {
        KnownDay known = new KnownDay();
        for (int i = 0; i < KnownDay.MAX_SERIES; i++) {
            InstanceFacts facts = TestFacts.onDay(day, facts("S", null, 1, 1, 1, TIME.plusSeconds(i * 7L)));
            // Every other one is a patient's, so that there are both many exams and long ones.
            facts.patientId = i % 2 == 0 ? "P" + LONG_TEXT : i + LONG_TEXT;
            facts.studyDescription = i + LONG_TEXT;
            facts.modality = LONG_TEXT;
            facts.studyInstanceUid = LONG_UID + (1_000_000 + i % studies);
            facts.seriesInstanceUid = LONG_UID + (1_000_000 + i);
            facts.sopInstanceUid = LONG_UID + (2_000_000 + i);
            known.add(KnownDay.part(facts));
        }
        return known;
    }

    private static DayReport report(int studies) {
        return DayReport.of(
                "S",
                TIME.toLocalDate(),
                longest(-1, studies),
                longest(0, studies),
                longest(1, studies),
                ExamRules.DEFAULT);
    }

    @Test
    void documentsAndEventsStayBelowTheirBounds() {
        for (int studies : new int[] {KnownDay.MAX_SERIES, 1}) {
            DayReport report = report(studies);
            IdentityHashMap<Exam, String> names = new IdentityHashMap<>();
            for (DayReport.Visitor visitor : report.visitors()) {
                names.putAll(new ExamNames(report.id(), report.date(), visitor, false).names());
            }
            assertThat(names).isNotEmpty();
            MongoWrite write = DayDocuments.day(report, names, false, 0);
            assertThat(write.body().length).isLessThan(15 << 20);
            assertThat(DayEvents.of(report, names, false, 0).json().length).isLessThanOrEqualTo(DayEvents.MAX_BYTES);
        }
    }
}
