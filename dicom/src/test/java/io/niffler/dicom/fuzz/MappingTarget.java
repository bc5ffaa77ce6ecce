package io.niffler.dicom.fuzz;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetReader;
import io.niffler.dicom.data.DicomParseException;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Photometric;
import io.niffler.dicom.png.FrameMapper;
import io.niffler.dicom.png.MappedFrame;
import io.niffler.dicom.png.MappingMode;
import io.niffler.dicom.png.MappingOptions;
import io.niffler.dicom.png.PixelRows;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Palettes, look-up tables, windows and rescaling. An input is mode, bits, photometric interpretation, bits stored - 1, the kind of
 * the values (0 unsigned, 1 signed, 2 real where they are not colours), columns - 1, the number of the frame, the length of the header (16 bits), the
 * header as a data set in explicit VR little endian, and the values in four bytes each, at most {@value #MAX_VALUES}.
 */
final class MappingTarget implements FuzzTarget {
    private static final int HEADER = 9;
    private static final int MAX_VALUES = 4096;
    private static final MappingMode[] MODES = {MappingMode.NIFFLER, MappingMode.WINDOW, MappingMode.RAW};
    private static final Photometric[] SHOWN = {
        Photometric.MONOCHROME1,
        Photometric.MONOCHROME2,
        Photometric.PALETTE_COLOR,
        Photometric.RGB,
        Photometric.YBR_FULL,
        Photometric.YBR_PARTIAL_422
    };

    @Override
    public Answer read(byte[] input) {
        if (input.length < HEADER) {
            return new Answer(false, 0);
        }
        ByteBuffer in = ByteBuffer.wrap(input);
        MappingMode mode = MODES[(in.get(0) & 0xFF) % MODES.length];
        MappingOptions options = new MappingOptions(mode, (in.get(1) & 1) == 0 ? Byte.SIZE : Short.SIZE);
        int headerLength = Math.min(in.getShort(7) & 0xFFFF, input.length - HEADER);
        Frame frame = frame(in, HEADER + headerLength);
        try {
            DataSet header = DataSetReader.read(
                            input, HEADER, headerLength, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, ReadOptions.IMAGES)
                    .dataSet();
            check(FrameMapper.of(header, options).map(frame, in.get(6) & 0xFF), frame, options);
            return new Answer(true, MAX_VALUES);
        } catch (DicomParseException e) {
            return new Answer(false, MAX_VALUES);
        } catch (FrameException e) {
            Expect.that(
                    e.kind() == FrameException.Kind.CORRUPT || e.kind() == FrameException.Kind.UNSUPPORTED,
                    "kind " + e.kind());
            return new Answer(false, MAX_VALUES);
        }
    }

    private static Frame frame(ByteBuffer in, int valuesAt) {
        Photometric photometric = SHOWN[(in.get(2) & 0xFF) % SHOWN.length];
        int columns = (in.get(5) & 0x1F) + 1;
        int row = columns * photometric.samplesPerPixel();
        int given = Math.min((in.limit() - valuesAt) / Integer.BYTES, MAX_VALUES);
        int rows = Math.max(1, given / row);
        int[] cells = new int[rows * row];
        for (int i = 0; i < Math.min(given, cells.length); i++) {
            cells[i] = in.getInt(valuesAt + i * Integer.BYTES);
        }
        int kind = (in.get(4) & 0xFF) % 3;
        if (kind == 2 && !photometric.colour()) {
            double[] reals =
                    Arrays.stream(cells).mapToDouble(Float::intBitsToFloat).toArray();
            return new Frame.OfReals(rows, columns, photometric, reals);
        }
        int bits = (in.get(3) & 0x1F) + 1;
        int unused = Integer.SIZE - bits;
        Arrays.setAll(cells, i -> kind == 1 ? cells[i] << unused >> unused : cells[i] << unused >>> unused);
        return new Frame.OfInts(rows, columns, photometric, bits, kind == 1, cells);
    }

    private static void check(MappedFrame mapped, Frame frame, MappingOptions options) {
        PixelRows rows = mapped.rows();
        Expect.that(rows.rows() == frame.rows() && rows.columns() == frame.columns(), "an image of another size");
        Expect.that(rows.samplesPerPixel() == 1 || rows.samplesPerPixel() == 3, "samples per pixel");
        int depth = rows.bitDepth();
        boolean possible = options.mode() == MappingMode.RAW
                ? depth <= Short.SIZE && Integer.bitCount(depth) == 1
                : depth == Byte.SIZE || depth == options.bits();
        Expect.that(possible && (rows.samplesPerPixel() == 1 || depth >= Byte.SIZE), "a depth of " + depth);
        byte[] target = new byte[rows.rowBytes()];
        for (int y = 0; y < rows.rows(); y++) {
            rows.row(y, target, 0);
        }
    }
}
