package io.niffler.jobs.utilization.clocks;

import static io.niffler.jobs.utilization.clocks.TestFacts.image;
import static io.niffler.jobs.utilization.clocks.TestFacts.onDay;
import static io.niffler.jobs.utilization.clocks.TestFacts.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.connectors.mongo.MongoWrites;
import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.acquisition.TimeProblem;
import java.time.Duration;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerFunctionTest {
    private static final Duration RETENTION = ScannerHarness.OPTIONS.retention();

    private ScannerHarness scanners;

    @BeforeEach
    void open() throws Exception {
        scanners = new ScannerHarness();
    }

    @AfterEach
    void close() {
        scanners.close();
    }

    private static InstanceFacts minutes(String study, int number, int acquired, int transfer) {
        return image(study, number, Duration.ofMinutes(acquired), Duration.ofMinutes(transfer));
    }

    private BsonDocument clock() {
        return scanners.scanner("SN1").getDocument("clock");
    }

    private double clock(String field) {
        return clock().getDouble(field).getValue();
    }

    private long studies() {
        return clock().getInt64("studies").getValue();
    }

    @Test
    void describesAScanner() throws Exception {
        scanners.process(minutes("1", 1, 0, 5));
        scanners.process(minutes("1", 2, 10, 5));
        scanners.process(minutes("2", 1, 30, 9));
        scanners.process(rejected("2", 2, TimeProblem.ABSURD));
        scanners.settle();

        BsonDocument scanner = scanners.scanner("SN1");
        assertThat(scanner.getArray("stationNames").toString()).contains("CT00", "CT01");
        assertThat(scanner.getDateTime("firstSeen").getValue()).isEqualTo(TestFacts.MORNING.toEpochMilli());
        assertThat(scanner.getDateTime("lastSeen").getValue())
                .isEqualTo(TestFacts.MORNING.plus(Duration.ofMinutes(39)).toEpochMilli());
        assertThat(scanner.getDocument("rejected").getInt64("absurd").getValue())
                .isEqualTo(1);
        assertThat(studies()).isEqualTo(2);
        assertThat(clock("mean")).isEqualTo(420);
        assertThat(clock("standardDeviation")).isEqualTo(120);
        assertThat(clock("minimum")).isEqualTo(300);
        assertThat(clock("maximum")).isEqualTo(540);
        assertThat(clock()).doesNotContainKey("suspected");
    }

    @Test
    void flagsAClockInTheWrongZone() throws Exception {
        for (int i = 0; i < 5; i++) {
            scanners.process(minutes(i + ".1", 1, i, 302 + i));
        }
        scanners.settle();
        assertThat(clock().getString("suspected").getValue()).isEqualTo("wrong zone");
    }

    @Test
    void writesTheFirstInstanceAtOnceAndThenOncePerInterval() throws Exception {
        for (int i = 0; i < 100; i++) {
            scanners.process(minutes("1", i, i, 5));
        }
        assertThat(scanners.writes).as("scanner and day").isEqualTo(2);
        scanners.settle();
        assertThat(scanners.writes).isEqualTo(4);
        scanners.process(minutes("1", 3, 3, 5));
        scanners.settle();
        assertThat(scanners.writes).as("nothing new").isEqualTo(4);
    }

    @Test
    void aStudyThatGoesOnLongAfterItLeftTheStateIsCountedOnce() throws Exception {
        scanners.process(minutes("1", 1, 0, 5));
        scanners.process(minutes("2", 1, 0, 7));
        scanners.advance(RETENTION.multipliedBy(3));
        scanners.flush();
        assertThat(scanners.stateEntries()).isZero();

        scanners.process(minutes("1", 2, 10, 6));
        scanners.process(minutes("2", 1, 0, 50_000));
        scanners.settle();
        assertThat(studies()).isEqualTo(2);
        assertThat(clock("minimum")).isEqualTo(360);
        assertThat(clock("maximum")).isEqualTo(420);
    }

    @Test
    void quietDaysLeaveTheStateOfABusyScanner() throws Exception {
        long afterTenDays = 0;
        for (int day = 10; day < 90; day++) {
            for (int study = 0; study < 20; study++) {
                scanners.process(onDay("19" + day + "0305", minutes(day + "." + study, 1, day * 1_440, 5)));
            }
            scanners.settle();
            scanners.advance(Duration.ofDays(1));
            if (day == 19) {
                afterTenDays = scanners.checkpoint().getStateSize();
            }
        }
        assertThat(scanners.checkpoint().getStateSize()).isEqualTo(afterTenDays);
        assertThat(studies()).isEqualTo(20L * ScannerHarness.OPTIONS.days());
    }

    @Test
    void anArchiveTellsWhenAScannerWasInUseButNothingOfItsClock() throws Exception {
        InstanceFacts archived = minutes("1", 1, 0, 1_000_000);
        archived.retrospective = true;
        scanners.process(archived);
        scanners.settle();
        assertThat(scanners.scanner("SN1").getDateTime("lastSeen").getValue())
                .isEqualTo(TestFacts.MORNING.toEpochMilli());
        assertThat(scanners.scanner("SN1")).doesNotContainKey("clock");
    }

    @Test
    void aLateWriteOfAnEarlierAttemptChangesNothing() throws Exception {
        scanners.process(minutes("1", 1, 0, 5));
        scanners.settle();
        OperatorSubtaskState checkpoint = scanners.checkpoint();
        BsonDocument early = scanners.scanner("SN1").clone();
        scanners.crash(checkpoint, new Random(1));
        scanners.process(minutes("2", 1, 0, 5));
        scanners.settle();
        assertThat(studies()).isEqualTo(2);
        scanners.database.apply(MongoWrites.replaceIfGreater("scanners", "SN1", ScannerDocument.GUARD, early));
        assertThat(studies()).isEqualTo(2);
    }

    /** What came since the checkpoint may have left the log. */
    @Test
    void anOldCheckpointDoesNotMakeTheDaysOfAScannerSayLess() throws Exception {
        scanners.process(onDay("20240305", minutes("1", 1, 0, 5)));
        scanners.settle();
        OperatorSubtaskState checkpoint = scanners.checkpoint();
        scanners.process(onDay("20240305", minutes("2", 1, 0, 5)));
        scanners.settle();
        scanners.crash(checkpoint, new Random(1));
        scanners.process(onDay("20240306", minutes("3", 1, 0, 5)));
        scanners.settle();
        assertThat(studies()).isEqualTo(3);
    }

    @Test
    void aDayThatACheckpointHasNotWrittenDoesNotReplaceOneThatKnowsMore() throws Exception {
        scanners.process(onDay("20240305", minutes("1", 1, 0, 5)));
        scanners.process(onDay("20240305", minutes("2", 1, 0, 5)));
        OperatorSubtaskState checkpoint = scanners.checkpoint();
        scanners.process(onDay("20240305", minutes("3", 1, 0, 5)));
        scanners.settle();
        scanners.crash(checkpoint, new Random(1));
        scanners.process(onDay("20240306", minutes("4", 1, 0, 5)));
        scanners.settle();
        assertThat(studies()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                InstanceFacts.class,
                ScannerState.class,
                ClockDay.class,
                RejectedInstances.class,
                DaySummary.class
            })
    void isSerializedAsPojo(Class<?> type) {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        assertThat(TypeInformation.of(type).createSerializer(config)).isInstanceOf(PojoSerializer.class);
    }
}
