package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a data set holds, its JSON is valid and gives the same JSON again after being read. */
class DicomJsonRoundTripTest {

    private static final List<List<String>> CHARACTER_SETS = List.of(
            List.of(),
            List.of("ISO_IR 6"),
            List.of("ISO_IR 100"),
            List.of("ISO_IR 13"),
            List.of("ISO_IR 166"),
            List.of("ISO_IR 192"),
            List.of("GB18030"),
            List.of("GBK"),
            List.of("ISO_IR 999"),
            List.of("", "ISO 2022 IR 87", "ISO 2022 IR 159"),
            List.of("ISO 2022 IR 13", "ISO 2022 IR 87"),
            List.of("", "ISO 2022 IR 149"),
            List.of("ISO 2022 IR 100", "ISO 2022 IR 126", "ISO 2022 IR 58"));

    @Provide
    Arbitrary<DataSet> dataSets() {
        Arbitrary<List<String>> terms = Arbitraries.of(CHARACTER_SETS);
        Arbitrary<byte[]> interesting = Arbitraries.of(
                        "\u001b$B",
                        "\u001b(B",
                        "\u001b(J",
                        "\u001b$)C",
                        "\u001b-F",
                        "\u001b",
                        "\\",
                        "^",
                        "=",
                        " ",
                        "1.5",
                        "-0",
                        "\0")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts).getBytes(StandardCharsets.ISO_8859_1));
        Arbitrary<byte[]> random = Arbitraries.bytes().array(byte[].class).ofMaxSize(24);
        Arbitrary<byte[]> value = Combinators.combine(Arbitraries.oneOf(interesting, random), random, interesting)
                .as((a, b, c) -> {
                    byte[] joined = new byte[a.length + b.length + c.length];
                    System.arraycopy(a, 0, joined, 0, a.length);
                    System.arraycopy(b, 0, joined, a.length, b.length);
                    System.arraycopy(c, 0, joined, a.length + b.length, c.length);
                    return joined;
                });
        Arbitrary<VR> vr = Arbitraries.of(VR.class).filter(candidate -> candidate != VR.SQ);
        Arbitrary<ValueElement> element = Combinators.combine(
                        Arbitraries.integers().between(0x00091001, 0x000910FF), vr, value, Arbitraries.of(true, false))
                .as((tag, type, bytes, big) -> new ValueElement(tag, type, bytes, 0, bytes.length, big));
        Arbitrary<DataSet> flat = Combinators.combine(terms, element.list().ofMaxSize(6))
                .as((sets, elements) -> {
                    DataSet dataSet = new DataSet();
                    if (!sets.isEmpty()) {
                        dataSet.setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, sets.toArray(String[]::new));
                    }
                    elements.forEach(dataSet::put);
                    return dataSet;
                });
        return Combinators.combine(flat, flat.list().ofMaxSize(3)).as((outer, items) -> {
            outer.setItems(0x00081115, items);
            return outer;
        });
    }

    @Property(tries = 2000)
    void theJsonOfAnyBytesIsValidAndStable(@ForAll("dataSets") DataSet dataSet) throws IOException {
        String first = DicomJson.toString(dataSet);
        assertThat(new String(DicomJson.toBytes(dataSet), StandardCharsets.UTF_8))
                .isEqualTo(first);
        try (JsonParser parser = new JsonFactory().createParser(first)) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
        }
        String second = DicomJson.toString(DicomJson.read(first));
        String third = DicomJson.toString(DicomJson.read(second));
        assertThat(third).isEqualTo(second);
        assertThat(withoutCharacterSets(second)).isEqualTo(withoutCharacterSets(first));
    }

    /** Text that its declared character set cannot hold comes back as UTF-8, which shows in (0008,0005) only. */
    private static String withoutCharacterSets(String json) {
        return json.replaceAll("\"00080005\":\\{[^}]*\\},?", "").replace(",}", "}");
    }
}
