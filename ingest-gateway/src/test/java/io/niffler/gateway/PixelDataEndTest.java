package io.niffler.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.TransferSyntax;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelDataEndTest {
    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.1.2,       FFFF e07f1000 00010000,          2, 266",
        "1.2.840.10008.1.2.1,     FFFF e07f1000 4f570000 00010000, 2, 270",
        "1.2.840.10008.1.2.2,     FFFF 7fe00010 4f570000 00000100, 2, 270",
        "1.2.840.10008.1.2.1,     FFFF e07f1000 4f570000 ffffffff, 2, -1",
        "1.2.840.10008.1.2.1,     FFFF e07f1000 4f570000 feffffff, 2, 4294967308",
        "1.2.840.10008.1.2.1,     FFFF 28001000 5553 0200 00020000, 2, -1",
        "1.2.840.10008.1.2.1,     FFFF e07f1000 4f570000,          2, -1",
        "1.2.840.10008.1.2.1,     FFFF e07f1000 4f570000 00010000, 99999999999, -1",
        "1.2.840.10008.1.2.1.99,  FFFF e07f1000 4f570000 00010000, 2, -1",
    })
    void readsTheLengthWhereThereIsOne(String syntax, String hex, long at, long expected) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThat(PixelDataEnd.find(bytes, 0, bytes.length, at, TransferSyntax.of(syntax)))
                .isEqualTo(expected);
    }
}
