package io.niffler.dicom.pixel.rle;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameDecoder;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Samples;
import java.util.Set;

/**
 * Decodes RLE Lossless (PS3.5 annex G): each byte of a sample is a segment of its own, the most significant first, one sample after
 * the other. Frames of single bits have one segment, in which eight pixels make a byte, the first one lowest.
 */
public final class RleDecoder implements FrameDecoder {
    private static final int BIT_SAMPLES = 1;

    @Override
    public Set<String> transferSyntaxes() {
        return Set.of("1.2.840.10008.1.2.5");
    }

    @Override
    public Samples decode(CodedFrame frame) throws FrameException {
        return Samples.unsigned(
                frame.bitsAllocated() == BIT_SAMPLES ? bits(frame) : bytes(frame), frame.bitsAllocated());
    }

    private static int[] bytes(CodedFrame frame) throws FrameException {
        if (frame.bitsAllocated() > Integer.SIZE) {
            throw FrameException.unsupported("RLE samples of " + frame.bitsAllocated() + " bits are not decoded");
        }
        int samples = frame.samplesPerPixel();
        int bytesPerSample = frame.bitsAllocated() / Byte.SIZE;
        SegmentTable segments = SegmentTable.of(frame, samples * bytesPerSample, frame.rows() * frame.columns());
        int[] values = new int[frame.samples()];
        for (int sample = 0; sample < samples; sample++) {
            for (int i = 0; i < bytesPerSample; i++) {
                int shift = Byte.SIZE * (bytesPerSample - 1 - i);
                segments.unpack(sample * bytesPerSample + i, values, sample, samples, shift);
            }
        }
        return values;
    }

    private static int[] bits(CodedFrame frame) throws FrameException {
        int samples = frame.samplesPerPixel();
        int pixels = frame.rows() * frame.columns();
        int bytes = (pixels + Byte.SIZE - 1) / Byte.SIZE;
        SegmentTable segments = SegmentTable.of(frame, samples, bytes);
        int[] values = new int[frame.samples()];
        for (int sample = 0; sample < samples; sample++) {
            int[] packed = new int[bytes];
            segments.unpack(sample, packed, 0, 1, 0);
            for (int i = 0; i < pixels; i++) {
                values[i * samples + sample] = (packed[i / Byte.SIZE] >> (i % Byte.SIZE)) & 1;
            }
        }
        return values;
    }
}
