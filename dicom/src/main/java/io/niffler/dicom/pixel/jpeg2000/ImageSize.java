package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;

/**
 * The sizes of an image, its tiles and its components: the marker segment SIZ (ITU-T T.800 A.5.1), checked against the data
 * set.
 *
 * @param image where the image lies on the reference grid
 * @param tiles where the first tile would lie if nothing of the image were missing
 * @param precision bits per sample of every component
 * @param dx how far the samples of a component are apart on the reference grid, horizontally
 * @param dy the same vertically
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ImageSize(Area image, Area tiles, int precision, boolean signed, int[] dx, int[] dy) {
    /** More would not fit an int with the bits that transforms add. */
    private static final int MAX_PRECISION = 28;

    private static final int MAX_TILES = 65535;
    private static final int PART_2 = 0x8000;

    static ImageSize read(ByteCursor in, CodedFrame frame) throws FrameException {
        int capabilities = in.u16();
        int x1 = coordinate(in);
        int y1 = coordinate(in);
        int x0 = coordinate(in);
        int y0 = coordinate(in);
        Area image = new Area(x0, y0, x1, y1);
        int tileWidth = coordinate(in);
        int tileHeight = coordinate(in);
        int tileX0 = coordinate(in);
        int tileY0 = coordinate(in);
        int components = in.u16();
        checkFrame(image, components, frame);
        if ((capabilities & PART_2) != 0) {
            throw FrameException.unsupported("JPEG 2000 with extensions beyond Part 1, Rsiz " + capabilities);
        }
        if (tileX0 > x0 || tileY0 > y0) {
            throw FrameException.corrupt("the JPEG 2000 tiles do not cover the image");
        }
        // Cut at the image's end, which changes no tile and keeps the sums within an int.
        Area tiles = new Area(
                tileX0, tileY0, tileX0 + Math.min(tileWidth, x1 - tileX0), tileY0 + Math.min(tileHeight, y1 - tileY0));
        if (tiles.x1() <= x0 || tiles.y1() <= y0) {
            throw FrameException.corrupt("the JPEG 2000 tiles do not cover the image");
        }
        int[] dx = new int[components];
        int[] dy = new int[components];
        int depth = components(in, dx, dy);
        ImageSize size = new ImageSize(image, tiles, (depth & 0x7F) + 1, depth >= 0x80, dx, dy);
        size.check();
        return size;
    }

    private static int coordinate(ByteCursor in) throws FrameException {
        // A tile may be larger by far than the image; an image that begins there has another size than any data set.
        return (int) Math.min(in.u32(), Integer.MAX_VALUE);
    }

    private static void checkFrame(Area image, int components, CodedFrame frame) throws FrameException {
        if (image.width() != frame.columns()
                || image.height() != frame.rows()
                || components != frame.samplesPerPixel()) {
            throw FrameException.corrupt(
                    "the JPEG 2000 code stream has " + image.height() + " x " + image.width() + " x "
                            + components + " samples but the data set " + frame.rows() + " x " + frame.columns() + " x "
                            + frame.samplesPerPixel());
        }
    }

    private static int components(ByteCursor in, int[] dx, int[] dy) throws FrameException {
        int depth = -1;
        for (int i = 0; i < dx.length; i++) {
            int ofThis = in.u8();
            if (i > 0 && ofThis != depth) {
                throw FrameException.unsupported("JPEG 2000 components of different precision or sign");
            }
            depth = ofThis;
            dx[i] = in.u8();
            dy[i] = in.u8();
            if (dx[i] == 0 || dy[i] == 0) {
                throw FrameException.corrupt("a JPEG 2000 component without samples");
            }
        }
        return depth;
    }

    private void check() throws FrameException {
        if (precision > MAX_PRECISION) {
            throw FrameException.unsupported("JPEG 2000 with " + precision + " bits per sample");
        }
        if ((long) across() * down() > MAX_TILES) {
            throw FrameException.corrupt("a JPEG 2000 image of " + across() + " x " + down() + " tiles");
        }
        for (int i = 0; i < components(); i++) {
            if (component(i).isEmpty()) {
                throw FrameException.corrupt("a JPEG 2000 component without samples");
            }
        }
    }

    int components() {
        return dx.length;
    }

    int across() {
        return Area.ceilDiv(image.x1() - tiles.x0(), tiles.width());
    }

    int down() {
        return Area.ceilDiv(image.y1() - tiles.y0(), tiles.height());
    }

    int tileCount() {
        return across() * down();
    }

    /** The part of the image that a tile has (B-7 to B-10). */
    Area tile(int index) {
        long left = tiles.x0() + (long) (index % across()) * tiles.width();
        long top = tiles.y0() + (long) (index / across()) * tiles.height();
        return image.intersect(left, top, left + tiles.width(), top + tiles.height());
    }

    /** The samples of a component in its own coordinates. */
    Area component(int component) {
        return image.subsampled(dx[component], dy[component]);
    }
}
