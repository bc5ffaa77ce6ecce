package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecificCharacterSetTest {

    private static byte[] latin(String raw) {
        return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String decode(SpecificCharacterSet set, VR vr, byte[] bytes) {
        return set.decode(bytes, 0, bytes.length, vr);
    }

    private static boolean isReported(SpecificCharacterSet set, VR vr, byte[] bytes) {
        AtomicInteger reports = new AtomicInteger();
        set.decode(bytes, 0, bytes.length, vr, reports::incrementAndGet);
        assertThat(reports.get()).isLessThanOrEqualTo(1);
        return reports.get() == 1;
    }

    /** The examples of PS3.5 Annexes H, I, J and K: terms, text, bytes (written as ISO 8859-1). */
    static Stream<Arguments> examplesOfTheStandard() {
        return Stream.of(
                arguments(
                        List.of("", "ISO 2022 IR 87"),
                        "Yamada^Tarou=山田^太郎=やまだ^たろう",
                        "Yamada^Tarou=\u001b$B;3ED\u001b(B^\u001b$BB@O:\u001b(B="
                                + "\u001b$B$d$^$@\u001b(B^\u001b$B$?$m$&\u001b(B"),
                arguments(
                        List.of("ISO 2022 IR 13", "ISO 2022 IR 87"),
                        "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
                        "\u00d4\u00cf\u00c0\u00de^\u00c0\u00db\u00b3=\u001b$B;3ED\u001b(J^\u001b$BB@O:\u001b(J="
                                + "\u001b$B$d$^$@\u001b(J^\u001b$B$?$m$&\u001b(J"),
                arguments(
                        List.of("", "ISO 2022 IR 149"),
                        "Hong^Gildong=洪^吉洞=홍^길동",
                        "Hong^Gildong=\u001b$)C\u00fb\u00f3^\u001b$)C\u00d1\u00ce\u00d4\u00d7="
                                + "\u001b$)C\u00c8\u00ab^\u001b$)C\u00b1\u00e6\u00b5\u00bf"),
                arguments(
                        List.of("ISO_IR 192"),
                        "Wang^XiaoDong=王^小東",
                        new String("Wang^XiaoDong=王^小東".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)),
                arguments(
                        List.of("GB18030"),
                        "Wang^XiaoDong=王^小东",
                        new String(
                                "Wang^XiaoDong=王^小东".getBytes(Charset.forName("GB18030")),
                                StandardCharsets.ISO_8859_1)),
                arguments(
                        List.of("", "ISO 2022 IR 58"),
                        "Zhang^XiaoDong=张^小东",
                        "Zhang^XiaoDong=\u001b$)A\u00d5\u00c5^\u001b$)A\u00d0\u00a1\u00b6\u00ab"),
                arguments(List.of("ISO_IR 100"), "Müller^Jörg", "M\u00fcller^J\u00f6rg"),
                arguments(List.of("ISO_IR 144"), "Люкceмбypг", "\u00bb\u00ee\u00dace\u00dc\u00d1yp\u00d3"),
                arguments(
                        List.of("ISO_IR 126"), "Διονυσιος", "\u00c4\u00e9\u00ef\u00ed\u00f5\u00f3\u00e9\u00ef\u00f2"));
    }

    @ParameterizedTest
    @MethodSource("examplesOfTheStandard")
    void decodesAndEncodesTheExamplesOfTheStandard(List<String> terms, String text, String raw) {
        SpecificCharacterSet set = SpecificCharacterSet.of(terms);
        assertThat(set.isKnown()).isTrue();
        assertThat(decode(set, VR.PN, latin(raw))).isEqualTo(text);
        assertThat(isReported(set, VR.PN, latin(raw))).isFalse();
        assertThat(new String(set.encode(text, VR.PN), StandardCharsets.ISO_8859_1))
                .isEqualTo(raw);
        assertThat(set.canEncode(text, VR.PN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ISO_IR 100",
                "ISO-IR 100",
                "ISO_IR_100",
                "ISO IR 100",
                "ISO_IR100",
                "iso_ir 100",
                "ISO 2022 IR 100",
                "ISO2022 IR 100",
                "ISO_2022_IR_100",
                "ISO-2022-IR-100",
                "ISO 2022-IR 100 ",
                "IR 100",
                "latin1",
                "ISO-8859-1",
                "ISO8859-1"
            })
    void readsMisspelledTerms(String term) {
        SpecificCharacterSet set = SpecificCharacterSet.of(term);
        assertThat(set.isKnown()).as(term).isTrue();
        assertThat(decode(set, VR.LO, latin("\u00e4\u00c3\u00a4"))).isEqualTo("äÃ¤");
        assertThat(set.terms()).containsExactly(term);
    }

    @Test
    void readsOtherCommonNames() {
        assertThat(decode(SpecificCharacterSet.of("utf-8"), VR.LO, "é".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("é");
        assertThat(decode(SpecificCharacterSet.of("windows-1251"), VR.LO, latin("\u00cf")))
                .isEqualTo("П");
        assertThat(decode(SpecificCharacterSet.of("gb18030"), VR.LO, latin("\u00cd\u00f5")))
                .isEqualTo("王");
        assertThat(decode(SpecificCharacterSet.of("ISO 2022 GBK"), VR.LO, latin("\u00cd\u00f5")))
                .isEqualTo("王");
        assertThat(decode(SpecificCharacterSet.of("ISO 2022 IR 149"), VR.LO, latin("\u00c8\u00ab")))
                .isEqualTo("홍");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO_IR 999", "nonsense", "UTF-16", "UTF-32", "IBM037", "a b/c", "%n"})
    void reportsUnknownTermsAndStillDecodes(String term) {
        SpecificCharacterSet set = SpecificCharacterSet.of(term);
        assertThat(set.isKnown()).isFalse();
        assertThat(decode(set, VR.LO, latin("M\u00fcller"))).isEqualTo("Müller");
        assertThat(isReported(set, VR.LO, latin("M\u00fcller"))).isTrue();
        assertThat(isReported(set, VR.LO, latin("Mueller"))).isFalse();
    }

    @Test
    void undeclaredTextIsUtf8IfItCanBe() {
        byte[] utf8 = "Grüße, 山田".getBytes(StandardCharsets.UTF_8);
        assertThat(decode(SpecificCharacterSet.DEFAULT, VR.LO, utf8)).isEqualTo("Grüße, 山田");
        assertThat(isReported(SpecificCharacterSet.DEFAULT, VR.LO, utf8)).isTrue();
        assertThat(decode(SpecificCharacterSet.of(""), VR.LO, latin("Gr\u00fc\u00dfe")))
                .isEqualTo("Grüße");
        assertThat(decode(SpecificCharacterSet.of("ISO_IR 6"), VR.LO, latin("Gr\u00fc\u00dfe")))
                .isEqualTo("Grüße");
    }

    @Test
    void brokenUtf8KeepsEachByte() {
        byte[] broken = latin("A\u00fcB\u00c3\u00a4C\u00e5\u00b1");
        assertThat(decode(SpecificCharacterSet.UTF_8, VR.LO, broken)).isEqualTo("A\u00fcBäC\u00e5\u00b1");
        assertThat(isReported(SpecificCharacterSet.UTF_8, VR.LO, broken)).isTrue();
        byte[] replacementCharacter = "\uFFFD".getBytes(StandardCharsets.UTF_8);
        assertThat(decode(SpecificCharacterSet.UTF_8, VR.LO, replacementCharacter))
                .isEqualTo("\uFFFD");
        assertThat(isReported(SpecificCharacterSet.UTF_8, VR.LO, replacementCharacter))
                .isFalse();
    }

    @Test
    void bytesThatTheSetDoesNotHaveAreKept() {
        SpecificCharacterSet greek = SpecificCharacterSet.of("ISO_IR 126");
        assertThat(decode(greek, VR.LO, latin("\u00e1\u00d2"))).isEqualTo("α\u00d2");
        assertThat(isReported(greek, VR.LO, latin("\u00e1\u00d2"))).isTrue();
        SpecificCharacterSet korean = SpecificCharacterSet.of("", "ISO 2022 IR 149");
        assertThat(decode(korean, VR.LO, latin("\u001b$)C\u00c8"))).isEqualTo("\u00c8");
        assertThat(isReported(korean, VR.LO, latin("\u001b$)C\u00c8"))).isTrue();
    }

    @Test
    void unknownAndUndeclaredEscapesAreReported() {
        SpecificCharacterSet latin = SpecificCharacterSet.of("ISO_IR 100");
        assertThat(decode(latin, VR.LO, latin("a\u001b%/Ib"))).isEqualTo("a\u001b%/Ib");
        assertThat(isReported(latin, VR.LO, latin("a\u001b%/Ib"))).isTrue();
        assertThat(decode(latin, VR.LO, latin("\u001b-F\u00e1"))).isEqualTo("α");
        assertThat(isReported(latin, VR.LO, latin("\u001b-F\u00e1"))).isTrue();
        assertThat(decode(latin, VR.LO, latin("\u001b"))).isEqualTo("\u001b");
    }

    @Test
    void delimitersResetTheState() {
        SpecificCharacterSet set = SpecificCharacterSet.of("ISO 2022 IR 100", "ISO 2022 IR 126", "ISO 2022 IR 144");
        byte[] value = latin("\u00e4\u001b-F\u00e1\\\u00e4^\u001b-L\u00e4");
        assertThat(decode(set, VR.LO, value)).isEqualTo("äα\\ä^ф");
        assertThat(isReported(set, VR.LO, value)).isFalse();
        assertThat(decode(set, VR.LT, latin("\u001b-F\u00e1\\\u00e1\r\n\u00e4\t\u001b-F\u00e1\f\u00e4")))
                .isEqualTo("α\\α\r\nä\tα\fä");
        assertThat(decode(set, VR.PN, latin("\u001b-F\u00e1^\u00e4=\u00e4"))).isEqualTo("α^ä=ä");
        assertThat(decode(set, VR.LO, latin("\u001b-F\u00e1^\u00e1=\u00e1"))).isEqualTo("α^α=α");
    }

    @Test
    void aSetNotDesignatedAgainAfterADelimiterIsStillUsed() {
        SpecificCharacterSet korean = SpecificCharacterSet.of("", "ISO 2022 IR 149");
        byte[] value = latin("\u001b$)C\u00fb\u00f3^\u00d1\u00ce\u00d4\u00d7");
        assertThat(decode(korean, VR.PN, value)).isEqualTo("洪^吉洞");
        assertThat(isReported(korean, VR.PN, value)).isTrue();
    }

    @Test
    void aBackslashIsADelimiterOrAYenSignInRomaji() {
        SpecificCharacterSet set = SpecificCharacterSet.of("ISO_IR 13");
        assertThat(decode(set, VR.LO, latin("1\\2~"))).isEqualTo("1\\2‾");
        assertThat(decode(set, VR.LT, latin("\\100"))).isEqualTo("¥100");
        assertThat(set.encode("¥100", VR.LT)).isEqualTo(latin("\\100"));
        assertThat(set.canEncode("¥100", VR.LO)).isFalse();
    }

    @Test
    void aSecondByteThatLooksLikeADelimiterIsNone() {
        SpecificCharacterSet gbk = SpecificCharacterSet.of("GBK");
        assertThat(decode(gbk, VR.LO, new byte[] {(byte) 0x95, 0x5C, '\\', 'a'}))
                .isEqualTo(new String(new byte[] {(byte) 0x95, 0x5C}, Charset.forName("GBK")) + "\\a");
        SpecificCharacterSet japanese = SpecificCharacterSet.of("", "ISO 2022 IR 87");
        // Row 30 column 5C of JIS X 0208.
        assertThat(decode(japanese, VR.LO, latin("\u001b$B0\\\u001b(B\\x"))).isEqualTo("移\\x");
    }

    @Test
    void repertoiresWithoutCodeExtensionWin() {
        SpecificCharacterSet mixed = SpecificCharacterSet.of("ISO_IR 192", "ISO 2022 IR 100");
        assertThat(mixed.isKnown()).isFalse();
        assertThat(decode(mixed, VR.LO, "é".getBytes(StandardCharsets.UTF_8))).isEqualTo("é");
    }

    @Test
    void representationsOutsideTheCharacterSetAreAscii() {
        assertThat(decode(SpecificCharacterSet.UTF_8, VR.CS, latin("\u00c3\u00a4")))
                .isEqualTo("Ã¤");
        assertThat(isReported(SpecificCharacterSet.UTF_8, VR.CS, latin("\u00c3\u00a4")))
                .isTrue();
        assertThat(SpecificCharacterSet.UTF_8.canEncode("ä", VR.CS)).isFalse();
        assertThat(SpecificCharacterSet.UTF_8.encode("aä", VR.CS)).isEqualTo(latin("a?"));
    }

    @Test
    void encodingReplacesWhatTheSetsDoNotHave() {
        SpecificCharacterSet set = SpecificCharacterSet.of("ISO_IR 100");
        assertThat(set.canEncode("a山😀b", VR.LO)).isFalse();
        assertThat(set.encode("a山😀b", VR.LO)).isEqualTo(latin("a??b"));
        assertThat(SpecificCharacterSet.UTF_8.canEncode("\ud800", VR.LO)).isFalse();
        assertThat(SpecificCharacterSet.UTF_8.encode("a\ud800", VR.LO)).isEqualTo(latin("a?"));
    }

    @Test
    void knowsAllTermsOfTheStandard() {
        List<String> unknown = new ArrayList<>();
        for (String number :
                List.of("100", "101", "109", "110", "144", "127", "126", "138", "148", "203", "13", "166")) {
            for (String prefix : List.of("ISO_IR ", "ISO 2022 IR ")) {
                if (!SpecificCharacterSet.of(prefix + number).isKnown()) {
                    unknown.add(prefix + number);
                }
            }
        }
        for (String term :
                List.of("ISO 2022 IR 6", "ISO 2022 IR 87", "ISO 2022 IR 159", "ISO 2022 IR 149", "ISO 2022 IR 58")) {
            if (!SpecificCharacterSet.of("", term).isKnown()) {
                unknown.add(term);
            }
        }
        for (String term : List.of("ISO_IR 192", "GB18030", "GBK")) {
            if (!SpecificCharacterSet.of(term).isKnown()) {
                unknown.add(term);
            }
        }
        assertThat(unknown).isEmpty();
    }
}
