package io.niffler.dicom.pixel.jpeg2000;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One resolution of a tile's component: its sub-bands, cut into precincts (ITU-T T.800 B.5, B.6). */
final class Resolution {
    private final Area area;
    private final List<Band> bands;
    private final CodingStyle style;
    private final int widthExponent;
    private final int heightExponent;
    /** Of the bands, which have half of the samples except at the lowest resolution. */
    private final int halving;

    private final int firstColumn;
    private final int firstRow;
    private final int across;
    private final int down;
    private BlockGrid[][] precincts = {};
    private int[] layersRead = {};

    /**
     * @param level 0 for the lowest
     * @param area in the resolution's coordinates, may be empty
     */
    Resolution(int level, Area area, List<Band> bands, CodingStyle style) {
        this.area = area;
        this.bands = bands;
        this.style = style;
        widthExponent = style.precincts()[level] & 0xF;
        heightExponent = style.precincts()[level] >> 4;
        halving = level == 0 ? 0 : 1;
        firstColumn = area.x0() >> widthExponent;
        firstRow = area.y0() >> heightExponent;
        across = area.isEmpty() ? 0 : Area.ceilShift(area.x1(), widthExponent) - firstColumn;
        down = area.isEmpty() ? 0 : Area.ceilShift(area.y1(), heightExponent) - firstRow;
    }

    Area area() {
        return area;
    }

    long precinctCount() {
        return (long) across * down;
    }

    /** Makes room for the precincts, whose number has been checked. */
    void allocate() {
        precincts = new BlockGrid[across * down][];
        layersRead = new int[across * down];
    }

    /** The row of the reference grid, if no samples were left out, where a precinct begins (B.12.1.3). */
    long top(int precinct) {
        return (long) (firstRow + precinct / across) << heightExponent;
    }

    /** The column of the reference grid, if no samples were left out, where a precinct begins. */
    long left(int precinct) {
        return (long) (firstColumn + precinct % across) << widthExponent;
    }

    int layersRead(int precinct) {
        return layersRead[precinct];
    }

    boolean isComplete(int layers) {
        return Arrays.stream(layersRead).allMatch(read -> read == layers);
    }

    void countLayer(int precinct) {
        layersRead[precinct]++;
    }

    /** The blocks of a precinct, for each band that has any. */
    BlockGrid[] precinct(int index) {
        if (precincts[index] == null) {
            precincts[index] = grids(index);
        }
        return precincts[index];
    }

    private BlockGrid[] grids(int index) {
        List<BlockGrid> grids = new ArrayList<>(bands.size());
        int width = widthExponent - halving;
        int height = heightExponent - halving;
        long x = (long) (firstColumn + index % across) << width;
        long y = (long) (firstRow + index / across) << height;
        for (Band band : bands) {
            Area part = band.area().intersect(x, y, x + (1L << width), y + (1L << height));
            if (!part.isEmpty()) {
                grids.add(new BlockGrid(
                        band, part, Math.min(style.blockWidth(), width), Math.min(style.blockHeight(), height)));
            }
        }
        return grids.toArray(BlockGrid[]::new);
    }

    /** The blocks that packets have contributed to. */
    List<CodeBlock> blocks() {
        List<CodeBlock> all = new ArrayList<>();
        for (BlockGrid[] grids : precincts) {
            if (grids != null) {
                for (BlockGrid grid : grids) {
                    grid.addTo(all);
                }
            }
        }
        return all;
    }
}
