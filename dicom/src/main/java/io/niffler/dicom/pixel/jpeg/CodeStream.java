package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Samples;

/** One frame, decoded from its first marker to its last (ITU-T T.81 B.2.1). */
final class CodeStream {
    private final CodedFrame frame;
    private final MarkerReader markers;
    private final Tables tables = new Tables();
    private final ColourMarkers colours = new ColourMarkers();

    CodeStream(CodedFrame frame) throws FrameException {
        this.frame = frame;
        this.markers = MarkerReader.of(frame);
    }

    Samples decode() throws FrameException {
        FrameHeader stated = readHeader();
        FrameHeader header = stated.matched(frame);
        ScanDecoder decoder = header.lossless() ? new LosslessDecoder(header) : new SequentialDecoder(header);
        readScans(header, decoder);
        if (stated.rows() == 0 && markers.next() == Marker.DNL) {
            checkLines(header);
        }
        return colours.apply(decoder.samples(), header, frame.photometric());
    }

    private FrameHeader readHeader() throws FrameException {
        int marker = markers.next();
        while (!Marker.beginsFrame(marker)) {
            if (marker == Marker.EOI || marker == Marker.SOS) {
                throw FrameException.corrupt("the code stream has no frame header");
            }
            tables.read(marker, markers);
            colours.read(marker, markers);
            marker = markers.next();
        }
        return FrameHeader.read(marker, markers);
    }

    private void readScans(FrameHeader header, ScanDecoder decoder) throws FrameException {
        boolean[] decoded = new boolean[header.components().size()];
        int missing = decoded.length;
        while (missing > 0) {
            int marker = markers.next();
            if (marker == Marker.SOS) {
                Scan scan = Scan.read(markers, header);
                for (Scan.Part part : scan.parts()) {
                    if (decoded[part.component()]) {
                        throw FrameException.corrupt("a component is in two scans");
                    }
                    decoded[part.component()] = true;
                    missing--;
                }
                BitReader bits = markers.bits();
                decoder.decode(scan, tables, bits);
                markers.continueAt(bits.finish());
            } else {
                readBetweenScans(marker, header, missing);
            }
        }
    }

    private void readBetweenScans(int marker, FrameHeader header, int missing) throws FrameException {
        if (marker == Marker.EOI) {
            throw FrameException.corrupt(missing + " of " + header.components().size() + " components are missing");
        }
        if (Marker.beginsFrame(marker)) {
            throw FrameException.corrupt("the code stream has two frame headers");
        }
        if (marker == Marker.DNL) {
            checkLines(header);
        }
        tables.read(marker, markers);
        colours.read(marker, markers);
    }

    /** The number of lines behind the first scan (B.2.5), for frame headers that leave it open. */
    private void checkLines(FrameHeader header) throws FrameException {
        int rows = markers.u16();
        if (rows != header.rows()) {
            throw FrameException.corrupt(
                    "the code stream has " + rows + " lines, the data set " + header.rows() + " rows");
        }
    }
}
