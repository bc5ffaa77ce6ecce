package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SpecificCharacterSetPropertyTest {

    private static final List<VR> TEXTS = List.of(VR.PN, VR.LO, VR.LT);

    @Provide
    Arbitrary<SpecificCharacterSet> sets() {
        return Arbitraries.of(
                        List.of(""),
                        List.of("ISO_IR 100"),
                        List.of("ISO_IR 126"),
                        List.of("ISO_IR 13"),
                        List.of("ISO_IR 192"),
                        List.of("GB18030"),
                        List.of("GBK"),
                        List.of("", "ISO 2022 IR 87"),
                        List.of("ISO 2022 IR 13", "ISO 2022 IR 87", "ISO 2022 IR 159"),
                        List.of("", "ISO 2022 IR 149"),
                        List.of("", "ISO 2022 IR 58"),
                        List.of("ISO 2022 IR 100", "ISO 2022 IR 144", "ISO 2022 IR 126", "ISO 2022 IR 87"))
                .map(SpecificCharacterSet::of);
    }

    @Provide
    Arbitrary<VR> representations() {
        return Arbitraries.of(TEXTS);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ascii()
                .withChars("^=\\\\\r\n\t\f ~¥‾äöÜßéαβγЖдя山田太郎洪吉洞홍길동やまだﾔﾏﾀﾞ张小东王丂\u0085\u00A0€")
                .withChars("\uD83D\uDE00")
                .ofMaxLength(20);
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> delicate = Arbitraries.of(
                (byte) 0x1B,
                (byte) '$',
                (byte) '(',
                (byte) ')',
                (byte) 'B',
                (byte) 'J',
                (byte) '\\',
                (byte) '^',
                (byte) 0xC3,
                (byte) 0xA4,
                (byte) 0x81,
                (byte) 0x30);
        return Arbitraries.oneOf(delicate, Arbitraries.bytes())
                .array(byte[].class)
                .ofMaxSize(40);
    }

    @Property(tries = 3000)
    void whatCanBeEncodedComesBack(
            @ForAll("sets") SpecificCharacterSet set, @ForAll("representations") VR vr, @ForAll("texts") String text) {
        byte[] encoded = set.encode(text, vr);
        if (set.canEncode(text, vr)) {
            boolean[] bad = new boolean[1];
            assertThat(set.decode(encoded, 0, encoded.length, vr, () -> bad[0] = true))
                    .isEqualTo(text);
            assertThat(bad[0] && text.indexOf('\u001b') < 0).isFalse();
        }
    }

    @Property(tries = 3000)
    void anyBytesAreDecodedWithoutReplacement(
            @ForAll("sets") SpecificCharacterSet set, @ForAll("representations") VR vr, @ForAll("bytes") byte[] bytes) {
        String text = set.decode(bytes, 0, bytes.length, vr);
        assertThat(text.length()).isLessThanOrEqualTo(bytes.length);
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean replacementIsThere = raw.contains("\u00EF\u00BF\u00BD") || raw.contains("\u00841\u00A47");
        assertThat(text.indexOf('\uFFFD') < 0 || replacementIsThere).isTrue();
    }

    @Property
    void aPartOfAnArrayIsDecodedAsIfItWereAlone(
            @ForAll("sets") SpecificCharacterSet set, @ForAll("representations") VR vr, @ForAll("bytes") byte[] bytes) {
        byte[] surrounded = new byte[bytes.length + 8];
        java.util.Arrays.fill(surrounded, (byte) 0x1B);
        System.arraycopy(bytes, 0, surrounded, 4, bytes.length);
        assertThat(set.decode(surrounded, 4, bytes.length, vr)).isEqualTo(set.decode(bytes, 0, bytes.length, vr));
    }
}
