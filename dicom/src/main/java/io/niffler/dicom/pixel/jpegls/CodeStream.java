package io.niffler.dicom.pixel.jpegls;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Samples;
import java.nio.ByteBuffer;
import java.util.BitSet;

/** Decodes a code stream, marker by marker (ITU-T T.87 annex C), to the last scan: nothing that follows is looked at. */
final class CodeStream {
    private static final int HP_TRANSFORM_BYTES = 5;
    private static final int HP_TRANSFORM = 'm' << 24 | 'r' << 16 | 'f' << 8 | 'x';

    private final CodedFrame frame;
    private final MarkerSegments segments;
    private final BitSet decoded = new BitSet();
    private FrameHeader header;
    private Raster raster;
    private Preset preset = Preset.DEFAULT;
    private int restartInterval = Integer.MAX_VALUE;

    CodeStream(CodedFrame frame) {
        this.frame = frame;
        segments = new MarkerSegments(frame);
    }

    Samples decode() throws FrameException {
        if (segments.marker() != MarkerSegments.SOI) {
            throw FrameException.corrupt("a frame that does not begin with the start of an image");
        }
        while (decoded.cardinality() < frame.samplesPerPixel()) {
            segment(segments.marker());
        }
        return Samples.unsigned(raster.values(), header.precision());
    }

    private void segment(int marker) throws FrameException {
        switch (marker) {
            case MarkerSegments.SOF55 -> header(segments.segment());
            case MarkerSegments.LSE -> preset = preset.or(segments.segment());
            case MarkerSegments.DRI -> restartInterval = restartInterval(segments.segment());
            case MarkerSegments.SOS -> scan(segments.segment());
            case MarkerSegments.APP8 -> refuseTransform(segments.segment());
            case MarkerSegments.COM -> segments.segment();
            case MarkerSegments.EOI ->
                throw FrameException.corrupt("the code stream ends after " + decoded.cardinality() + " of "
                        + frame.samplesPerPixel() + " components");
            default -> skip(marker);
        }
    }

    private void skip(int marker) throws FrameException {
        if (marker >= 0xC0 && marker < MarkerSegments.RST0) {
            throw FrameException.unsupported("another JPEG process than JPEG-LS, marker FF%02X".formatted(marker));
        }
        if (marker < MarkerSegments.APP0 || marker > MarkerSegments.APP15) {
            throw FrameException.corrupt("marker FF%02X where it cannot be".formatted(marker));
        }
        segments.segment();
    }

    private void header(ByteBuffer segment) throws FrameException {
        if (header != null) {
            throw FrameException.corrupt("a second frame header");
        }
        header = FrameHeader.read(segment, frame);
        raster = Raster.of(frame.rows(), frame.columns(), frame.samplesPerPixel());
    }

    private void scan(ByteBuffer segment) throws FrameException {
        if (header == null) {
            throw FrameException.corrupt("a scan before the frame header");
        }
        ScanHeader scan = ScanHeader.read(segment, header);
        for (int component : scan.components()) {
            if (decoded.get(component)) {
                throw FrameException.corrupt("a component that is coded twice");
            }
            decoded.set(component);
        }
        new Scan(scan, Coding.of(header.precision(), scan.near(), preset), raster).decode(segments, restartInterval);
    }

    /** A number of two to four bytes, counted in lines whatever the interleaving (ITU-T T.87 C.2.5); 0 turns restarts off. */
    private static int restartInterval(ByteBuffer segment) throws FrameException {
        int bytes = segment.remaining();
        if (bytes < 2 || bytes > 4) {
            throw FrameException.corrupt("a restart interval of " + bytes + " bytes");
        }
        long interval = 0;
        while (segment.hasRemaining()) {
            interval = interval << 8 | (segment.get() & 0xFF);
        }
        return interval == 0 ? Integer.MAX_VALUE : (int) Math.min(interval, Integer.MAX_VALUE);
    }

    /** DICOM knows no such transform: the samples would have other colours than Photometric Interpretation says. */
    private static void refuseTransform(ByteBuffer segment) throws FrameException {
        if (segment.remaining() == HP_TRANSFORM_BYTES && segment.getInt() == HP_TRANSFORM && segment.get() != 0) {
            throw FrameException.unsupported("JPEG-LS with a colour transform of HP");
        }
    }
}
