package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.FrameException;
import java.util.ArrayList;
import java.util.List;

/** Sequential DCT with Huffman coding (ITU-T T.81 annex F, processes 1, 2 and 4). */
final class SequentialDecoder implements ScanDecoder {
    private final FrameHeader header;
    private final InverseDct dct;
    private final List<Plane> planes;

    /**
     * Ready for the first scan.
     *
     * @throws FrameException of kind UNSUPPORTED for sampling factors that do not divide the greatest
     */
    SequentialDecoder(FrameHeader header) throws FrameException {
        this.header = header;
        this.dct = new InverseDct(header.precision());
        List<Plane> all = new ArrayList<>();
        for (Component component : header.components()) {
            all.add(Plane.of(component, header));
        }
        this.planes = List.copyOf(all);
    }

    @Override
    public void decode(Scan scan, Tables tables, BitReader bits) throws FrameException {
        List<BlockRun> runs = new ArrayList<>();
        for (Scan.Part part : scan.parts()) {
            int quantization = header.components().get(part.component()).quantization();
            BlockDecoder blocks = new BlockDecoder(
                    tables.dc(part.dc(), BlockDecoder.LARGEST_DC),
                    new CoefficientTable(tables.ac(part.ac())),
                    tables.quantization(quantization));
            runs.add(new BlockRun(
                    planes.get(part.component()), blocks, dct, scan.parts().size() > 1));
        }
        int across = runs.get(0).unitsAcross();
        int units = across * runs.get(0).unitsDown();
        int interval = tables.restartInterval() == 0 ? units : tables.restartInterval();
        for (int unit = 0; unit < units; unit++) {
            if (unit > 0 && unit % interval == 0) {
                bits.restart(unit / interval - 1);
                runs.forEach(BlockRun::restart);
            }
            for (BlockRun run : runs) {
                run.decode(bits, unit / across, unit % across);
            }
            if (unit % across == across - 1) {
                bits.checkNotPassed();
            }
        }
    }

    @Override
    public int[] samples() {
        int[] values = new int[header.rows() * header.columns() * planes.size()];
        for (int i = 0; i < planes.size(); i++) {
            new Upsampling(planes.get(i), header.columns()).write(values, i, planes.size());
        }
        return values;
    }
}
