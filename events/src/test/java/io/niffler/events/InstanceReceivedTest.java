package io.niffler.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.niffler.events.testing.Receipts;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceReceivedTest {
    private static final byte[] PART10 = "a part 10 file".getBytes(UTF_8);
    private static final String SHA256 = Sha256.of(PART10, 0, PART10.length);

    @Test
    void writesTheHeadersOfTheContract() {
        ProducerRecord<String, byte[]> record = Receipts.inline(PART10).toRecord(PART10);

        assertThat(record.topic()).isEqualTo("niffler.instances");
        assertThat(record.key()).isEqualTo(Receipts.STUDY);
        assertThat(record.value()).isSameAs(PART10);
        assertThat(record.timestamp()).isEqualTo(Receipts.TIME.toEpochMilli());
        TreeMap<String, String> headers = new TreeMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        assertThat(headers.remove("ce_id")).isNotBlank();
        TreeMap<String, String> expected = new TreeMap<>();
        expected.put("ce_specversion", "1.0");
        expected.put("ce_source", "/gateway/NIFFLER");
        expected.put("ce_type", "io.niffler.instance.received.v1");
        expected.put("ce_time", "2026-01-02T03:04:05.678Z");
        expected.put("ce_subject", "1.2.3.1/1.2.3.1.1/1.2.3.1.1.1");
        expected.put("content-type", "application/dicom");
        expected.put("sopclassuid", "1.2.840.10008.5.1.4.1.1.2");
        expected.put("sopinstanceuid", "1.2.3.1.1.1");
        expected.put("studyinstanceuid", "1.2.3.1");
        expected.put("seriesinstanceuid", "1.2.3.1.1");
        expected.put("transfersyntaxuid", "1.2.840.10008.1.2.1");
        expected.put("callingae", "SCANNER1");
        expected.put("calledae", "NIFFLER");
        expected.put("size", "14");
        expected.put("sha256", SHA256);
        expected.put("origin", "live");
        assertThat(headers).isEqualTo(expected);
    }

    @Test
    void comesBackFromItsHeaders() throws BadRecordException {
        InstanceReceived inline = Receipts.inline(PART10);
        assertThat(InstanceReceived.from(inline.toRecord(PART10).headers())).isEqualTo(inline);

        InstanceReceived stored = Receipts.builder()
                .stored(new BlobRef("file:///blobs/aa/bb/" + SHA256, 14, SHA256))
                .origin(Origin.RETROSPECTIVE)
                .correlation("extraction-7")
                .build();
        Headers headers = stored.toRecord(new byte[0]).headers();
        assertThat(new String(headers.lastHeader("ce_dataref").value(), UTF_8)).startsWith("file:///blobs/");
        assertThat(InstanceReceived.from(headers)).isEqualTo(stored);
    }

    @Test
    void eachReceiptHasItsOwnId() {
        assertThat(Receipts.inline(PART10).id())
                .isNotEqualTo(Receipts.inline(PART10).id());
    }

    @Test
    void valueAndReferenceExcludeEachOther() {
        InstanceReceived inline = Receipts.inline(PART10);
        InstanceReceived stored = Receipts.stored(new BlobRef("file:///x", 14, SHA256));
        assertThatIllegalArgumentException().isThrownBy(() -> inline.toRecord(new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> stored.toRecord(PART10));
    }

    @Test
    void takesAeTitlesAsPeersSendThem() {
        InstanceReceived receipt = Receipts.builder()
                .aeTitles("  EVIL\nAE\u0000TITLE AND MORE ", "")
                .inline(1, SHA256)
                .build();
        assertThat(receipt.callingAe()).isEqualTo("EVIL?AE?TITLE AN");
        assertThat(receipt.calledAe()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_specversion",
                "ce_id",
                "ce_source",
                "ce_type",
                "ce_time",
                "ce_subject",
                "sopclassuid",
                "sopinstanceuid",
                "studyinstanceuid",
                "seriesinstanceuid",
                "transfersyntaxuid",
                "callingae",
                "calledae",
                "size",
                "sha256",
                "origin"
            })
    void missingHeaderIsNamed(String name) {
        Headers headers = Receipts.inline(PART10).toRecord(PART10).headers();
        headers.remove(name);
        BadRecordException e = catchThrowableOfType(BadRecordException.class, () -> InstanceReceived.from(headers));
        assertThat(e.reason()).isIn(DeadLetterReason.HEADER_MISSING, DeadLetterReason.HEADER_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 9.9",
        "ce_type, io.niffler.other.v1",
        "ce_time, yesterday",
        "ce_time, 2026-13-41T25:61:00Z",
        "ce_subject, 1.2.3/4.5.6/7.8.9",
        "ce_id, 'with space'",
        "ce_source, 'not a uri%%'",
        "sopinstanceuid, ../../etc/passwd",
        "studyinstanceuid, $where",
        "seriesinstanceuid, 1.2.840.10008.1234567890.1234567890.1234567890.1234567890.12345678",
        "callingae, SEVENTEEN_LETTERS",
        "size, -1",
        "size, 0",
        "size, 12e3",
        "size, 99999999999999999999",
        "sha256, abcdef",
        "sha256, E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        "origin, LIVE",
        "ce_dataref, 'file:///with space'"
    })
    void malformedHeaderIsRefusedWithoutItsValue(String name, String value) {
        Headers headers = Receipts.inline(PART10).toRecord(PART10).headers();
        headers.remove(name).add(name, value.getBytes(UTF_8));
        BadRecordException e = catchThrowableOfType(BadRecordException.class, () -> InstanceReceived.from(headers));
        assertThat(e.reason()).isEqualTo(DeadLetterReason.HEADER_MALFORMED);
        for (Throwable t = e; t != null; t = t.getCause()) {
            assertThat(t.getMessage()).doesNotContain(value);
        }
    }

    @Test
    void nullAndBrokenUtf8AreRefused() {
        for (byte[] value : Arrays.asList(null, new byte[] {(byte) 0xC3, 0x28})) {
            for (String name : List.of("callingae", "sopinstanceuid", "ce_id", "size")) {
                Headers headers = Receipts.inline(PART10).toRecord(PART10).headers();
                headers.remove(name).add(name, value);
                assertThat(catchThrowableOfType(BadRecordException.class, () -> InstanceReceived.from(headers)))
                        .as(name)
                        .isNotNull();
            }
        }
    }

    @Test
    void manyOrLongHeadersAreRefusedUnread() {
        Headers many = Receipts.inline(PART10).toRecord(PART10).headers();
        for (int i = 0; i < 100; i++) {
            many.add("x" + i, new byte[0]);
        }
        Headers large = Receipts.inline(PART10).toRecord(PART10).headers().add("x", new byte[20_000]);
        Headers longOne = Receipts.inline(PART10).toRecord(PART10).headers();
        longOne.remove("callingae").add("callingae", new byte[2000]);
        for (Headers headers : List.of(many, large, longOne)) {
            assertThat(catchThrowableOfType(BadRecordException.class, () -> InstanceReceived.from(headers))
                            .reason())
                    .isEqualTo(DeadLetterReason.HEADER_TOO_LARGE);
        }
    }

    @Test
    void foreignHeadersAreIgnored() throws BadRecordException {
        Headers headers = Receipts.inline(PART10).toRecord(PART10).headers();
        headers.add("traceparent", "00-1".getBytes(UTF_8));
        assertThat(InstanceReceived.from(headers).sha256()).isEqualTo(SHA256);
    }
}
