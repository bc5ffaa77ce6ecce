package io.niffler.dicom.pixel.jpegls;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams of others: that of the standard, and those that DCMTK 3.6.7 made of a generated image. */
class JpegLsDecoderTest {
    private final JpegLsDecoder decoder = new JpegLsDecoder();

    @Test
    void decodesTheExampleOfTheStandard() throws FrameException {
        // ITU-T T.87 H.3
        byte[] stream = HexFormat.of()
                .parseHex("ffd8fff7000b080004000401011100ffda00080101000000"
                        + "00c000006c80208e01c00000574000006ee6000001bc18000005d800009160ffd9");
        Samples samples = decoder.decode(
                new CodedFrame("1.2.840.10008.1.2.4.80", 4, 4, 1, 8, 8, false, stream, 0, stream.length));
        assertThat(samples.values())
                .containsExactly(0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145);
        assertThat(samples.precision()).isEqualTo(8);
        assertThat(samples.signed()).isFalse();
        assertThat(samples.colourTransformed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "grey-8, 1, 8, 0, 936b33ce4dcd975b95f6230ff7a884fee7c1eb81bcc7e15ef8989280e855b492",
        "grey-12, 1, 12, 0, defea176523f156e8bf8e12c73558d0728a7bed918be0a4e89b5c65ff0084118",
        "grey-16, 1, 16, 0, 42155bf0f78dd30a4534a4e59af8b2ad0ec63b7a76c5ee4d45cd1783a15ed325",
        "grey-8-near-3, 1, 8, 3, 52549acd39faa7b20992ccca6849c73176bb2ac67069ac3e518877b6e879b22f",
        "grey-16-near-10, 1, 16, 10, 7f6f54083433bd1eec77083a03a4a217495efb0e0fae1f14846e89ab323bf686",
        "grey-12-preset, 1, 12, 0, defea176523f156e8bf8e12c73558d0728a7bed918be0a4e89b5c65ff0084118",
        "rgb-by-component, 3, 8, 0, 5cc583fce6c820fc0c475c16022e761483cb4eb0d3b41302ce75df0ac12aec2a",
        "rgb-by-line, 3, 8, 0, 5cc583fce6c820fc0c475c16022e761483cb4eb0d3b41302ce75df0ac12aec2a",
        "rgb-by-sample, 3, 8, 0, 5cc583fce6c820fc0c475c16022e761483cb4eb0d3b41302ce75df0ac12aec2a",
        "rgb-by-component-near-2, 3, 8, 2, 39b0739a91852eb0adeebe22b8f0b71ea12279eaa1a9c3b885ab9b8df159db9f",
        "rgb-by-line-near-2, 3, 8, 2, 46820a43966ef5f5583e9bbe841ebe8b3a8ece2051b43e7b9367b5df99e84729",
        "rgb-by-sample-near-2, 3, 8, 2, db0c0bfc5baa06db24b2ce0d5aad68a22e913d2ea16d33ebaf541401f5a65496",
    })
    void decodesWhatDcmtkEncodedToWhatDcmtkDecodes(String name, int components, int precision, int near, String sha256)
            throws FrameException, IOException, GeneralSecurityException {
        TestImage image = TestImage.pattern(23, 31, components, precision);
        int[] values = decoder.decode(image.frame(precision, resource(name))).values();
        assertThat(digest(values)).isEqualTo(sha256);
        assertThat(image.distance(values)).isEqualTo(near);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = JpegLsDecoderTest.class.getResourceAsStream(name + ".jls")) {
            return in.readAllBytes();
        }
    }

    /** Of the values as 16 bits, little endian. */
    private static String digest(int[] values) throws GeneralSecurityException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(value -> bytes.putShort((short) value));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    }
}
