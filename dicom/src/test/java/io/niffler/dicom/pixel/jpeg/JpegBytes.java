package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.Photometric;
import java.io.ByteArrayOutputStream;
import java.util.stream.IntStream;

/** Puts code streams together for tests, segment by segment. */
final class JpegBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    JpegBytes() {
        marker(Marker.SOI);
    }

    JpegBytes marker(int marker) {
        out.write(0xFF);
        out.write(marker);
        return this;
    }

    JpegBytes segment(int marker, int... content) {
        marker(marker);
        int length = content.length + 2;
        out.write(length >> 8);
        out.write(length);
        IntStream.of(content).forEach(out::write);
        return this;
    }

    JpegBytes huffman(int classAndDestination, HuffmanCode code) {
        return segment(
                Marker.DHT,
                IntStream.concat(IntStream.of(classAndDestination), IntStream.of(code.definition()))
                        .toArray());
    }

    /**
     * A frame header.
     *
     * @param factors of each component, such as 0x21
     */
    JpegBytes frame(int marker, int precision, int rows, int columns, int... factors) {
        int[] start = {precision, rows >> 8, rows & 0xFF, columns >> 8, columns & 0xFF, factors.length};
        IntStream components = IntStream.range(0, factors.length).flatMap(i -> IntStream.of(i + 1, factors[i], 0));
        return segment(marker, IntStream.concat(IntStream.of(start), components).toArray());
    }

    /** A scan header of the components with these indices, which all use tables 0. */
    JpegBytes scan(int selection, int last, int pointTransform, int... components) {
        IntStream parts = IntStream.of(components).flatMap(i -> IntStream.of(i + 1, 0));
        IntStream all = IntStream.concat(
                IntStream.concat(IntStream.of(components.length), parts),
                IntStream.of(selection, last, pointTransform));
        return segment(Marker.SOS, all.toArray());
    }

    JpegBytes bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] end() {
        return marker(Marker.EOI).bytes();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** Code streams as frames of an object that tells the same size. */
    static CodedFrame frame(byte[] bytes, int rows, int columns, int samples, int bits) {
        Photometric photometric = samples == 1 ? Photometric.MONOCHROME2 : Photometric.YBR_FULL;
        return frame(bytes, rows, columns, samples, bits, photometric);
    }

    static CodedFrame frame(byte[] bytes, int rows, int columns, int samples, int bits, Photometric photometric) {
        int allocated = bits > Byte.SIZE ? Short.SIZE : Byte.SIZE;
        String syntax = "1.2.840.10008.1.2.4.70";
        return new CodedFrame(
                syntax, rows, columns, samples, allocated, bits, false, photometric, bytes, 0, bytes.length);
    }
}
