package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values made to cost time or memory. The time limits are far above what is needed and far below what a flaw would take. */
class HostileValuesTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int TAG = 0x00091001;

    private static String jsonOf(VR vr, byte[] value) {
        DataSet dataSet = new DataSet().setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "", "ISO 2022 IR 87");
        return Assertions.assertTimeoutPreemptively(LIMIT, () -> DicomJson.toString(dataSet.setBytes(TAG, vr, value)));
    }

    @ParameterizedTest
    @EnumSource(
            value = VR.class,
            names = {"LO", "DS", "IS", "PN", "UC", "UI"})
    void aMillionValues(VR vr) {
        String json = jsonOf(vr, "1\\".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII));
        assertThat(json).endsWith(",null]}}").hasSizeGreaterThan(2_000_000);
    }

    @Test
    void aMillionEscapeSequences() {
        String json = jsonOf(VR.LO, "\u001b$B\u001b(B".repeat(500_000).getBytes(StandardCharsets.US_ASCII));
        assertThat(json).endsWith("\"00091001\":{\"vr\":\"LO\"}}");
        jsonOf(VR.LO, "\u001b".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aMillionEqualsSigns() {
        assertThat(jsonOf(VR.PN, "=".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII)))
                .endsWith("{\"vr\":\"PN\"}}");
    }

    @Test
    void aMillionSpaces() {
        assertThat(jsonOf(VR.LO, " \\ ".repeat(300_000).getBytes(StandardCharsets.US_ASCII)))
                .contains("null,null");
    }

    @Test
    void brokenUtf8OfAMegabyte() {
        byte[] value = new byte[1 << 20];
        java.util.Arrays.fill(value, (byte) 0xC3);
        Assertions.assertTimeoutPreemptively(
                LIMIT, () -> assertThat(SpecificCharacterSet.UTF_8.decode(value, 0, value.length, VR.LT))
                        .hasSize(value.length));
    }

    @Test
    void madeUpCharacterSetsAreNotKept() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(SpecificCharacterSet.of("ISO_IR " + i, "x" + i).isKnown())
                    .isFalse();
        }
        assertThat(SpecificCharacterSet.of("ISO_IR 144").isKnown()).isTrue();
    }

    @Test
    void aDocumentBeyondTheLimitIsRefused() {
        byte[] head = "{\"00091001\":{\"vr\":\"LO\",\"Value\":[".getBytes(StandardCharsets.US_ASCII);
        java.io.InputStream endless = new java.io.SequenceInputStream(new ByteArrayInputStream(head), new Nulls());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThatThrownBy(() -> DicomJson.read(endless)).isInstanceOf(DicomJsonException.class));
    }

    @Test
    void moreAttributesThanAllowedAreRefused() {
        String items = "{},".repeat(DicomJson.MAX_ELEMENTS) + "{}";
        assertThatThrownBy(() -> DicomJson.read("{\"00081115\":{\"vr\":\"SQ\",\"Value\":[" + items + "]}}"))
                .isInstanceOf(DicomJsonException.class)
                .hasMessageContaining("more attributes and items than allowed");
    }

    /** {@code null,null,...} without an end. */
    private static final class Nulls extends java.io.InputStream {
        private static final String TEXT = "null,";
        private long at;

        @Override
        public int read() {
            return TEXT.charAt((int) (at++ % TEXT.length()));
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            for (int i = 0; i < length; i++) {
                buffer[offset + i] = (byte) read();
            }
            return length;
        }
    }
}
