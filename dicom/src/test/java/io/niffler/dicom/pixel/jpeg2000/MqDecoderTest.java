package io.niffler.dicom.pixel.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MqDecoderTest {
    /** The test sequence of the coder's other home, JBIG2 (ITU-T T.88 H.2): one context, 256 decisions. */
    @Test
    void testSequenceIsDecoded() {
        byte[] coded = HexFormat.of().parseHex("84C73BFCE1A1430402200000410DBB86F4317FFF88FF37471ADB6ADFFFACFFFF");
        MqDecoder decoder = new MqDecoder();
        decoder.resetContexts();
        decoder.start(coded, 0);

        byte[] decoded = new byte[32];
        for (int i = 0; i < 8 * decoded.length; i++) {
            decoded[i / 8] |= (byte) (decoder.decode(1) << (7 - i % 8));
        }
        assertThat(HexFormat.of().withUpperCase().formatHex(decoded))
                .isEqualTo("00020051000000C00352872AAAAAAAAA82C02000FCD79EF6BF7FED904F46A3BF");
    }
}
