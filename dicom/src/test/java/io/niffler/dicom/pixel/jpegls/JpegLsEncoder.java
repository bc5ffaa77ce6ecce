package io.niffler.dicom.pixel.jpegls;

import io.niffler.dicom.pixel.FrameException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Makes code streams to test the decoder with (ITU-T T.87 annexes A to C).
 *
 * @param precision bits per sample
 * @param near how far a decoded value may be off
 * @param interleave 0 for a scan of each component, 1 for lines, 2 for samples that alternate
 * @param restartInterval lines between restart markers; 0 for none
 * @param preset what an LSE segment states; null for none
 */
record JpegLsEncoder(int precision, int near, int interleave, int restartInterval, Preset preset) {

    JpegLsEncoder(int precision, int near, int interleave) {
        this(precision, near, interleave, 0, null);
    }

    byte[] encode(TestImage image) throws FrameException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        marker(out, MarkerSegments.SOI);
        segment(out, MarkerSegments.SOF55, frameHeader(image));
        if (preset != null) {
            segment(out, MarkerSegments.LSE, presetSegment());
        }
        if (restartInterval > 0) {
            byte[] interval = {(byte) (restartInterval >> 8), (byte) restartInterval};
            segment(out, MarkerSegments.DRI, interval);
        }
        if (interleave == 0) {
            for (int i = 0; i < image.components(); i++) {
                scan(out, image, i, 1);
            }
        } else {
            scan(out, image, 0, image.components());
        }
        marker(out, MarkerSegments.EOI);
        return out.toByteArray();
    }

    private byte[] frameHeader(TestImage image) {
        ByteBuffer header = ByteBuffer.allocate(6 + 3 * image.components());
        header.put((byte) precision).putShort((short) image.rows()).putShort((short) image.columns());
        header.put((byte) image.components());
        for (int i = 0; i < image.components(); i++) {
            header.put((byte) (i + 1)).put((byte) 0x11).put((byte) 0);
        }
        return header.array();
    }

    private byte[] presetSegment() {
        ByteBuffer segment = ByteBuffer.allocate(11).put((byte) 1).putShort((short) preset.maximum());
        segment.putShort((short) preset.t1()).putShort((short) preset.t2()).putShort((short) preset.t3());
        return segment.putShort((short) preset.reset()).array();
    }

    private void scan(ByteArrayOutputStream out, TestImage image, int first, int count) throws FrameException {
        ByteBuffer header = ByteBuffer.allocate(4 + 2 * count).put((byte) count);
        for (int i = first; i < first + count; i++) {
            header.put((byte) (i + 1)).put((byte) 0);
        }
        segment(
                out,
                MarkerSegments.SOS,
                header.put((byte) near).put((byte) interleave).put((byte) 0).array());
        Coding coding = Coding.of(precision, near, preset == null ? Preset.DEFAULT : preset);
        int interval = restartInterval == 0 ? image.rows() : restartInterval;
        for (int row = 0; row < image.rows(); row += interval) {
            if (row > 0) {
                marker(out, MarkerSegments.RST0 + (row / interval - 1) % 8);
            }
            StuffedBits bits = new StuffedBits(out);
            int to = Math.min(image.rows(), row + interval);
            new LineEncoder(coding, image, first, count, interleave == 2 && count > 1).encode(bits, row, to);
            bits.end();
        }
    }

    private static void segment(ByteArrayOutputStream out, int code, byte[] content) {
        marker(out, code);
        out.write((content.length + 2) >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
    }

    private static void marker(ByteArrayOutputStream out, int code) {
        out.write(0xFF);
        out.write(code);
    }
}
