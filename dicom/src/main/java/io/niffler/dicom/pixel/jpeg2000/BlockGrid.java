package io.niffler.dicom.pixel.jpeg2000;

import java.util.List;

/** The code-blocks of one precinct in one sub-band (ITU-T T.800 B.7), made when they are first included in a packet. */
final class BlockGrid {
    private final Band band;
    private final Area area;
    private final int blockWidth;
    private final int blockHeight;
    private final int firstColumn;
    private final int firstRow;
    private final int across;
    private final int down;
    private final CodeBlock[] blocks;
    private final TagTree inclusion;
    private final TagTree zeroPlanes;

    /**
     * @param area of the precinct within the band, not empty
     * @param blockWidth exponent
     * @param blockHeight exponent
     */
    BlockGrid(Band band, Area area, int blockWidth, int blockHeight) {
        this.band = band;
        this.area = area;
        this.blockWidth = blockWidth;
        this.blockHeight = blockHeight;
        firstColumn = area.x0() >> blockWidth;
        firstRow = area.y0() >> blockHeight;
        across = Area.ceilShift(area.x1(), blockWidth) - firstColumn;
        down = Area.ceilShift(area.y1(), blockHeight) - firstRow;
        blocks = new CodeBlock[across * down];
        inclusion = new TagTree(across, down);
        zeroPlanes = new TagTree(across, down);
    }

    int across() {
        return across;
    }

    int down() {
        return down;
    }

    Band band() {
        return band;
    }

    TagTree inclusion() {
        return inclusion;
    }

    TagTree zeroPlanes() {
        return zeroPlanes;
    }

    /** Null when no packet has included it yet. */
    CodeBlock block(int x, int y) {
        return blocks[y * across + x];
    }

    void addTo(List<CodeBlock> all) {
        for (CodeBlock block : blocks) {
            if (block != null) {
                all.add(block);
            }
        }
    }

    CodeBlock include(int x, int y, int planes) {
        long left = (long) (firstColumn + x) << blockWidth;
        long top = (long) (firstRow + y) << blockHeight;
        Area part = area.intersect(left, top, left + (1 << blockWidth), top + (1 << blockHeight));
        CodeBlock block = new CodeBlock(band, part, planes);
        blocks[y * across + x] = block;
        return block;
    }
}
