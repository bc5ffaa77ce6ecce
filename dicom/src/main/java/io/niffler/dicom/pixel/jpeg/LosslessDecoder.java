package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.FrameException;
import java.util.List;

/** The lossless process with Huffman coding (ITU-T T.81 annex H, process 14). */
final class LosslessDecoder implements ScanDecoder {
    private final FrameHeader header;
    private final int components;
    private final int[] values;

    /**
     * Ready for the first scan.
     *
     * @throws FrameException of kind UNSUPPORTED for components of different sizes
     */
    LosslessDecoder(FrameHeader header) throws FrameException {
        this.header = header;
        this.components = header.components().size();
        if (components > 1 && (header.greatestHorizontal() > 1 || header.greatestVertical() > 1)) {
            throw FrameException.unsupported("lossless coding with sampling factors above 1 is not decoded");
        }
        this.values = new int[header.rows() * header.columns() * components];
    }

    @Override
    public void decode(Scan scan, Tables tables, BitReader bits) throws FrameException {
        int precision = header.precision() - scan.pointTransform();
        if (scan.selection() < 1 || scan.selection() > 7 || precision < 1) {
            throw FrameException.corrupt("a lossless scan has predictor " + scan.selection() + " and point transform "
                    + scan.pointTransform() + " of " + header.precision() + " bits");
        }
        DifferenceReader reader = DifferenceReader.of(scan.parts(), tables);
        int[] differences = new int[header.columns() * scan.parts().size()];
        int rowsTogether = rowsTogether(tables.restartInterval());
        for (int row = 0; row < header.rows(); row++) {
            boolean first = row % rowsTogether == 0;
            if (first && row > 0) {
                bits.restart(row / rowsTogether - 1);
            }
            reader.read(bits, differences);
            bits.checkNotPassed();
            undo(scan, row, first ? 1 << (precision - 1) : -1, differences);
        }
        for (Scan.Part part : scan.parts()) {
            finish(part.component(), precision, scan.pointTransform());
        }
    }

    /** Restart intervals are whole rows (H.1.1). */
    private int rowsTogether(int restartInterval) throws FrameException {
        if (restartInterval == 0) {
            return header.rows();
        }
        if (restartInterval % header.columns() != 0) {
            throw FrameException.corrupt("a restart interval of " + restartInterval
                    + " samples is no whole number of rows of " + header.columns());
        }
        return restartInterval / header.columns();
    }

    private void undo(Scan scan, int row, int start, int[] differences) {
        List<Scan.Part> parts = scan.parts();
        int stride = header.columns() * components;
        for (int i = 0; i < parts.size(); i++) {
            Prediction prediction = new Prediction(
                    values,
                    row * stride + parts.get(i).component(),
                    components,
                    header.columns(),
                    differences,
                    i,
                    parts.size());
            if (start >= 0) {
                prediction.undoFirstRow(start);
            } else {
                prediction.undo(scan.selection(), stride);
            }
        }
    }

    /** Differences are taken modulo 2^16, so only now it shows whether they lead out of the range. */
    private void finish(int component, int precision, int pointTransform) throws FrameException {
        int all = 0;
        for (int i = component; i < values.length; i += components) {
            all |= values[i];
        }
        if (all >> precision != 0) {
            throw FrameException.corrupt("a sample needs more than the " + precision + " bits of the frame header");
        }
        if (pointTransform > 0) {
            for (int i = component; i < values.length; i += components) {
                values[i] <<= pointTransform;
            }
        }
    }

    @Override
    public int[] samples() {
        return values;
    }
}
