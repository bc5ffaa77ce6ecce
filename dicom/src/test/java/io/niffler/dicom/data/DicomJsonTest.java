package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DicomJsonTest {

    private static final int PRIVATE_CREATOR = 0x00090010;
    private static final int PRIVATE = 0x00091001;

    private static String json(DataSet dataSet) {
        String json = DicomJson.toString(dataSet);
        assertThat(new String(DicomJson.toBytes(dataSet), StandardCharsets.UTF_8))
                .isEqualTo(json);
        return json;
    }

    private static DataSet raw(int tag, VR vr, String value) {
        return new DataSet().setBytes(tag, vr, value.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String valueOf(VR vr, String value) {
        String json = json(raw(PRIVATE, vr, value));
        String start = "{\"00091001\":{\"vr\":\"" + vr + "\"";
        assertThat(json).startsWith(start).endsWith("}}");
        return json.substring(start.length(), json.length() - 2);
    }

    @Test
    void writesTagsVrsAndValues() {
        DataSet dataSet = new DataSet()
                .setString(0x00080018, VR.UI, "1.2.3")
                .setString(0x00080060, VR.CS, "CT")
                .setString(0x00081030, VR.LO)
                .setInts(0x00280010, VR.US, 512)
                .setInts(0x00280009, VR.AT, 0x00181063)
                .setDoubles(0x00189087, VR.FD, 0.1, -3.0)
                .setBytes(0x7FE00010, VR.OB, new byte[] {1, 2, 3, 4});
        assertThat(json(dataSet))
                .isEqualTo("{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"1.2.3\"]},"
                        + "\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]},"
                        + "\"00081030\":{\"vr\":\"LO\"},"
                        + "\"00189087\":{\"vr\":\"FD\",\"Value\":[0.1,-3.0]},"
                        + "\"00280009\":{\"vr\":\"AT\",\"Value\":[\"00181063\"]},"
                        + "\"00280010\":{\"vr\":\"US\",\"Value\":[512]},"
                        + "\"7FE00010\":{\"vr\":\"OB\",\"InlineBinary\":\"AQIDBA==\"}}");
    }

    @Test
    void leavesOutGroupLengthsAtAllLevels() {
        DataSet item = new DataSet().setInts(0x00080000, VR.UL, 4).setString(0x00080060, VR.CS, "CT");
        DataSet dataSet = new DataSet().setInts(0x00080000, VR.UL, 4).setItems(0x00081115, item, new DataSet());
        assertThat(json(dataSet))
                .isEqualTo(
                        "{\"00081115\":{\"vr\":\"SQ\",\"Value\":[{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]}},{}]}}");
    }

    @Test
    void emptyValuesAreNullAmongOthersAndAbsentAlone() {
        assertThat(valueOf(VR.LO, "a\\\\b")).isEqualTo(",\"Value\":[\"a\",null,\"b\"]");
        assertThat(valueOf(VR.LO, "\\")).isEqualTo(",\"Value\":[null,null]");
        assertThat(valueOf(VR.LO, "")).isEmpty();
        assertThat(valueOf(VR.LO, "  ")).isEmpty();
        assertThat(valueOf(VR.PN, "A=B\\\\C"))
                .isEqualTo(",\"Value\":[{\"Alphabetic\":\"A\",\"Ideographic\":\"B\"},null,{\"Alphabetic\":\"C\"}]");
        assertThat(valueOf(VR.DS, "1\\ \\2 ")).isEqualTo(",\"Value\":[1,null,2]");
        assertThat(valueOf(VR.SQ, "")).isEmpty();
        assertThat(json(new DataSet().setItems(0x00081115))).isEqualTo("{\"00081115\":{\"vr\":\"SQ\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-17, -17",
        "0, 0",
        "-0, -0",
        "+5, 5",
        "007, 7",
        "-007.50, -7.50",
        ".5, 0.5",
        "-.5, -0.5",
        "5., 5",
        "5.e3, 5e3",
        "1.50, 1.50",
        "1E5, 1E5",
        "1e-05, 1e-05",
        "000, 0",
        "12345678901234567890.123456789, 12345678901234567890.123456789"
    })
    void decimalStringsAreNumbersWithTheirDigits(String ds, String expected) {
        assertThat(valueOf(VR.DS, ds)).isEqualTo(",\"Value\":[" + expected + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "1.2.3", "1,5", "NaN", "inf", "1e", "--1", ".", "-", "0x10", "1e999", "1d", "1 2", "25:61"
            })
    void otherDecimalStringsAreStrings(String ds) {
        assertThat(valueOf(VR.DS, ds)).isEqualTo(",\"Value\":[\"" + ds + "\"]");
    }

    @Test
    void absurdlyLongNumbersAreStrings() {
        String digits = "9".repeat(1000);
        assertThat(valueOf(VR.DS, digits)).isEqualTo(",\"Value\":[\"" + digits + "\"]");
        assertThat(valueOf(VR.IS, digits)).isEqualTo(",\"Value\":[\"" + digits + "\"]");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "-2147483648, -2147483648", "+7, 7", "0012, 12", "12.0, 12", "1.5, '\"1.5\"'", "1A, '\"1A\"'"})
    void integerStringsAreNumbersIfWhole(String is, String expected) {
        assertThat(valueOf(VR.IS, is)).isEqualTo(",\"Value\":[" + expected + "]");
    }

    @Test
    void numbersThatJsonLacksAreStrings() {
        DataSet doubles = new DataSet()
                .setDoubles(PRIVATE, VR.FD, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0);
        assertThat(json(doubles))
                .isEqualTo("{\"00091001\":{\"vr\":\"FD\",\"Value\":[\"NaN\",\"Infinity\",\"-Infinity\",-0.0]}}");
        DataSet floats = new DataSet().setDoubles(PRIVATE, VR.FL, Double.NaN, 0.1, 1e38);
        assertThat(json(floats)).isEqualTo("{\"00091001\":{\"vr\":\"FL\",\"Value\":[\"NaN\",0.1,1.0E38]}}");
    }

    @Test
    void veryLongIntegersBeyondExactNumbersAreStrings() {
        DataSet signed = new DataSet().setInts(PRIVATE, VR.SV, 1L << 53, (1L << 53) + 1, -(1L << 53), Long.MIN_VALUE);
        assertThat(json(signed))
                .contains("[9007199254740992,\"9007199254740993\",-9007199254740992,\"-9223372036854775808\"]");
        DataSet unsigned = new DataSet().setInts(PRIVATE, VR.UV, 5, -1);
        assertThat(json(unsigned)).contains("[5,\"18446744073709551615\"]");
    }

    @Test
    void namesHaveTheirGroups() throws IOException {
        DataSet dataSet = new DataSet().setString(0x00080005, VR.CS, "ISO_IR 192");
        dataSet.setString(0x00100010, VR.PN, "Yamada^Tarou=山田^太郎=やまだ^たろう");
        assertThat(json(dataSet))
                .contains("{\"Alphabetic\":\"Yamada^Tarou\",\"Ideographic\":\"山田^太郎\",\"Phonetic\":\"やまだ^たろう\"}")
                .contains("\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]}");
        assertThat(valueOf(VR.PN, "==p ")).isEqualTo(",\"Value\":[{\"Phonetic\":\"p\"}]");
        assertThat(valueOf(VR.PN, "a=b=c=d")).contains("\"Phonetic\":\"c=d\"");
        assertThat(valueOf(VR.PN, "==")).isEmpty();
        DataSet oneSeparatorTooMany = new DataSet().setString(PRIVATE, VR.PN, "a===");
        assertThat(json(DicomJson.read(json(oneSeparatorTooMany)))).isEqualTo(json(oneSeparatorTooMany));
        assertThat(valueOf(VR.PN, "= \\\\a")).isEqualTo(",\"Value\":[null,null,{\"Alphabetic\":\"a\"}]");
    }

    @Test
    void bigEndianBinaryIsWrittenInLittleEndian() {
        DataSet dataSet = new DataSet().put(new ValueElement(PRIVATE, VR.OW, new byte[] {1, 2, 3, 4}, 0, 4, true));
        assertThat(json(dataSet)).contains("\"InlineBinary\":\"AgEEAw==\"");
    }

    @Test
    void charactersOutsideTheBasicPlaneComeThrough() throws IOException {
        DataSet dataSet = new DataSet().setString(0x00080005, VR.CS, "ISO_IR 192");
        dataSet.setString(0x00081030, VR.LO, "a\uD83D\uDE00\uD842\uDFB7");
        assertThat(DicomJson.read(json(dataSet))).isEqualTo(dataSet);
    }

    @Test
    void controlCharactersAndQuotesAreEscaped() throws IOException {
        assertThat(valueOf(VR.LT, "a\"b\\c\r\n\u0001\u001b"))
                .isEqualTo(",\"Value\":[\"a\\\"b\\\\c\\r\\n\\u0001\\u001B\"]");
    }

    @Test
    void tellsWhatIsLeftOut() throws IOException {
        DataSet item = new DataSet().put(new SkippedElement(0x00091002, VR.OB, 1 << 20, 4711));
        DataSet dataSet = new DataSet()
                .setItems(0x00081115, item)
                .put(new SkippedElement(PRIVATE, VR.UN, 70000, 12))
                .put(new FragmentsElement(0x7FE00010, VR.OB, List.of(new byte[0], new byte[100])));
        List<String> omitted = new ArrayList<>();
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        DicomJson.write(dataSet, out, new DicomJson.Observer() {
            @Override
            public void omitted(int tag, VR vr, long length) {
                omitted.add(Tag.toHex(tag) + " " + vr + " " + length);
            }
        });
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"00081115\":{\"vr\":\"SQ\",\"Value\":[{}]}}");
        assertThat(omitted).containsExactly("00091002 OB 1048576", "00091001 UN 70000", "7FE00010 OB 116");
    }

    @Test
    void tellsOfBadCharacters() throws IOException {
        DataSet dataSet = raw(0x00081030, VR.LO, "M\u00fcller").setString(0x00080060, VR.CS, "CT");
        List<Integer> bad = new ArrayList<>();
        DicomJson.write(dataSet, java.io.OutputStream.nullOutputStream(), new DicomJson.Observer() {
            @Override
            public void badCharacters(int tag) {
                bad.add(tag);
            }
        });
        assertThat(bad).containsExactly(0x00081030);
    }

    @Test
    void doesNotCloseTheStream() throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        DicomJson.write(new DataSet(), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{}");
    }

    @Test
    void writesSequencesAsDeepAsTheReaderReads() {
        DataSet dataSet = new DataSet();
        for (int i = 0; i < 512; i++) {
            dataSet = new DataSet().setItems(0x00081115, dataSet);
        }
        assertThat(json(dataSet)).hasSizeGreaterThan(512 * 30);
    }

    @Test
    void readsWhateverTheOrderOfMembers() throws IOException {
        DataSet dataSet = DicomJson.read("{\"00100010\":{\"Value\":[{\"Ideographic\":\"山\",\"Alphabetic\":\"a\"}],"
                + "\"vr\":\"PN\"},\"00080005\":{\"Value\":[\"ISO_IR 192\"],\"vr\":\"CS\"}}");
        assertThat(dataSet.string(0x00100010)).isEqualTo("a=山");
        assertThat(dataSet.size()).isEqualTo(2);
    }

    @Test
    void readsValuesOfAllKinds() throws IOException {
        DataSet dataSet = DicomJson.read("{\"0009100a\":{\"vr\":\"DS\",\"Value\":[1.50,\"2.0\",null,1e3]},"
                + "\"00091002\":{\"vr\":\"US\",\"Value\":[65535,1.0,\"7\"]},"
                + "\"00091003\":{\"vr\":\"FD\",\"Value\":[\"NaN\",\"-inf\",-0.0]},"
                + "\"00091004\":{\"vr\":\"UV\",\"Value\":[\"18446744073709551615\"]},"
                + "\"00091005\":{\"vr\":\"AT\",\"Value\":[\"7FE00010\"]},"
                + "\"00091006\":{\"vr\":\"SQ\",\"Value\":[{},null]},"
                + "\"00091007\":{\"vr\":\"UN\",\"InlineBinary\":\"AQID\"},"
                + "\"00091008\":{\"vr\":\"LO\"},\"00091009\":{\"vr\":\"LO\",\"Value\":[]},"
                + "\"00100020\":{\"Value\":[\"no vr\"]}}");
        assertThat(dataSet.strings(0x0009100A)).containsExactly("1.50", "2.0", "", "1e3");
        assertThat(dataSet.doubles(0x00091002)).containsExactly(65535, 1, 7);
        assertThat(dataSet.doubles(0x00091003)).containsExactly(Double.NaN, Double.NEGATIVE_INFINITY, -0.0);
        assertThat(dataSet.strings(0x00091004)).containsExactly("18446744073709551615");
        assertThat(dataSet.strings(0x00091005)).containsExactly("7FE00010");
        assertThat(dataSet.items(0x00091006)).hasSize(2).allMatch(DataSet::isEmpty);
        assertThat(dataSet.bytes(0x00091007)).containsExactly(1, 2, 3);
        assertThat(dataSet.get(0x00091008).isEmpty()).isTrue();
        assertThat(dataSet.get(0x00091009).isEmpty()).isTrue();
        assertThat(dataSet.string(0x00100020)).isEqualTo("no vr");
    }

    @Test
    void bulkDataIsLoadedOrLeft() throws IOException {
        String json = "{\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"bulk/1\"}}";
        assertThat(DicomJson.read(json).get(0x7FE00010)).isEqualTo(new SkippedElement(0x7FE00010, VR.OW, -1, -1));
        DataSet loaded = DicomJson.read(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                (tag, vr, uri) -> uri.equals("bulk/1") ? new byte[] {1, 0} : null);
        assertThat(loaded.bytes(0x7FE00010)).containsExactly(1, 0);
    }

    @Test
    void textThatDoesNotFitItsCharacterSetBecomesUtf8() throws IOException {
        DataSet dataSet = DicomJson.read("{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 100\"]},"
                + "\"00081115\":{\"vr\":\"SQ\",\"Value\":[{\"00081030\":{\"vr\":\"LO\",\"Value\":[\"山\"]}}]}}");
        assertThat(dataSet.string(0x00080005)).isEqualTo("ISO_IR 192");
        assertThat(dataSet.items(0x00081115).get(0).string(0x00081030)).isEqualTo("山");
        DataSet fits = DicomJson.read("{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 100\"]},"
                + "\"00081030\":{\"vr\":\"LO\",\"Value\":[\"ä\"]}}");
        assertThat(fits.string(0x00080005)).isEqualTo("ISO_IR 100");
        assertThat(fits.bytes(0x00081030)).containsExactly(0xE4, ' ');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}{}",
                "null",
                "{\"00080060\":\"CT\"}",
                "{\"0008006\":{\"vr\":\"CS\"}}",
                "{\"Modality\":{\"vr\":\"CS\"}}",
                "{\"0008006Ｏ\":{\"vr\":\"CS\"}}",
                "{\"00080060\":{\"vr\":\"XX\"}}",
                "{\"00080060\":{\"vr\":7}}",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":\"CT\"}}",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[true]}}",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[[\"CT\"]]}}",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[{}]}}",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"],\"InlineBinary\":\"AAAA\"}}",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]",
                "{\"00081115\":{\"vr\":\"SQ\",\"Value\":[\"CT\"]}}",
                "{\"00081115\":{\"vr\":\"SQ\",\"InlineBinary\":\"AAAA\"}}",
                "{\"00104000\":{\"vr\":\"LT\",\"Value\":[\"a\",\"b\"]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[65536]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[-1]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[1.5]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[1e999999999]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[1e-999999999]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[null]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[{}]}}",
                "{\"00189087\":{\"vr\":\"FD\",\"Value\":[1e999]}}",
                "{\"00189087\":{\"vr\":\"FD\",\"Value\":[\"0x1p3\"]}}",
                "{\"00280009\":{\"vr\":\"AT\",\"Value\":[\"-0181063\",\"1\"]}}",
                "{\"7FE00010\":{\"vr\":\"OB\",\"InlineBinary\":\"*\"}}",
                "{\"7FE00010\":{\"vr\":\"OB\",\"InlineBinary\":{}}}",
                "{\"7FE00010\":{\"vr\":\"OB\",\"Value\":[1]}}",
                "{\"7FE00010\":{\"vr\":\"OB\",\"BulkDataURI\":{}}}"
            })
    void refusesWhatIsNotTheModelWithoutQuotingIt(String json) {
        assertThatThrownBy(() -> DicomJson.read(json))
                .isInstanceOf(DicomJsonException.class)
                .hasMessageStartingWith("Cannot read the DICOM JSON: ")
                .hasMessageNotContaining("\"CT\"");
    }

    @Test
    void limitsTheDepth() {
        String open = "{\"00081115\":{\"vr\":\"SQ\",\"Value\":[";
        String deep = open.repeat(100) + "]}}".repeat(100);
        assertThatThrownBy(() -> DicomJson.read(deep)).isInstanceOf(DicomJsonException.class);
        String endless = open.repeat(200_000);
        assertThatThrownBy(() -> DicomJson.read(endless)).isInstanceOf(DicomJsonException.class);
    }

    @Test
    void refusesBrokenUtf8() {
        byte[] json = "{\"00081030\":{\"vr\":\"LO\",\"Value\":[\"\u00fc\"]}}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> DicomJson.read(new ByteArrayInputStream(json))).isInstanceOf(DicomJsonException.class);
    }

    @Test
    void privateCreatorsComeThrough() throws IOException {
        DataSet dataSet =
                new DataSet().setString(PRIVATE_CREATOR, VR.LO, "ACME 1.0").setString(PRIVATE, VR.LT, " two\r\nlines");
        assertThat(DicomJson.read(json(dataSet))).isEqualTo(dataSet);
    }
}
