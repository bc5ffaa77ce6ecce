package io.niffler.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.niffler.events.testing.Receipts;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeadLetterTest {
    private static final byte[] KEY = "1.2.3".getBytes(UTF_8);
    private static final byte[] VALUE = "not DICOM".getBytes(UTF_8);

    private static ConsumerRecord<byte[], byte[]> consumed(Headers headers, byte[] value) {
        return new ConsumerRecord<>(
                "niffler.instances", 2, 77, 0, TimestampType.CREATE_TIME, 0, 0, KEY, value, headers, Optional.empty());
    }

    private static DeadLetter letter() {
        Headers headers = Receipts.inline(VALUE).toRecord(VALUE).headers();
        return DeadLetter.of(DeadLetterReason.DATA_SET_UNREADABLE, "metadata-parse", 2, consumed(headers, VALUE));
    }

    private static ConsumerRecord<byte[], byte[]> delivered(ProducerRecord<byte[], byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    @Test
    void carriesTheSourceRecordAndItsOwnHeaders() {
        ProducerRecord<byte[], byte[]> record = letter().toRecord();

        assertThat(record.topic()).isEqualTo("niffler.dead-letters");
        assertThat(record.key()).isEqualTo(KEY);
        assertThat(record.value()).isEqualTo(VALUE);
        assertThat(text(record, "reason")).isEqualTo("data-set-unreadable");
        assertThat(text(record, "stage")).isEqualTo("metadata-parse");
        assertThat(text(record, "attempt")).isEqualTo("2");
        assertThat(text(record, "sourcetopic")).isEqualTo("niffler.instances");
        assertThat(text(record, "sourcepartition")).isEqualTo("2");
        assertThat(text(record, "sourceoffset")).isEqualTo("77");
        assertThat(text(record, "sopinstanceuid")).isEqualTo(Receipts.INSTANCE);
        assertThat(text(record, "ce_type")).isEqualTo(InstanceReceived.TYPE);
    }

    private static String text(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    @Test
    void comesBack() throws BadRecordException {
        DeadLetter letter = letter();
        assertThat(DeadLetter.from(delivered(letter.toRecord()))).isEqualTo(letter);
        DeadLetter bare = new DeadLetter(
                DeadLetterReason.CONTENT_CONFLICT, "series", 1, null, null, new String[0], new byte[0][], null);
        assertThat(DeadLetter.from(delivered(bare.toRecord()))).isEqualTo(bare);
    }

    @Test
    void tellsNothingOfItsContent() {
        assertThat(letter().toString())
                .isEqualTo("DeadLetter[data-set-unreadable at metadata-parse, attempt 2,"
                        + " source niffler.instances-2@77]");
    }

    @Test
    void boundsTheHeadersItKeeps() {
        RecordHeaders headers = new RecordHeaders();
        for (int i = 0; i < 1000; i++) {
            headers.add("h" + i, new byte[100]);
        }
        headers.add("huge", new byte[1_000_000]);
        headers.add("nothing", null);
        DeadLetter letter = DeadLetter.of(DeadLetterReason.HEADER_TOO_LARGE, "x", 1, consumed(headers, VALUE));
        assertThat(letter.headerNames()).hasSizeLessThanOrEqualTo(64).doesNotContain("huge");
    }

    @Test
    void doesNotCarryTheReasonOfAnEarlierLetter() {
        DeadLetter again = DeadLetter.of(DeadLetterReason.BLOB_MISSING, "other", 1, delivered(letter().toRecord()));
        assertThat(again.toRecord().headers().headers("reason")).hasSize(1);
        assertThat(text(again.toRecord(), "reason")).isEqualTo("blob-missing");
    }

    @Test
    void leavesOutAValueThatIsTooLong() {
        assertThat(letter().withValueUpTo(VALUE.length).value()).isEqualTo(VALUE);
        DeadLetter cut = letter().withValueUpTo(VALUE.length - 1);
        assertThat(cut.value()).isNull();
        assertThat(cut.source()).isEqualTo(letter().source());
    }

    @ParameterizedTest
    @CsvSource({"reason, whatever", "attempt, 0", "attempt, x", "sourcepartition, -1", "sourceoffset, 1.5"})
    void refusesWhatIsNoLetter(String name, String value) {
        ProducerRecord<byte[], byte[]> record = letter().toRecord();
        record.headers().remove(name).add(name, value.getBytes(UTF_8));
        assertThat(catchThrowableOfType(BadRecordException.class, () -> DeadLetter.from(delivered(record))))
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @EnumSource(DeadLetterReason.class)
    void codesAreUnique(DeadLetterReason reason) {
        assertThat(DeadLetterReason.of(reason.code())).isSameAs(reason);
        assertThat(reason.code()).matches("[a-z]+(-[a-z]+)*");
    }
}
