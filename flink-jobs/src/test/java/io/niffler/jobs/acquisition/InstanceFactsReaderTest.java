package io.niffler.jobs.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.events.BadRecordException;
import io.niffler.events.MetadataRecord;
import io.niffler.events.Origin;
import io.niffler.events.testing.Receipts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceFactsReaderTest {
    private static final ZoneId ATLANTA = ZoneId.of("America/New_York");
    private static final String DEVICE = "\"00080070\":{\"vr\":\"LO\",\"Value\":[\"Acme/50%\"]},"
            + "\"00081010\":{\"vr\":\"SH\",\"Value\":[\"CT 1\"]},\"00081090\":{\"vr\":\"LO\",\"Value\":[\"Scan\"]}";

    private final InstanceFactsReader reader = new InstanceFactsReader(ATLANTA, true);

    private InstanceFacts read(String json) throws BadRecordException {
        return reader.read(TestRecords.of(json, Origin.LIVE));
    }

    @Test
    void readsWhatTheDataSetAndItsReceiptSay() throws BadRecordException {
        InstanceFacts facts = reader.read(TestRecords.of("""
                {"00080008":{"vr":"CS","Value":["DERIVED","ORIGINAL"]},
                 "00080018":{"vr":"UI","Value":["not.of.interest"]},
                 "00080020":{"vr":"DA","Value":["20260101"]},
                 "00080022":{"vr":"DA","Value":["20260102"]},
                 "00080032":{"vr":"TM","Value":["013000.25"]},
                 "00080060":{"vr":"CS","Value":["CT"]},
                 "00080070":{"vr":"LO","Value":["Acme"]},
                 "00080080":{"vr":"LO","Value":["Hospital"]},
                 "00081010":{"vr":"SH","Value":["CT 1"]},
                 "00081030":{"vr":"LO","Value":[" Head "]},
                 "0008103E":{"vr":"LO","Value":["Axial"]},
                 "00081090":{"vr":"LO","Value":["Scan"]},
                 "00081140":{"vr":"SQ","Value":[{"00080060":{"vr":"CS","Value":["MR"]}}]},
                 "00100010":{"vr":"PN","Value":[{"Alphabetic":"A^B"}]},
                 "00100020":{"vr":"LO","Value":["P1"]},
                 "00181000":{"vr":"LO","Value":["SN 7"]},
                 "00200013":{"vr":"IS","Value":[-3]},
                 "00280010":{"vr":"US","Value":[512]}}""", Origin.RETROSPECTIVE));

        InstanceFacts expected = new InstanceFacts();
        expected.studyInstanceUid = Receipts.STUDY;
        expected.seriesInstanceUid = Receipts.SERIES;
        expected.sopInstanceUid = Receipts.INSTANCE;
        expected.scanner = "SN 7";
        expected.deviceSerialNumber = "SN 7";
        expected.manufacturer = "Acme";
        expected.model = "Scan";
        expected.stationName = "CT 1";
        expected.institutionName = "Hospital";
        expected.patientId = "P1";
        expected.modality = "CT";
        expected.studyDescription = "Head";
        expected.seriesDescription = "Axial";
        expected.studyDate = "20260101";
        expected.original = true;
        expected.instanceNumber = -3;
        expected.receivedAt = Receipts.TIME.toEpochMilli();
        expected.retrospective = true;
        LocalDateTime local = LocalDateTime.of(2026, 1, 2, 1, 30, 0, 250_000_000);
        expected.acquiredAt = local.toInstant(ZoneOffset.UTC).toEpochMilli();
        expected.acquiredInstant = local.toInstant(ZoneOffset.ofHours(-5)).toEpochMilli();
        expected.timeProblem = TimeProblem.NONE;
        assertThat(facts).usingRecursiveComparison().isEqualTo(expected);
    }

    @Test
    void readsTheSameFromJsonAsFromTheRecord() throws BadRecordException {
        MetadataRecord record = TestRecords.of(
                "{" + DEVICE + ",\"00100020\":{\"vr\":\"LO\",\"Value\":[\"P\"]},"
                        + "\"00200013\":{\"vr\":\"IS\",\"Value\":[4]},\"00280010\":{\"vr\":\"US\",\"Value\":[512]}}",
                Origin.RETROSPECTIVE);
        assertThat(reader.read(record.toJson())).usingRecursiveComparison().isEqualTo(reader.read(record));
    }

    @Test
    void knowsNothingOfAnEmptyDataSet() throws BadRecordException {
        InstanceFacts facts = read("{}");

        assertThat(facts.scanner).isEqualTo("unknown");
        assertThat(facts.patientId).isNull();
        assertThat(facts.original).isFalse();
        assertThat(facts.instanceNumber).isEqualTo(InstanceFacts.NO_NUMBER);
        assertThat(facts.timeProblem).isEqualTo(TimeProblem.MISSING);
        assertThat(facts.acquiredAt).isEqualTo(InstanceFacts.NO_TIME);
        assertThat(facts.acquiredInstant).isEqualTo(InstanceFacts.NO_TIME);
    }

    @Test
    void namesAScannerWithoutSerialNumberByItsOtherAttributes() throws BadRecordException {
        assertThat(read("{" + DEVICE + "}").scanner).isEqualTo("Acme%2F50%25/Scan/CT 1");
        assertThat(read("{" + DEVICE + ",\"00181000\":{\"vr\":\"LO\",\"Value\":[\" \"]}}").scanner)
                .isEqualTo("Acme%2F50%25/Scan/CT 1");
        assertThat(new InstanceFactsReader(ATLANTA, false)
                        .read(TestRecords.of("{" + DEVICE + "}", Origin.LIVE))
                        .scanner)
                .isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "\"12\", 12", "-2147483648, -2147483648", "\"+5\", 5"})
    void readsInstanceNumbers(String json, long number) throws BadRecordException {
        assertThat(read(instanceNumber(json)).instanceNumber).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "\"x\"", "1.5", "null", "{}", "\"99999999999999999999\""})
    void takesWhatIsNoInstanceNumberForNone(String json) throws BadRecordException {
        assertThat(read(instanceNumber(json)).instanceNumber).isEqualTo(InstanceFacts.NO_NUMBER);
    }

    private static String instanceNumber(String json) {
        return "{\"00200013\":{\"vr\":\"IS\",\"Value\":[" + json + "]}}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"00100020\":7}",
                "{\"00100020\":{\"vr\":\"LO\"}}",
                "{\"00100020\":{\"vr\":\"LO\",\"Value\":[]}}",
                "{\"00100020\":{\"vr\":\"LO\",\"Value\":[null,\"B\"]}}",
                "{\"00100020\":{\"vr\":\"LO\",\"Value\":[[\"A\"]]}}",
                "{\"00100020\":{\"vr\":\"LO\",\"Value\":{\"A\":\"B\"}}}",
                "{\"00100020\":{\"vr\":\"LO\",\"InlineBinary\":\"QQ==\"}}"
            })
    void takesWhatIsNoTextForNone(String json) throws BadRecordException {
        assertThat(read(json).patientId).isNull();
    }

    @Test
    void keepsTextsShort() throws BadRecordException {
        String text = "x".repeat(InstanceFactsReader.MAX_TEXT - 1) + "\uD83D\uDE00".repeat(1_000);

        InstanceFacts facts = read("{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"" + text + "\"]}}");

        assertThat(facts.patientId).isEqualTo("x".repeat(InstanceFactsReader.MAX_TEXT - 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "7", "{\"00080060\":", "{\"00080060\":{\"Value\":[\"CT\"", "{\"00080060\" \"CT\"}"})
    void refusesWhatIsNoDataSetWithoutQuotingIt(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(BadRecordException.class)
                .hasMessageNotContaining("CT")
                .hasNoCause();
    }

    @Test
    void isSerializedAsPojo() {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        assertThat(TypeInformation.of(InstanceFacts.class).createSerializer(config))
                .isInstanceOf(PojoSerializer.class);
    }

    /** What is calculated from them would overflow, and the job fail at this record for ever. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+292278994-08-17T07:12:55.807Z",
                "+1000000000-12-31T23:59:59Z",
                "-200000000-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "2200-01-01T00:00:00Z"
            })
    void refusesReceiptsOfOtherAges(String time) {
        MetadataRecord record = TestRecords.receivedAt(Instant.parse(time));
        assertThatThrownBy(() -> reader.read(record))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("receipt");
    }

    @Test
    void takesNulsForSpaces() throws BadRecordException {
        assertThat(read("{\"00181000\":{\"vr\":\"LO\",\"Value\":[\"SN\\u00007\\u0000\"]}}").scanner)
                .isEqualTo("SN 7");
        assertThat(read("{\"00181000\":{\"vr\":\"LO\",\"Value\":[\"\\u0000\"]}}").scanner)
                .isEqualTo(ScannerKey.UNKNOWN);
    }
}
