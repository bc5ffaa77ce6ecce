package io.niffler.dicom.pixel.jpegls;

import io.niffler.dicom.pixel.FrameException;
import java.util.stream.Stream;

/** One scan: the lines of one component, or of several that alternate. */
final class Scan {
    private static final int RESTART_MARKERS = 8;
    /** Padding of the last byte, and a byte that is only there because the last one is FF. */
    private static final int MAX_BITS_LEFT = 15;

    private final ScanHeader header;
    private final Raster raster;
    private final LineDecoder decoder;
    private final Lines[] lines;

    Scan(ScanHeader header, Coding coding, Raster raster) {
        this.header = header;
        this.raster = raster;
        int count = header.components().length;
        decoder = new LineDecoder(coding, count);
        lines = Stream.generate(() -> new Lines(raster.columns())).limit(count).toArray(Lines[]::new);
    }

    /**
     * Decodes all lines.
     *
     * @param restartInterval how many lines there are between restart markers, at least 1
     */
    void decode(MarkerSegments segments, int restartInterval) throws FrameException {
        int rows = raster.rows();
        decode(segments.codedBits(), 0, Math.min(restartInterval, rows));
        int restarts = 0;
        for (int row = restartInterval; row < rows && row > 0; row += restartInterval) {
            if (segments.marker() != MarkerSegments.RST0 + restarts % RESTART_MARKERS) {
                throw FrameException.corrupt("another marker where restart marker " + restarts + " is due");
            }
            restarts++;
            decode(segments.codedBits(), row, row + Math.min(restartInterval, rows - row));
        }
    }

    private void decode(CodedBits bits, int from, int to) throws FrameException {
        decoder.restart(bits);
        for (Lines component : lines) {
            component.restart();
        }
        for (int row = from; row < to; row++) {
            decode(row);
        }
        if (decoder.left() > MAX_BITS_LEFT) {
            throw FrameException.corrupt("coded data is left after line " + to);
        }
    }

    private void decode(int row) throws FrameException {
        for (Lines component : lines) {
            component.advance();
            if (!header.bySample()) {
                decoder.line(component);
            }
        }
        if (header.bySample()) {
            decoder.pixels(lines);
        }
        for (int i = 0; i < lines.length; i++) {
            raster.put(row, header.components()[i], lines[i]);
        }
    }
}
