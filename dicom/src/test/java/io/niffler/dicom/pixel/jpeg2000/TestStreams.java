package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Small code streams and the pattern that they hold. */
final class TestStreams {
    static final String LOSSLESS = "1.2.840.10008.1.2.4.90";

    /** What is compressed without loss. */
    static final List<TestStream> ALL = List.of(
            TestStream.grey("grey4", 4),
            TestStream.grey("grey8", 8),
            TestStream.grey("grey12", 12),
            TestStream.grey("grey16", 16),
            TestStream.signed("signed8", 8),
            TestStream.signed("signed16", 16),
            TestStream.colour("rgb-rct"),
            TestStream.colour("rgb-untransformed"),
            TestStream.colour("order-lrcp"),
            TestStream.colour("order-rlcp"),
            TestStream.colour("order-rpcl"),
            TestStream.colour("order-pcrl"),
            TestStream.colour("order-cprl"),
            TestStream.colour("order-changes"),
            TestStream.colour("order-changes-tile"),
            TestStream.grey("packed-main", 8),
            TestStream.grey("packed-tile", 8),
            TestStream.grey("tiles-offset", 8),
            TestStream.grey("tile-parts", 8),
            TestStream.grey("style-1", 12),
            TestStream.grey("style-2", 12),
            TestStream.grey("style-4", 12),
            TestStream.grey("style-5", 12),
            TestStream.grey("style-8", 12),
            TestStream.grey("style-16", 12),
            TestStream.grey("style-32", 12),
            TestStream.grey("style-63", 12),
            TestStream.grey("layers-bypass", 8),
            TestStream.grey("layers-terminate", 8),
            TestStream.grey("blocks-4x4", 8),
            TestStream.grey("blocks-4x1024", 8),
            TestStream.grey("blocks-1024x4", 8),
            TestStream.grey("region", 8),
            TestStream.grey("no-wavelet", 8),
            new TestStream("deep", 33, 37, 1, 8, false),
            new TestStream("row", 1, 37, 1, 8, false),
            new TestStream("column", 29, 1, 1, 8, false),
            new TestStream("pixel", 1, 1, 1, 8, false));

    private TestStreams() {}

    /** A stream and the size of its image. */
    record TestStream(String name, int rows, int columns, int components, int bits, boolean signed) {
        static TestStream grey(String name, int bits) {
            return new TestStream(name, 29, 37, 1, bits, false);
        }

        static TestStream signed(String name, int bits) {
            return new TestStream(name, 29, 37, 1, bits, true);
        }

        static TestStream colour(String name) {
            return new TestStream(name, 23, 31, 3, 8, false);
        }

        byte[] bytes() {
            return resource(name + ".j2k");
        }

        Samples decode(byte[] bytes) throws FrameException {
            return TestStreams.decode(bytes, rows, columns, components);
        }

        int[] pattern() {
            int[] values = new int[rows * columns * components];
            for (int i = 0; i < values.length; i++) {
                int pixel = i / components;
                values[i] =
                        sample(pixel % columns, pixel / columns, i % components, bits) - (signed ? 1 << (bits - 1) : 0);
            }
            return values;
        }
    }

    /** Slopes with edges where they wrap and noise on top. */
    static int sample(int x, int y, int component, int bits) {
        int slope = x * 9 + y * 5 + component * 31 + (((x * 73) ^ (y * 151)) & 15);
        return ((slope & 0xFF) * 257) >> (16 - bits);
    }

    static Samples decode(byte[] bytes, int rows, int columns, int components) throws FrameException {
        return new Jpeg2000Decoder()
                .decode(new CodedFrame(LOSSLESS, rows, columns, components, 16, 16, false, bytes, 0, bytes.length));
    }

    static byte[] resource(String name) {
        try (InputStream in = TestStreams.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
